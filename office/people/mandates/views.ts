import { openPerson } from '../../access/actions.ts'
import { purposeAtDesk } from '../../access/ground.ts'
import {
  type Ctx,
  type HelperActor,
  type HelperCtx,
  type PersonCtx,
  purposeOf,
  type Side,
  type StaffCtx,
} from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type Deed, deedsOf } from './deeds.ts'
import type { Act, Mandate, MandateLine, Question } from './model.ts'

import { actsGiven, covered, covers } from './rules.ts'
import * as store from './store.ts'

type Reading = Pick<Ctx, 'tx' | 'clock'>
type HolderNow = { mandateId: string; holderId: string; name: string; language: string }

/**
 * Everybody who may do this for the person at this moment, each once: to whom a notice goes as well, whose opening
 * counts as reached. Nobody while a safety flag stands.
 */
export async function holdersOf(
  { tx }: Reading,
  personId: string,
  question: Omit<Question, 'inCall'>,
): Promise<HolderNow[]> {
  const register = await store.registerOf(tx, personId)
  const byHolder = Map.groupBy(
    register.filter((row) => row.holderId !== null),
    (row) => row.holderId as string,
  )
  return [...byHolder].flatMap(([holderId, rows]) => {
    const mandate = covered(rows, question)
    const row = rows.find(({ id }) => id === mandate?.id)
    return row
      ? [{ mandateId: row.id, holderId, name: row.holderName, language: row.holderLanguage ?? row.language }]
      : []
  })
}

/** The mandate in force between these two now, the latest first; null when there is none. */
export async function mandateOf(
  { tx, clock }: Reading,
  holderId: string,
  personId: string,
): Promise<Mandate | null> {
  const rows = await store.registerOf(tx, personId, { holderId })
  const at = clock.now()
  return (
    rows.find((row) =>
      covers(row, {
        act: row.acts[0] as Act,
        side: row.sides[0] as Side,
        theme: row.themes[0] ?? null,
        threadId: row.threadId,
        at,
      }),
    ) ?? null
  )
}

/**
 * may anybody carry messages to and from the person now, about one of these themes, or about anything where none is
 * named? With or without a login: a holder can be rung. Nobody as far as the reader is concerned while the wall hides it.
 */
export async function hasHelper(
  { tx, clock }: Reading,
  personId: string,
  themes: readonly string[],
): Promise<boolean> {
  const register = await store.registerOf(tx, personId)
  const at = clock.now()
  const carries = (rows: readonly store.RegisterRow[], row: store.RegisterRow, theme: string | null) =>
    row.sides.some((side) =>
      (['receive', 'speakFor'] as const).some(
        (act) => covered(rows, { act, side, theme, threadId: row.threadId, at }) !== null,
      ),
    )
  return [...Map.groupBy(register, (row) => row.holderId ?? row.holderName).values()].some((rows) =>
    rows.some((row) =>
      (themes.length > 0 ? themes : [row.themes[0] ?? null]).some((theme) => carries(rows, row, theme)),
    ),
  )
}

const line = ({ holderBirthDate: _b, giverBirthDate: _g, ...row }: store.RegisterRow): MandateLine => ({
  id: row.id,
  kind: row.kind,
  consentTo: row.consentTo,
  messageId: row.messageId,
  holderName: row.holderName,
  relation: row.relation,
  sides: [...row.sides],
  themes: [...row.themes],
  acts: [...row.acts],
  threadNumber: row.threadNumber,
  callOnly: row.callOnly,
  earlierMaterial: row.earlierMaterial,
  fromAt: row.fromAt,
  untilAt: row.untilAt,
  form: row.form,
  language: row.language,
  before: row.before,
  state: row.state,
  hasLogin: row.hasLogin,
  endedAt: row.endedAt,
  renewalAskedAt: row.renewalAskedAt,
})

type MyHelpers = { mandates: MandateLine[]; deeds: Deed[] }

/** "Hjelperne mine": who may do what, and everything done in the person's name, the newest first. */
export async function myHelpers(ctx: PersonCtx): Promise<MyHelpers> {
  const { personId } = ctx.actor
  const register = await store.registerOf(ctx.tx, personId)
  return { mandates: register.map(line), deeds: await deedsOf(ctx, personId, register) }
}

