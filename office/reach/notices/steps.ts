import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { raiseReviews } from '../../people/profile/review.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { unitsOf } from '../../people/units.ts'
import { closeReached, reachNotices } from './close.ts'
import { tellHolders } from './holders.ts'
import type { Act, OnLadder } from './model.ts'
import { noticeAnswered } from './reached.ts'
import { climb, heardFirst, mustExplain, postedCountsAt, reminderAct } from './rules.ts'
import { type Around, outgoingFor, putOnPickUpLists } from './sending.ts'
import { changeNotices, endedRequests, insertOutgoing, insertSteps, type NoticeChange } from './store.ts'
import { isImportant } from './table.ts'
import { taskBook } from './tasks.ts'
import { ladderKind, letterPoint } from './ways.ts'

/**
 * Takes the step that is due for each of these notices, at the time of `ctx.clock`: all of them in one transaction, with
 * a fixed number of statements however many they are. Called with notices locked together with their persons.
 */
export async function takeSteps(ctx: Ctx, due: readonly OnLadder[]): Promise<void> {
  const now = ctx.clock.now()
  const come = await comeAlready(ctx, due)
  const notices = due.filter(({ id }) => !come.has(id))
  const closing = notices.filter(
    (one) => one.endedAt !== null || (one.reachedAt !== null && one.nextStep !== 'answerReminder'),
  )
  const counted = notices.filter(
    (one) => one.reachedAt === null && one.endedAt === null && postCounts(ctx, one, now),
  )
  const rest = notices.filter((one) => !closing.includes(one) && !counted.includes(one))
  await closeReached(ctx, closing)
  await paperAfterTalk(ctx, closing)
  await reachNotices(
    ctx,
    counted.map((notice) => ({ notice, how: 'posted' as const, at: now, channel: 'paperLetter' })),
  )
  await climbAll(ctx, rest)
}

/**
 * what was asked for has come, or is asked for no more, by whatever door the request was ended: nobody is rung
 * or reminded for it. Their ladders close by a step of their own.
 */
async function comeAlready(ctx: Ctx, due: readonly OnLadder[]): Promise<ReadonlySet<string>> {
  const asking = due.filter(({ endedAt, details }) => endedAt === null && typeof details.request === 'string')
  if (asking.length === 0) return new Set()
  const ended = await endedRequests(ctx.tx, asking)
  const come = asking.filter(({ id }) => ended.has(id))
  for (const { personId, id } of come)
    await noticeAnswered(ctx, { personId, noticeIds: [id], how: 'requestEnded', channel: 'system' })
  return new Set(come.map(({ id }) => id))
}

const postCounts = (ctx: Ctx, notice: OnLadder, now: Temporal.Instant): boolean => {
  const at = postedCountsAt(notice, ctx.settings)
  return at !== null && Temporal.Instant.compare(at, now) <= 0
}

/**
 * what was heard before it was read is put on paper once it has been heard: a refusal that somebody was told of is
 * still theirs to have in writing.
 */
async function paperAfterTalk(ctx: Ctx, closed: readonly OnLadder[]): Promise<void> {
  const told = closed.filter(
    ({ adverse, reachedHow, endedAt, steps }) =>
      adverse && reachedHow === 'told' && endedAt === null && steps.every(({ step }) => step !== 'letter'),
  )
  if (told.length === 0) return
  const around: Around = {
    facts: await reachFactsOf(ctx, [...new Set(told.map(({ personId }) => personId))]),
    units: new Map(),
    now: ctx.clock.now(),
  }
  const done = told.flatMap((notice): Done[] => {
    const facts = around.facts.get(notice.personId)
    if (facts === undefined || !heardFirst(notice, facts)) return []
    const point = letterPoint(facts)
    if (typeof point === 'string') return []
    return [{ notice, act: { rung: 'letter', step: 'letter', does: 'send', channel: 'letter', ...point } }]
  })
  await writeSteps(ctx, done, around, new Map())
}

type Done = { notice: OnLadder; act: Act }

