import { openPerson } from '../../access/actions.ts'
import { type Ctx, purposeOf, type StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { higher } from '../../kernel/promise/rules.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { hasHelper } from '../../people/mandates/views.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { portalWorks } from '../rules.ts'
import { deviates } from './choice.ts'
import {
  type Advice,
  type AdviceFacts,
  type AdvicePurpose,
  type ChannelReason,
  type ChoiceBasis,
  type ContentMark,
  KNOWN_SITUATIONS,
  type OfficePolicy,
  type Situation,
} from './model.ts'
import { advise } from './rules.ts'
import { phoneSlots } from './slots.ts'
import { choiceCounts, type Deputy, deputyOf, type Standing, standingOf } from './store.ts'

export type AdviceAsked = {
  personId: string
  purpose?: AdvicePurpose
  content?: readonly ContentMark[]
  situation?: readonly Situation[]
  urgency?: Urgency
  threadId?: string | null
  /** The entries that it is about; all that are open in the conversation otherwise. */
  promiseIds?: readonly string[]
}
type Reading = Pick<Ctx, 'tx' | 'clock' | 'settings'> & { actor?: Ctx['actor'] }

/** The advice with the facts it was given on; undefined for a person whom the wall hides. */
export async function adviceOf(
  ctx: Reading,
  asked: AdviceAsked,
): Promise<{ facts: AdviceFacts; advice: Advice; usedAt: Temporal.Instant | null } | undefined> {
  const { personId, threadId = null, promiseIds = null } = asked
  const reach = (await reachFactsOf(ctx, [personId])).get(personId)
  const standing = await standingOf(ctx.tx, { personId, threadId, promiseIds })
  if (!reach || !standing) return undefined
  const helped = await hasHelper(ctx, personId, standing.themes)
  const officeId = ctx.actor?.kind === 'staff' ? ctx.actor.officeId : null
  const facts: AdviceFacts = {
    reach,
    purpose: purposeIn(asked, standing),
    content: asked.content ?? [],
    urgency: higher(asked.urgency ?? 'ordinary', standing.urgency),
    situation: situationsOf(asked.situation ?? [], standing, helped),
    office: officePolicy(ctx, officeId),
  }
  return { facts, advice: advise(facts), usedAt: standing.usedAt }
}

/** follow-up is light only after a first meeting; before it, it is a start. */
const purposeIn = ({ purpose = 'answer' }: AdviceAsked, { metBefore }: Standing): AdvicePurpose =>
  purpose === 'followUp' && !metBefore ? 'startUp' : purpose

/** whether a helper may is what the register says, and nothing that somebody ticks. */
const situationsOf = (told: readonly Situation[], standing: Standing, helped: boolean): Situation[] => [
  ...new Set([
    ...told.filter((one) => !KNOWN_SITUATIONS.includes(one)),
    ...situationIn(standing),
    ...(helped ? (['mandate'] as const) : []),
  ]),
]

const DISPUTES: readonly string[] = ['serviceComplaint', 'unfairTreatment']

/** What the ledger and the conversation already say of the situation, so that nobody has to tick it. */
function situationIn(standing: Standing): Situation[] {
  const found: (Situation | false)[] = [
    (standing.talkOwed || standing.notUnderstood) && 'misunderstanding',
    standing.themes.some((theme) => DISPUTES.includes(theme)) && 'conflict',
    standing.closeProgramme && 'closeProgramme',
    standing.youthGuarantee && 'youthGuarantee',
    (standing.needLevel >= 2 || standing.bothSides) && 'compoundNeeds',
  ]
  return found.filter((one) => one !== false)
}

function officePolicy({ settings, clock }: Reading, officeId: string | null): OfficePolicy {
  const today = clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  return {
    open: settings.calendar(officeId).isWorkingDay(today),
    video: settings.get<boolean>('meeting.video', officeId),
    homeVisits: settings.get<boolean>('meeting.homeVisits', officeId),
    directNumber: settings.get<OfficePolicy['directNumber']>('directNumber.policy', officeId),
  }
}

export type AdviceShown = {
  advice: Advice
  purpose: AdvicePurpose
  content: readonly ContentMark[]
  situation: readonly Situation[]
  urgency: Urgency
  /** Would a written answer on Min side be another way than advised? */
  writingDeviates: boolean
  /** K19: does it close the entry? `unsure` where nobody has found out. */
  writingWorks: 'yes' | 'no' | 'unsure'
  /** C3-03: when one could ring instead, and who could do it. */
  slots: Temporal.Instant[]
  deputy: Deputy | null
}

/**
 * what to do to reach this person with this, for whoever is about to choose. Refuses with `needsPurpose`
 * and `notFound`.
 */
export async function adviceFor(
  ctx: StaffCtx,
  asked: AdviceAsked & { opening?: string },
): Promise<Result<AdviceShown>> {
  const opened = await openPerson(ctx, asked.personId, {
    purpose: purposeOf(asked.opening),
    what: 'personPage',
  })
  if (!opened.ok) return opened
  const found = await adviceOf(ctx, asked)
  if (!found) return refused('notFound')
  const { facts, advice, usedAt } = found
  const works = portalWorks(
    facts.reach,
    usedAt && { at: usedAt, alone: true },
    ctx.clock.now(),
    ctx.settings.get<number>('reach.usableDays'),
  )
  return ok({
    advice,
    purpose: facts.purpose,
    content: facts.content,
    situation: facts.situation,
    urgency: facts.urgency,
    writingDeviates: deviates(advice, 'portal'),
    writingWorks: works ? 'yes' : facts.reach.status === 'unknown' ? 'unsure' : 'no',
    slots: phoneSlots(ctx.clock.now(), ctx.settings.calendar(ctx.actor.officeId)),
    deputy: await deputyOf(ctx.tx, ctx.actor.staffId),
  })
}

export type ChoiceFigures = {
  /** Contacts for which somebody chose the way by hand. */
  chosen: number
  otherThanAdvised: number
  byCapacity: number
  withoutReason: number
  /** Reasons given for another way than advised, the most frequent first; groups under five are left out. */
  reasons: { reason: ChannelReason; basis: ChoiceBasis; times: number }[]
}

/** how often another way than advised was taken in the last seven days, and why. Leaders only. */
export async function channelChoices(ctx: StaffCtx): Promise<Result<ChoiceFigures>> {
  if (!ctx.actor.roles.includes('LE')) return refused('notFound')
  const rows = await choiceCounts(ctx.tx, ctx.clock.now().subtract({ hours: 7 * 24 }))
  const sum = (some: typeof rows, of: 'chosen' | 'deviating') => some.reduce((all, row) => all + row[of], 0)
  const reasons = rows.flatMap(({ reason, basis, deviating }) =>
    reason !== null && basis !== null && deviating >= 5 ? [{ reason, basis, times: deviating }] : [],
  )
  return ok({
    chosen: sum(rows, 'chosen'),
    otherThanAdvised: sum(rows, 'deviating'),
    byCapacity: sum(
      rows.filter((row) => row.basis === 'capacity'),
      'deviating',
    ),
    withoutReason: sum(
      rows.filter((row) => row.reason === null),
      'deviating',
    ),
    reasons: reasons.sort((a, b) => b.times - a.times),
  })
}
