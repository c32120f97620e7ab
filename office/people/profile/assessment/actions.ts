import type { Ctx } from '../../../kernel/context.ts'
import { besideOf, recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ContactStatus } from '../../model.ts'
import { unitsOf } from '../../units.ts'
import { enterBarrier } from '../barrier.ts'
import { openReviewTriggers, reviewHeld } from '../review.ts'
import { raisesStatus } from '../rules.ts'
import { channelOf, type Known, lockProfile, writeFact } from '../set.ts'
import { reviewAfter } from '../status.ts'
import * as store from '../store.ts'
import { tellAnswerers } from '../tell.ts'
import { isExempt, oweTraining } from '../training.ts'
import { type By, maySet, saidBy, type Told } from '../who.ts'
import { factsIn } from './answers.ts'
import { askedIn, type LocalAsked, type LocalQuestion, localAnswers, localQuestionsIn } from './local.ts'
import { type Answers, type ConsequenceCode, type Proposal, readAnswers } from './model.ts'
import { isAnswered, markOf, propose } from './rules.ts'

type Assessing = Told & {
  personId: string
  /** Answers by the names of the form. Whatever else is sent is not read. */
  answers: Readonly<Record<string, unknown>>
}
export type Assessed = Assessing & {
  /** The mark of the proposal that was shown. */
  shown: string
  accepted: readonly string[]
  /** Consequences that are not to be, each with why; the person reads it. For `status`, what it is to be instead. */
  changed?: readonly { code: string; reason: string; status?: string }[]
  /** in the person's own words. */
  statement?: string
}
export type Shown = { proposal: Proposal; mark: string; reviewAt: Temporal.Instant }

const months = (ctx: Ctx) => ({
  ordinary: ctx.settings.get<number>('profile.reviewMonths'),
  partly: ctx.settings.get<number>('profile.partlyReviewMonths'),
})

/**
 * what the answers would come to. Nothing is written; the mark it gives has to be given back when it is saved.
 * Refuses with `empty` when nothing was answered that a state could be read from.
 */
export async function proposeProfile(ctx: Ctx, input: Assessing): Promise<Result<Shown>> {
  const answers = readAnswers(input.answers)
  if (!isAnswered(answers)) return refused('empty')
  const proposal = await proposed(ctx, input.personId, answers)
  return ok({ proposal, mark: markOf(proposal), reviewAt: reviewAfter(ctx, proposal.status) })
}

/** whoever is to be helped each time is told of no training when they answer themselves; nothing of it would follow. */
async function proposed(ctx: Ctx, personId: string, answers: Answers): Promise<Proposal> {
  const proposal = propose(answers, months(ctx))
  if (ctx.actor.kind !== 'person' || !(await isExempt(ctx, personId))) return proposal
  return { ...proposal, consequences: proposal.consequences.filter(({ code }) => code !== 'trainingOffer') }
}

/**
 * the answers become the profile. Not before what they lead to has been shown, and each consequence
 * accepted or changed with a reason. Refuses with `empty`, `consequencesUnseen` (with how many are left),
 * `needsEvidence` (changed to more than the answers show), `adviserOnly`, and as opening does.
 */
export async function assessProfile(
  ctx: Ctx,
  input: Assessed,
): Promise<Result<{ status: ContactStatus; reviewAt: Temporal.Instant; disagrees: boolean }>> {
  const answers = readAnswers(input.answers)
  if (!isAnswered(answers)) return refused('empty')
  const proposal = await proposed(ctx, input.personId, answers)
  const seen = allSeen(proposal, input)
  if (!seen.ok) return seen
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const by = assessedBy(ctx, input)
  if (by.source === 'helper' && raisesStatus(known.row.contactStatus, seen.value))
    return refused('needsEvidence')
  const facts = factsIn(answers, proposal)
  if (lowersInterpreter(ctx, known, answers.interpreterNeed)) return refused('adviserOnly')
  // With an employee present this is the clarifying task itself, and what was said before gives way.
  if (ctx.actor.kind === 'staff') await clear(ctx, input.personId, known, facts)
  let disagrees = false
  for (const fact of [{ field: 'status', value: seen.value, evidence: null }, ...facts]) {
    const written = await writeFact(ctx, input.personId, known, { ...fact, by, reason: 'assessment' })
    disagrees ||= written.disagrees
  }
  const statement = input.statement?.trim() ?? ''
  if (statement !== '')
    await writeFact(ctx, input.personId, known, {
      field: 'statement',
      value: statement.slice(0, 1000),
      by: { ...by, source: 'ownStatement' },
    })
  const reviewAt = reviewAfter(ctx, seen.value)
  await store.updateRow(ctx.tx, input.personId, { reviewAt })
  const local = localAnswers(await localQuestionsOf(ctx, input.personId), input.answers)
  await keep(ctx, input, by, { answers, proposal, status: seen.value, local })
  await follow(ctx, input, proposal)
  return ok({ status: seen.value, reviewAt, disagrees })
}