async function climbAll(ctx: Ctx, notices: readonly OnLadder[]): Promise<void> {
  if (notices.length === 0) return
  const personIds = [...new Set(notices.map((one) => one.personId))]
  const around: Around = {
    facts: await reachFactsOf(ctx, personIds),
    units: await unitsOf(ctx, personIds),
    now: ctx.clock.now(),
  }
  const tasks = await taskBook(ctx, personIds, around)
  const done: Done[] = []
  const changes: NoticeChange[] = []
  for (const notice of notices) {
    const facts = around.facts.get(notice.personId)
    const next = { personId: notice.personId, id: notice.id }
    // Somebody who cannot be seen now is not forgotten: asked again tomorrow.
    if (facts === undefined)
      changes.push({ ...next, nextStep: 'nextRung', nextStepAt: around.now.add({ hours: 24 }) })
    else if (notice.reachedAt !== null) {
      const kind = ladderKind(facts, around.now, ctx.settings.get<number>('reach.usableDays'))
      const act = reminderAct(notice, facts, kind)
      done.push({ notice, act })
      tasks.owe(notice, act)
      changes.push({ ...next, nextStep: null, nextStepAt: null })
    } else {
      const climbed = climb(notice, facts, around.now, ctx.settings, tasks.has(notice))
      done.push(...climbed.acts.map((act) => ({ notice, act })))
      changes.push({
        ...next,
        ladder: climbed.kind,
        nextStep: climbed.next?.step ?? null,
        nextStepAt: climbed.next?.at ?? null,
      })
      for (const act of climbed.acts) tasks.owe(notice, act)
      if (climbed.acts.some(({ does }) => does === 'portal') && mustExplain(notice.kind, facts))
        tasks.explain(notice)
    }
  }
  const made = await tasks.write()
  await writeSteps(ctx, done, around, made)
  await changeNotices(ctx.tx, changes)
  await tellHolders(
    ctx,
    done.filter(({ act }) => act.does === 'portal').map(({ notice }) => notice),
  )
  await askForReview(ctx, done)
}

/** What was done, as steps, with what leaves because of it; each with its line on the timeline. */
async function writeSteps(
  ctx: Ctx,
  done: readonly Done[],
  around: Around,
  made: ReadonlyMap<Act, string>,
): Promise<void> {
  const sent = done.flatMap(({ notice, act }) =>
    act.does === 'send' ? [{ notice, act, row: outgoingFor(ctx, notice, act, around) }] : [],
  )
  await insertOutgoing(
    ctx.tx,
    sent.map(({ row }) => row),
  )
  await putOnPickUpLists(
    ctx,
    done.filter(({ act }) => act.does === 'pickUp').map(({ notice }) => notice),
    around,
  )
  await insertSteps(
    ctx.tx,
    done.map(({ notice, act }) => ({
      personId: notice.personId,
      noticeId: notice.id,
      step: act.step,
      at: around.now,
      channel: channelOf(act),
      outgoingId: sent.find((one) => one.act === act)?.row.id ?? null,
      promiseId: made.get(act) ?? null,
      why: act.does === 'skip' ? act.why : null,
    })),
  )
  // That it lies in the inbox is what `noticeMade` says; the rest of the ladder has a line for each step.
  for (const one of done) if (one.act.does !== 'portal') recordStep(ctx, one)
}

const channelOf = (act: Act): string | null =>
  act.does === 'send'
    ? act.channel
    : act.does === 'call'
      ? 'phone'
      : act.does === 'portal'
        ? 'portal'
        : act.does === 'pickUp'
          ? 'pickUp'
          : null

const EVENT_CHANNEL = {
  sms: 'sms',
  email: 'emailNotice',
  letter: 'paperLetter',
  mailbox: 'digitalMailbox',
} as const

function recordStep(ctx: Ctx, { notice, act }: Done): void {
  recordEvent(ctx, {
    personId: notice.personId,
    kind: 'ladderStep',
    side: notice.side,
    channel: act.does === 'send' ? EVENT_CHANNEL[act.channel] : 'system',
    theme: notice.theme,
    threadId: notice.threadId,
    messageId: notice.messageId,
    promiseId: notice.promiseId,
    data: {
      noticeId: notice.id,
      step: act.step,
      does: act.does,
      ...(act.does === 'skip' ? { why: act.why } : {}),
    },
  })
}

/**
 * K20: an important notice unread when the letter goes last, on the day of that step. A letter that goes before it, on
 * the first day or because a number failed, says nothing about what the person manages.
 */
async function askForReview(ctx: Ctx, done: readonly Done[]): Promise<void> {
  const unread = done.filter(
    ({ notice, act }) =>
      act.rung === 'letter' && act.does === 'send' && isImportant(notice.weight) && isLetterDay(ctx, notice),
  )
  const personIds = [...new Set(unread.map(({ notice }) => notice.personId))]
  if (personIds.length > 0) await raiseReviews(ctx, personIds, 'unreadAfterPosting')
}

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()

function isLetterDay(ctx: Ctx, { countingFrom, officeId }: OnLadder): boolean {
  const days = ctx.settings.get<readonly number[]>('reach.ladder.important', officeId)[3] ?? 0
  const planned = ctx.settings.calendar(officeId).addWorkingDays(countingFrom, days)
  return Temporal.PlainDate.compare(dayOf(ctx.clock.now()), dayOf(planned)) >= 0
}