export type Representing = {
  personId: string
  name: string
  language: string
  mandates: Pick<
    store.MyMandate,
    'id' | 'sides' | 'themes' | 'acts' | 'fromAt' | 'untilAt' | 'earlierMaterial' | 'renewalAskedAt'
  >[]
}

/** Whom the reader may act for now. What was asked for, declined or has ended is not told: it is as if it never was. */
export async function whomIHelp(ctx: PersonCtx | HelperCtx): Promise<Representing[]> {
  const rows = await store.myMandates(ctx.tx, ctx.clock.now())
  const byGiver = Map.groupBy(rows, (row) => row.personId)
  return [...byGiver.values()].flatMap((mandates) => {
    const [first] = mandates
    if (!first) return []
    const { personId, givenName, familyName, language } = first
    return [{ personId, name: `${givenName} ${familyName}`, language, mandates }]
  })
}

/** The holder in the role of one who acts for this giver; null when nothing lets them. */
export async function asHelperFor(
  ctx: PersonCtx,
  giverId: string,
  name: string,
): Promise<HelperActor | null> {
  const mine = (await store.myMandates(ctx.tx, ctx.clock.now())).filter(
    ({ personId }) => personId === giverId,
  )
  const mandate = mine[0]
  const { personId: holderId, language } = ctx.actor
  return mandate
    ? { kind: 'helper', holderId, personId: giverId, mandateId: mandate.id, language, name }
    : null
}

/** What the holder who acts may do, of everything: the union of what they hold from this giver. */
export async function myScope(ctx: HelperCtx): Promise<Representing | null> {
  return (await whomIHelp(ctx))[0] ?? null
}

/** May the holder who acts do this anywhere, or in this conversation? What it is about is only known when it is written. */
export async function mayDo(
  ctx: HelperCtx,
  act: Act,
  threadId: string | null,
): Promise<{ id: string; relation: string } | null> {
  const at = ctx.clock.now()
  for (const row of await store.myMandates(ctx.tx, at)) {
    if (!actsGiven(row.acts).includes(act)) continue
    if (row.threadId !== null && row.threadId !== threadId) continue
    if (await store.letsAnywhere(ctx.tx, row, act, at)) return row
  }
  return null
}

type StaffRegister = {
  mandates: MandateLine[]
  /** how and where is for cleared staff; that a flag stands is for everybody who has opened the person. */
  safety: { stands: boolean; reach: string | null; contact: string | null; meetingPlace: string | null }
  interpreting: { id: string; language: string; askedAt: Temporal.Instant; dueAt: Temporal.Instant }[]
}

/** who holds what, from when to when; no case content through it. Refuses as opening does. */
export async function registerFor(
  ctx: StaffCtx,
  personId: string,
  purpose: string | null = null,
): Promise<Result<StaffRegister>> {
  const opened = await openPerson(ctx, personId, {
    purpose: purposeOf(purpose) ?? purposeAtDesk(ctx.actor),
    what: 'mandates',
  })
  if (!opened.ok) return opened
  const reads = ['W', 'R'].includes(opened.value.codes['M-19'])
  const register = reads ? await store.registerOf(ctx.tx, personId) : []
  return ok({
    mandates: register.map(line),
    safety: await store.safetyOf(ctx.tx, personId),
    interpreting: await store.openInterpreting(ctx.tx, personId),
  })
}

/** For the contact centre and the desk: is there a mandate that lets this person be answered about this, now? */
export async function mandateInPlace(
  ctx: StaffCtx,
  input: {
    personId: string
    holderName: string
    act: Act
    side: Side
    theme?: string | null
    callId?: string | null
  },
): Promise<Result<{ inPlace: boolean }>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeAtDesk(ctx.actor),
    what: 'mandates',
  })
  if (!opened.ok) return opened
  const name = input.holderName.trim().toLocaleLowerCase('nb')
  const register = (await store.registerOf(ctx.tx, input.personId)).filter(
    (row) => row.holderName.toLocaleLowerCase('nb') === name,
  )
  const question = { ...input, theme: input.theme ?? null, at: ctx.clock.now(), inCall: true }
  return ok({ inPlace: covered(register, question) !== null })
}
