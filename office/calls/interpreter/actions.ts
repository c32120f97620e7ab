import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { missing } from './missing.ts'
import type { Gender, Why } from './model.ts'
import { rememberNeed } from './need.ts'
import { connected, placeOrder } from './order.ts'
import { isInterpreted } from './rules.ts'
import { lockOrder, ownCall, runningOrder } from './store.ts'

export { familyInterpreted, redo } from './family.ts'
export { adoptOrders } from './need.ts'

type CallInterpreter = {
  callId?: string | null
  chatId?: string | null
  visitId?: string | null
  personId?: string | null
  /** Absent: as the profile says. */
  language?: string
  gender?: Gender | null
  dialect?: string | null
  why: Why
}
type InterpreterAsked = {
  requestId: string
  dueAt: Temporal.Instant
  /** One was under way already. */
  joined: boolean
}

const LONGEST_DIALECT = 60

/**
 * whoever has the person on the line, in a chat or in front of them asks for an interpreter: one button,
 * every role. Asked twice it is one order. Whose profile it is known to be has the need from now on. Refuses with
 * `notFound` (no call of theirs; no such person for them; a role that orders nothing), `empty` (no language), `badForm`.
 */
export async function callInterpreter(
  ctx: StaffCtx,
  input: CallInterpreter,
): Promise<Result<InterpreterAsked>> {
  const callId = input.callId ?? null
  const call =
    callId === null ? undefined : await ctx.beyondWall((beyond) => ownCall(beyond, callId, ctx.actor.staffId))
  if (callId !== null && call === undefined) return refused('notFound')
  const personId = input.personId ?? call?.personId ?? null
  if (personId === null && call === undefined) return refused('notFound')
  const opened = personId === null ? null : await open(ctx, personId, input.why)
  if (opened !== null && !opened.ok) return opened
  const language = languageOf(input.language, opened?.value.person, call?.language)
  if (language === '') return refused('empty')
  const dialect = (input.dialect ?? '').trim() || null
  if (!isInterpreted(language) || (dialect ?? '').length > LONGEST_DIALECT) return refused('badForm')
  return ctx.beyondWall(async (beyond) => {
    const running = await runningOrder(beyond.tx, { callId, personId })
    if (running?.language === language)
      return ok({ requestId: running.id, dueAt: running.dueAt, joined: true })
    if (running !== undefined && callId !== null) return refused('conflict')
    const order = await placeOrder(beyond, {
      personId,
      callId,
      chatId: input.chatId ?? null,
      visitId: input.visitId ?? null,
      language,
      dialect,
      gender: input.gender ?? null,
      why: input.why,
      officeId: ctx.actor.officeId ?? call?.officeId ?? null,
      askedBy: ctx.actor.staffId,
      team: ctx.actor.teams[0],
    })
    if (personId !== null) await rememberNeed(beyond, personId, language)
    return ok({ requestId: order.id, dueAt: order.dueAt, joined: false })
  })
}

/** M-37: whoever may order. */
async function open(ctx: StaffCtx, personId: string, why: Why): Promise<Result<OpenedPerson>> {
  const opened = await openPerson(ctx, personId, {
    purpose: why === 'visit' ? 'visit' : 'call',
    what: 'interpreter',
  })
  if (!opened.ok) return opened
  return opened.value.codes['M-37'] === 'W' ? opened : refused('notFound')
}

/** What was said, what the profile says, what the caller chose; Norwegian is no language to interpret. */
const languageOf = (
  said: string | undefined,
  profile: { interpreterLanguage: string | null; language: string } | undefined,
  call: string | undefined,
): string =>
  said ??
  [profile?.interpreterLanguage, call, profile?.language].find(
    (code) => code != null && isInterpreted(code),
  ) ??
  profile?.language ??
  ''

/**
 * Outside a call an interpreter whom somebody rang themselves is there, by name and kind, or nobody was found.
 * Refuses with `notFound`, `alreadyEnded`, and `needsInterpreter` without a name.
 */
export async function interpreterCame(
  ctx: StaffCtx,
  input: {
    personId: string
    requestId: string
    outcome: { name: string; kind: 'professional' | 'onDemand' } | 'noneFound'
  },
): Promise<Result<null>> {
  const opened = await open(ctx, input.personId, 'visit')
  if (!opened.ok) return opened
  const { outcome } = input
  const name = outcome === 'noneFound' ? '' : outcome.name.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (outcome !== 'noneFound' && name === '') return refused('needsInterpreter')
  return ctx.beyondWall(async (beyond) => {
    const order = await lockOrder(beyond.tx, input.requestId)
    if (order === undefined || order.personId !== input.personId) return refused('notFound')
    if (order.endedHow !== null) return refused('alreadyEnded')
    if (outcome === 'noneFound') await missing(beyond, order, 'noneFound')
    else await connected(beyond, order, { name, kind: outcome.kind })
    return ok(null)
  })
}
