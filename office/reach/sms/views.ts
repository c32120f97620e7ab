import { openPerson } from '../../access/actions.ts'
import { purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { type SmsObstacle, smsObstacle } from './rules.ts'
import { mayCheck } from './unidentified.ts'
import { type AskedOfTexts, askedOfTexts } from './wanted.ts'

type SmsNumber = {
  id: string
  value: string
  phoneKind: string | null
  prepaid: boolean
  /** Why it cannot be chosen; null where it can (C3-05). */
  obstacle: SmsObstacle | null
}
type SmsLine = {
  id: string
  at: Temporal.Instant
  direction: 'in' | 'out'
  text: string
  state: string | null
}
type SmsWindow = {
  person: { id: string; givenName: string; familyName: string; language: string }
  numbers: SmsNumber[]
  asked: AskedOfTexts
  lines: SmsLine[]
  offers: { id: string; meetingAt: Temporal.Instant; place: string; answer: string | null }[]
}

/** The texts with one person: to which numbers one may write, what went back and forth, what was offered. */
export async function smsWindow(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<SmsWindow>> {
  const opened = await openPerson(ctx, input.personId, { purpose: purposeOf(input.purpose), what: 'sms' })
  if (!opened.ok) return opened
  const { id, givenName, familyName, language } = opened.value.person
  const points = await ctx.tx
    .selectFrom('contactPoint')
    .select(['id', 'value', 'phoneKind', 'prepaid', 'confirmedAt', 'notWorkingSince', 'unwanted'])
    .where('personId', '=', id)
    .where('kind', '=', 'phone')
    .where('endedAt', 'is', null)
    .orderBy('confirmedAt', (order) => order.desc().nullsLast())
    .execute()
  const facts = (await reachFactsOf(ctx, [id])).get(id)
  return ok({
    person: { id, givenName, familyName, language },
    numbers: points.map((point) => ({
      id: point.id,
      value: point.value,
      phoneKind: point.phoneKind,
      prepaid: point.prepaid,
      obstacle: smsObstacle(point),
    })),
    asked: facts === undefined ? null : askedOfTexts(facts),
    lines: await linesOf(ctx, id),
    offers: await ctx.tx
      .selectFrom('smsOffer')
      .select(['id', 'meetingAt', 'place', 'answer'])
      .where('personId', '=', id)
      .orderBy('offeredAt', 'desc')
      .limit(5)
      .execute(),
  })
}

const SHOWN = 30

async function linesOf(ctx: StaffCtx, personId: string): Promise<SmsLine[]> {
  const rows = await ctx.tx
    .selectFrom('message as m')
    .innerJoin('messageText as t', (join) =>
      join.onRef('t.personId', '=', 'm.personId').onRef('t.messageId', '=', 'm.id'),
    )
    .leftJoin('outgoing as o', (join) =>
      join.onRef('o.personId', '=', 'm.personId').onRef('o.messageId', '=', 'm.id'),
    )
    .select(['m.id', 'm.receivedAt as at', 'm.direction', 't.body as text', 'o.state'])
    .where('m.personId', '=', personId)
    .where('m.channel', '=', 'sms')
    .orderBy('m.receivedAt', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({ ...row, direction: row.direction as 'in' | 'out' })).reverse()
}

export type Unidentified = {
  id: string
  channel: string
  sender: string
  body: string
  language: string
  receivedAt: Temporal.Instant
  replied: boolean
  /** It was said, and can be heard. */
  recorded: boolean
}

/** what came from numbers and addresses that are nobody's own, oldest first. Empty for all but those who check. */
export async function unidentifiedQueue(ctx: StaffCtx): Promise<Unidentified[]> {
  if (!mayCheck(ctx.actor.roles)) return []
  return ctx.tx
    .selectFrom('unidentified')
    .select(['id', 'channel', 'sender', 'body', 'language', 'receivedAt', 'replied'])
    .select((e) => e('recordingType', 'is not', null).$castTo<boolean>().as('recorded'))
    .where('state', '=', 'open')
    .orderBy('receivedAt')
    .limit(100)
    .execute()
}
