import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { contactOf } from '../directory/model.ts'
import { entryFor } from '../directory/rules.ts'
import { entriesIn } from '../directory/views.ts'
import { knownOf, sentAlone } from './alone.ts'
import { answererOf } from './answerer.ts'
import { atDesk, comesNext, openVisit, openVisitor } from './desk.ts'
import { loopNow, notRung, stopLoop } from './loop.ts'
import { type NextStep, RECEIVERS, type Visit } from './model.ts'
import { dayOf, readReferral } from './rules.ts'
import { leadsOf, updateVisit } from './store.ts'

type Refer = {
  visitId: string
  receiver: string
  /** What was done here, in a few words. */
  done: string
  nextAt: Temporal.Instant | null
  /** Done together, now: it solved what they came for. */
  together?: boolean
  /** which task they are left to manage alone (profile, R-284), why, and how they took it. */
  task?: string
  reason?: string
  taken?: string
  /** C6-03: the visitor's words for why they are not to be rung from now on. */
  doNotRing?: string
  /** whom of the directory; left out, the only one of that body. */
  entryId?: string
}
type Referred = { version: number; referralId: string; step: NextStep }

/**
 * shown on, to a receiver, with what was done and when there is contact next. The second without a solution in
 * 14 days, in whatever channels they were, is stopped: a person is named, a talk is booked with them, and the lead sees it.
 * Alone only who manages it. Refuses with `referredTwice` (that has been done then; who and when in the details),
 * `unknownReceiver`, `empty`, `tooLong`, `noNextStep`, `closedThen`, `needsReason`, `answerMissing`, `helpedEachTime`.
 */
export async function referVisitor(ctx: StaffCtx, input: Refer): Promise<Result<Referred>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    if (visit.personId !== null) {
      const opened = await openVisitor(desk, visit.personId)
      if (!opened.ok) return opened
    }
    const about = await knownOf(desk, visit.personId, input.task)
    const read = readReferral({ ...input, manages: about.ability === 'alone' }, desk.clock.now())
    if (visit.personId !== null) {
      const loop = await loopNow(desk, visit.personId)
      if (loop.stops && !(read.ok && input.together)) {
        if (input.doNotRing?.trim()) await notRung(desk, visit.personId, input.doNotRing)
        const step = await stopLoop(desk, { ...visit, personId: visit.personId }, loop.count)
        return refused('referredTwice', { n: loop.count, who: step?.who ?? '', at: step?.at ?? '' })
      }
    }
    if (!read.ok) return refused(read.reason)
    const nextAt = input.nextAt as Temporal.Instant
    // Whoever asks then what came of it is at work that day (K2).
    if (!desk.settings.calendar(officeId).isWorkingDay(dayOf(nextAt))) return refused('closedThen')
    const sent = sentAlone({
      ...about,
      alone: RECEIVERS[read.receiver].alone,
      together: input.together ?? false,
      reason: input.reason ?? '',
      taken: input.taken,
    })
    if (!sent.ok) return refused(sent.reason)
    const entry = entryFor(await entriesIn(desk, officeId), read.receiver, input.entryId || null)
    if (entry === null && input.entryId) return refused('unknownReceiver')
    const promise = visit.personId === null ? null : await oweCheck(desk, visit.personId, nextAt)
    const referralId = desk.newId()
    const step: NextStep = {
      kind: 'otherBody',
      who: read.receiver,
      isTeam: true,
      at: nextAt.toString(),
      until: null,
      latest: true,
      promiseId: promise?.id ?? null,
      ...(entry === null ? {} : { contact: contactOf(entry) }),
    }
    await desk.tx
      .insertInto('visitReferral')
      .values({
        personId: visit.personId,
        id: referralId,
        visitId: visit.id,
        officeId,
        channel: 'dropIn',
        receiver: read.receiver,
        done: read.done,
        nextAt,
        promiseId: promise?.id ?? null,
        outcome: sent.outcome,
        taken: sent.outcome,
        entryId: entry?.id ?? null,
        entryVersion: entry?.version ?? null,
        // Done together, now: nothing more can become of it.
        endedAt: sent.outcome === 'doneTogether' ? desk.clock.now() : null,
        task: about.task,
        ability: about.ability,
        reason: input.reason?.trim() || null,
        solved: input.together ?? false,
        at: desk.clock.now(),
        staffId: desk.actor.staffId,
      })
      .execute()
    if (visit.personId !== null)
      recordEvent(desk, {
        personId: visit.personId,
        kind: 'visitReferred',
        side: 'common',
        channel: 'dropIn',
        authorship: 'staffReception',
        promiseId: promise?.id ?? null,
        data: {
          visitId: visit.id,
          receiver: read.receiver,
          name: entry?.name ?? null,
          nextAt: nextAt.toString(),
          together: input.together ?? false,
          task: about.task,
          ability: about.ability,
          taken: sent.outcome,
        },
      })
    if (sent.leadSees)
      await leadSees(desk, visit, promise?.id ?? null, {
        officeId,
        why: RECEIVERS[read.receiver].alone ? 'referredAlone' : 'referralProtested',
      })
    const version = await changed(desk, visit, step)
    return ok({ version, referralId, step })
  })
}

/** whoever was sent to manage alone without being known to, or anywhere against their word, stands with the lead. */
async function leadSees(
  desk: StaffCtx,
  visit: Visit,
  promiseId: string | null,
  { officeId, why }: { officeId: string; why: 'referredAlone' | 'referralProtested' },
) {
  if (visit.personId !== null && promiseId !== null)
    await updatePromise(desk.tx, visit.personId, promiseId, {
      leadListAt: desk.clock.now(),
      leadReason: why,
    })
  for (const lead of await leadsOf(desk.tx, desk.actor.staffId, officeId))
    await staffNotice(desk, lead, why, visit.personId, promiseId)
}

async function changed(desk: StaffCtx, visit: Visit, step: NextStep): Promise<number> {
  return updateVisit(desk.tx, visit, comesNext([...visit.steps, step]))
}

/** that it worked is asked on the day there is to be contact. */
async function oweCheck(ctx: Ctx, personId: string, dueAt: Temporal.Instant) {
  const { units, ...route } = await routeFor(ctx, personId)
  return makePromise(ctx, {
    personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: route.side,
    theme: 'contactAdviser',
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    dueAt,
    channel: 'dropIn',
    details: { referral: true },
  })
}

async function routeFor(ctx: Ctx, personId: string) {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) throw new Error('a visitor who is not there')
  return { ...answererOf(units, 'common'), units }
}
