import { isLanguage, type Language, textFor } from '../../../text/index.ts'
import { sayDay } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dateOf, instantAt, localTime } from '../../kernel/time/localTime.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { makeNotices } from '../../reach/notices/actions.ts'
import type { NewNotice } from '../../reach/notices/model.ts'
import { type Case, factsFor } from './plan.ts'
import { changeCallbacks } from './store.ts'
import { languageOf } from './texts.ts'
import { agreeTimes, policyOf } from './timing.ts'

const LAST_MINUTE = (23 * 60 + 59) * 60_000

/** through the last of the days, in the office's time; a working day, so that somebody is there on it. */
function openUntil(ctx: Ctx, one: Case): Temporal.Instant {
  const { officeId } = one.promise
  const last = dateOf(localTime(ctx.clock.now()).day + policyOf(ctx, officeId).openDays)
  const { day } = localTime(ctx.settings.calendar(officeId).automaticStepAt(last))
  return instantAt(day, LAST_MINUTE)
}

/**
 * R-412, C4-02: after the last try it is written, in a way that works for the person, that a call can be booked for so
 * many days; the note climbs as anything that is to be read does (section 6). The call stays owed. Written once: when a
 * later round of tries has not reached anybody either, the next follows after as many days.
 */
export async function writeNotes(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsFor(ctx, cases)
  const fresh = cases.filter(({ callback }) => callback.noteAt === null)
  const until = new Map(cases.map((one) => [one.callback.promiseId, openUntil(ctx, one)]))
  const endOf = (one: Case) => until.get(one.callback.promiseId) as Temporal.Instant
  await makeNotices(
    ctx,
    fresh.map((one) => noteFor(ctx, one, facts.get(one.callback.personId), endOf(one))),
  )
  await changeCallbacks(
    ctx.tx,
    cases.map((one) => ({
      personId: one.callback.personId,
      promiseId: one.callback.promiseId,
      noteAt: one.callback.noteAt ?? now,
      openUntil: endOf(one),
      plannedAt: null,
      windowId: null,
      windowFrom: null,
      windowUntil: null,
      nextStep: 'again' as const,
      nextStepAt: firstMorningAfter(ctx, one, endOf(one)),
    })),
  )
  await agreeTimes(
    ctx,
    cases.map((one) => ({
      promise: one.promise,
      window: { from: now, until: endOf(one) },
      by: 'office',
      moves: true,
    })),
    'callBackNote',
  )
  if (fresh.length > 0) await ctx.enqueue('ladder', {}, { key: 'ladder' })
}

/** K6: what reacts to something not having happened comes on a working day, at nine. */
function firstMorningAfter(ctx: Ctx, one: Case, end: Temporal.Instant): Temporal.Instant {
  const calendar = ctx.settings.calendar(one.promise.officeId)
  return calendar.automaticStepAt(calendar.forwardToWorkingDay(dateOf(localTime(end).day + 1)))
}

function noteFor(ctx: Ctx, one: Case, facts: ReachFacts | undefined, until: Temporal.Instant): NewNotice {
  const { callback, promise } = one
  const wanted = languageOf(callback, facts)
  const language: Language = isLanguage(wanted) ? wanted : 'nb'
  const own = words(ctx, language, until)
  return {
    personId: callback.personId,
    eventKey: `callback:${callback.promiseId}`,
    kind: 'ordinaryMessage',
    side: promise.side,
    theme: promise.theme,
    threadId: promise.threadId,
    language,
    ...own,
    ...(language === 'nb' || language === 'nn'
      ? {}
      : { bodyInNorwegian: words(ctx, 'nb', until).body, boxInNorwegian: words(ctx, 'nb', until).box }),
    details: { callback: callback.promiseId },
  }
}

function words(ctx: Ctx, language: Language, until: Temporal.Instant): Pick<NewNotice, 'box' | 'body'> {
  const say = textFor(language)
  const day = sayDay(language, until, ctx.clock.now())
  const phone = ctx.settings.get<string>('agency.phone')
  return {
    box: {
      what: say('calls:callback.note.what'),
      todo: say('calls:callback.note.todo'),
      byWhen: say('calls:callback.note.byWhen', { day }),
      otherwise: say('calls:callback.note.otherwise'),
      whom: say('calls:callback.note.whom', { phone }),
    },
    body: say('calls:callback.note.body', { day, phone }),
  }
}
