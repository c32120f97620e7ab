import {
  isLanguage,
  isPageLanguage,
  type Language,
  type PageLanguage,
  type TextKey,
  textFor,
} from '../../../text/index.ts'
import { sayDate, sayWindow } from '../../../text/when.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { guardText } from '../../reach/sms/guard/rules.ts'
import { queueText } from '../../reach/sms/queue.ts'
import { smsObstacle } from '../../reach/sms/rules.ts'
import { againstAsked, askedOfTexts } from '../../reach/sms/wanted.ts'
import { atDesk, openVisit } from './desk.ts'
import { type NextStep, RECEIVERS, SLIPS, type SlipKind, type Visit } from './model.ts'
import { updateVisit } from './store.ts'

/** One line of the slip in the reader's words: what, who and on which day; no theme is in it. */
export function slipLine(
  step: Pick<NextStep, 'kind' | 'who' | 'at' | 'until' | 'latest' | 'contact'>,
  language: PageLanguage,
  now: Temporal.Instant,
): string {
  const say = textFor(language)
  const at = Temporal.Instant.from(step.at)
  const when =
    step.until === null
      ? sayDate(language, at, now)
      : sayWindow(language, at, Temporal.Instant.from(step.until), now)
  const who =
    step.contact?.name ??
    (Object.hasOwn(RECEIVERS, step.who) ? say(`visits:reception.receiver.${step.who}` as TextKey) : step.who)
  return say(`visits:reception.step.${step.kind}${step.latest ? 'By' : ''}` as TextKey, { who, when })
}

export const slipLanguage = (visit: Pick<Visit, 'language'>): PageLanguage =>
  isPageLanguage(visit.language) ? visit.language : 'nb'

/** A text message is in a language of the office's own: an unread one has nobody beside it who could be asked. */
const smsLanguage = (visit: Pick<Visit, 'language'>): Language =>
  isLanguage(visit.language) ? visit.language : 'nb'

/**
 * R-442, C6-01: the visitor has the next step in hand: on paper, on their own phone, or read to them. Refuses with
 * `noNextStep` (nothing to have), `numberNotUsable` (no number of their own that texts may go to, or none are wanted, R-294),
 * `badForm`.
 */
export async function giveSlip(
  ctx: StaffCtx,
  input: { visitId: string; how: string },
): Promise<Result<{ version: number }>> {
  const how = SLIPS.find((known) => known === input.how)
  if (how === undefined) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    return found.ok ? handOver(desk, found.value, how) : found
  })
}

export async function handOver(desk: Ctx, visit: Visit, how: SlipKind): Promise<Result<{ version: number }>> {
  if (visit.steps.length === 0) return refused('noNextStep')
  if (how === 'sms') {
    const sent = await text(desk, visit)
    if (!sent) return refused('numberNotUsable')
  }
  const version = await updateVisit(desk.tx, visit, { slip: how, slipAt: desk.clock.now() })
  return ok({ version })
}

async function text(ctx: Ctx, visit: Visit): Promise<boolean> {
  if (visit.personId === null) return false
  const facts = (await reachFactsOf(ctx, [visit.personId])).get(visit.personId)
  if (facts !== undefined && againstAsked(askedOfTexts(facts), false)) return false
  const points = await ctx.tx
    .selectFrom('contactPoint')
    .select(['id', 'value', 'phoneKind', 'confirmedAt', 'notWorkingSince', 'unwanted'])
    .where('personId', '=', visit.personId)
    .where('kind', '=', 'phone')
    .where('endedAt', 'is', null)
    .execute()
  const point = points.find((one) => smsObstacle(one) === null)
  if (!point) return false
  const language = smsLanguage(visit)
  const say = textFor(language)
  const agency = ctx.settings.get<string>('agency.name')
  const body = [
    visit.steps.map(withNumber),
    visit.steps.map(({ contact: _, ...step }) => ({ step, tel: '' })),
  ]
    .map((steps) => steps.map(({ step, tel }) => slipLine(step, language, ctx.clock.now()) + tel).join(' '))
    .map((lines) => say('visits:reception.sms', { agency, lines }))
    // The name of a body may tell what somebody came about: then the text says what kind of body it is.
    .find((text) => guardText(text).length === 0)
  if (body === undefined) return false
  await queueText(ctx, {
    personId: visit.personId,
    address: point.value,
    contactPointId: point.id,
    language,
    body,
    kind: 'visitSlip',
  })
  return true
}

/** whom they were shown on to, with the number in the same text. */
const withNumber = (step: NextStep) => {
  const { name, phone } = step.contact ?? { name: '', phone: null }
  return { step, tel: phone === null ? '' : ` ${name}: ${phone}.` }
}
