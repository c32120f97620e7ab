import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { notCome } from './legs.ts'
import { missing } from './missing.ts'
import type { Gender, Why } from './model.ts'
import { rememberNeed } from './need.ts'
import { connected, placeOrder } from './order.ts'
import { isInterpreted } from './rules.ts'
import { lockOrder, type OrderOf, ownCall, ownChat, runningOrder } from './store.ts'

export { familyInterpreted, redo } from './family.ts'
export { adoptOrders } from './need.ts'

type CallInterpreter = OrderOf & {
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
 * `notFound` (no call and no chat of theirs; no such person for them; a role that orders nothing), `empty` (no language),
 * `badForm`, and `conflict` while one is on the way in another language.
 */
export async function callInterpreter(
  ctx: StaffCtx,
  input: CallInterpreter,
): Promise<Result<InterpreterAsked>> {
  const found = await talkOf(ctx, input, input.why)
  if (!found.ok) return found
  const talk = found.value
  const language = languageOf(input.language, talk.profile, talk.language)
  if (language === '') return refused('empty')
  const dialect = (input.dialect ?? '').trim() || null
  if (!isInterpreted(language) || (dialect ?? '').length > LONGEST_DIALECT) return refused('badForm')
  return ctx.beyondWall(async (beyond) => {
    const running = await runningOrder(beyond.tx, talk)
    if (running?.language === language)
      return ok({ requestId: running.id, dueAt: running.dueAt, joined: true })
    if (running !== undefined && (talk.callId !== null || talk.chatId !== null)) return refused('conflict')
    const { personId, callId, chatId } = talk
    const order = await placeOrder(beyond, {
      personId,
      callId,
      chatId,
      language,
      dialect,
      gender: input.gender ?? null,
      why: input.why,
      officeId: ctx.actor.officeId ?? talk.officeId,
      askedBy: ctx.actor.staffId,
      team: ctx.actor.teams[0],
    })
    if (personId !== null) await rememberNeed(beyond, personId, language)
    return ok({ requestId: order.id, dueAt: order.dueAt, joined: false })
  })
}

type Profile = OpenedPerson['person']
type TheirTalk = {
  callId: string | null
  chatId: string | null
  personId: string | null
  language: string | undefined
  officeId: string | null
  profile: Profile | undefined
}

/** The talk that is somebody's own to order for: their call, their chat, or whoever they have opened (M-37). */
async function talkOf(ctx: StaffCtx, of: OrderOf, why: Why): Promise<Result<TheirTalk>> {
  const { callId = null, chatId = null } = of
  const { staffId } = ctx.actor
  const { call, chat } = await ctx.beyondWall(async (beyond) => ({
    call: callId === null ? undefined : await ownCall(beyond, callId, staffId),
    chat: chatId === null ? undefined : await ownChat(beyond, chatId, staffId),
  }))
  if ((callId !== null && call === undefined) || (chatId !== null && chat === undefined))
    return refused('notFound')
  // In a chat nobody says who it is but a login.
  const personId = chat === undefined ? (of.personId ?? call?.personId ?? null) : chat.personId
  const talk = {
    callId,
    chatId,
    personId,
    language: (call ?? chat)?.language,
    officeId: call?.officeId ?? null,
  }
  if (personId === null) return (call ?? chat) ? ok({ ...talk, profile: undefined }) : refused('notFound')
  const opened = await openPerson(ctx, personId, {
    purpose: why === 'visit' ? 'visit' : 'call',
    what: 'interpreter',
  })
  if (!opened.ok) return opened
  return opened.value.codes['M-37'] === 'W'
    ? ok({ ...talk, profile: opened.value.person })
    : refused('notFound')
}

/** What was said, what the profile says, what the caller chose; Norwegian is no language to interpret. */
const languageOf = (
  said: string | undefined,
  profile: Pick<Profile, 'interpreterLanguage' | 'language'> | undefined,
  talk: string | undefined,
): string =>
  said ??
  [profile?.interpreterLanguage, talk, profile?.language].find(
    (code) => code != null && isInterpreted(code),
  ) ??
  profile?.language ??
  ''

type Came = {
  requestId: string
  /** `notCome`: said yes and was not there when they were rung; the next service is asked. */
  outcome: { name?: string; kind: 'professional' | 'onDemand' } | 'noneFound' | 'notCome'
}

/**
 * Where no line of ours carries the talk, an interpreter whom somebody rang themselves is there, by name and kind
 * was not there; or nobody was found. Refuses with `notFound`, `alreadyEnded`, `conflict` (nobody has said yes;
 * or our own line rings them), and `needsInterpreter` without a name.
 */
export async function interpreterCame(ctx: StaffCtx, input: OrderOf & Came): Promise<Result<null>> {
  const found = await talkOf(ctx, input, 'visit')
  if (!found.ok) return found
  const { outcome } = input
  return ctx.beyondWall(async (beyond) => {
    const order = await lockOrder(beyond.tx, input.requestId)
    if (order === undefined || !isOf(order, found.value)) return refused('notFound')
    if (order.endedHow !== null) return refused('alreadyEnded')
    if (order.legId !== null) return refused('conflict')
    if (outcome === 'notCome') {
      if (order.acceptedAt === null) return refused('conflict')
      await notCome(beyond, order, 'noAnswer')
    } else if (outcome === 'noneFound') await missing(beyond, order, 'noneFound')
    else {
      const said = (outcome.name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
      const name = said || (order.interpreterName ?? '')
      if (name === '') return refused('needsInterpreter')
      await connected(beyond, order, { name, kind: outcome.kind })
    }
    return ok(null)
  })
}

const isOf = (order: Required<OrderOf>, talk: Required<OrderOf>): boolean =>
  talk.callId !== null
    ? order.callId === talk.callId
    : talk.chatId !== null
      ? order.chatId === talk.chatId
      : order.personId === talk.personId