async function localQuestionsOf(ctx: Ctx, personId: string): Promise<LocalQuestion[]> {
  const officeId = (await unitsOf(ctx, [personId])).get(personId)?.officeId ?? null
  return localQuestionsIn(ctx.settings.get('profile.localQuestions', officeId))
}

/** what this person's office asks beside the form, in the language of whoever asks. */
export async function localQuestions(
  ctx: Ctx,
  input: { personId: string; language: string },
): Promise<LocalAsked[]> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId !== input.personId) return []
  return askedIn(await localQuestionsOf(ctx, input.personId), input.language)
}

/**
 * A person who answers alone states it; answered with an employee it is an assessment. With somebody beside them who
 * only holds the pen it is neither, and brings nothing up.
 */
function assessedBy(ctx: Ctx, input: Assessed): By {
  const by = saidBy(ctx, input)
  if (besideOf(ctx.actor) !== null) return { ...by, byKind: 'person', byId: input.personId, source: 'helper' }
  return by.source === 'staff' ? { ...by, source: 'task' } : by
}

const STATUSES = ['assisted', 'partlyDigital', 'digital'] as const
type Status = (typeof STATUSES)[number]

/** Each line accepted, or changed with a reason; and the lines are those that were shown. */
function allSeen(proposal: Proposal, input: Assessed): Result<Status> {
  const changed = new Map((input.changed ?? []).map((one) => [one.code, one]))
  const lines = proposal.consequences.map((one) => one.code)
  const unanswered = lines.filter((code) => !input.accepted.includes(code) && !changed.has(code))
  if (input.shown !== markOf(proposal) || unanswered.length > 0)
    return refused('consequencesUnseen', { left: unanswered.length })
  if ([...changed.values()].some(({ reason }) => reason.trim() === '')) return refused('needsReason')
  const wanted = changed.get('status' satisfies ConsequenceCode)?.status
  const status = STATUSES.find((known) => known === wanted) ?? proposal.status
  return STATUSES.indexOf(status) > STATUSES.indexOf(proposal.status) ? refused('needsEvidence') : ok(status)
}

const NEED = ['none', 'forComplex', 'always']
const ADVISERS: ReadonlySet<string> = new Set(['AS', 'AM', 'CO'])

/** only an adviser lowers the need; for them the assessment is the reason. */
function lowersInterpreter(ctx: Ctx, known: Known, said: string | undefined): boolean {
  if (said === undefined || NEED.indexOf(said) >= NEED.indexOf(known.row.interpreterNeed)) return false
  return ctx.actor.kind !== 'staff' || !ctx.actor.roles.some((role) => ADVISERS.has(role))
}

/** What the answers speak of is settled by them; the disagreement is over. */
async function clear(ctx: Ctx, personId: string, known: Known, facts: readonly { field: string }[]) {
  const settled = ['status', ...facts.map(({ field }) => field)]
  const old = settled.flatMap((field) => known.held.get(field) ?? [])
  await store.endFacts(
    ctx.tx,
    personId,
    old.map(({ id }) => id),
    ctx.clock.now(),
  )
  for (const field of settled) known.held.delete(field)
  const gone = known.held.get('digitalWay') ?? []
  await store.endFacts(
    ctx.tx,
    personId,
    gone.map(({ id }) => id),
    ctx.clock.now(),
  )
  known.held.delete('digitalWay')
  await store.updateRow(ctx.tx, personId, { conflictSince: null })
  known.row.conflictSince = null
}

/** who assessed, when, how, on what; kept whole under the version of the form. */
async function keep(ctx: Ctx, input: Assessed, by: By, value: object): Promise<void> {
  const now = ctx.clock.now()
  await store.insertFacts(ctx.tx, [
    {
      personId: input.personId,
      id: ctx.newId(),
      field: 'assessment',
      value: JSON.stringify({ ...value, changed: input.changed ?? [] }),
      source: by.source,
      method: by.method,
      evidence: null,
      reason: null,
      byKind: by.byKind,
      byId: by.byId,
      at: now,
      validUntil: null,
    },
  ])
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'profileAssessed',
    side: 'common',
    channel: channelOf(by.method),
    data: { method: by.method, changed: (input.changed ?? []).map(({ code }) => code) },
  })
}

/** The review is held, unless the person answered alone and something had happened that an adviser is to ask about. */
async function follow(ctx: Ctx, input: Assessed, proposal: Proposal): Promise<void> {
  const dropped = new Set((input.changed ?? []).map(({ code }) => code))
  const barrier = proposal.consequences.find((one) => one.code === 'barrier')
  if (barrier !== undefined && !dropped.has('barrier'))
    await enterBarrier(ctx, { ...input, barriers: barrier.barriers })
  const training = proposal.consequences.find((one) => one.code === 'trainingOffer')
  if (training !== undefined && !dropped.has('trainingOffer'))
    await oweTraining(ctx, input.personId, training.task)
  const alone = ctx.actor.kind === 'person'
  if (!alone || (await openReviewTriggers(ctx, input.personId)).length === 0)
    await reviewHeld(ctx, input.personId, 'profileAssessed', alone ? 'portalMessage' : 'meetingOffice')
  await tellAnswerers(ctx, input.personId, 'profileChanged')
}
