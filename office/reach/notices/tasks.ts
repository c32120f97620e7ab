import type { Ctx, Side } from '../../kernel/context.ts'
import { makePromises, type NewPromise } from '../../kernel/promise/actions.ts'
import { instantAt, localTime, MINUTE } from '../../kernel/time/localTime.ts'
import { routeFor } from './make.ts'
import type { Act, OnLadder, ReachTask, Rung } from './model.ts'
import type { Around } from './sending.ts'
import { changeTasks, openTasks } from './store.ts'

/** Rung to be told, reminded, visited, met where one comes by: what does not stand for each other. */
type Way = 'call' | 'remind' | 'visit' | 'outreach'
const WAY: Partial<Record<Rung, Way>> = {
  adviserTask: 'visit',
  outreach: 'outreach',
  answerReminder: 'remind',
}
const wayOf = (step: Rung): Way => WAY[step] ?? 'call'

type Held = {
  personId: string
  side: Side
  way: Way
  id: string | null
  task: ReachTask
  notice: OnLadder
  acts: Act[]
  changed: boolean
  /** Its time has passed: what comes now has a time of its own, so that it is not owed in the past (C3-07). */
  late: boolean
}

/**
 * R-347, C3-02: what people owe because of unread notices. One open call for a person and side carries all their
 * notices; a new notice joins it while it can still be kept in time. Somebody married has a task of their own: a talk with one reaches nobody else.
 */
export async function taskBook(ctx: Ctx, personIds: readonly string[], around: Around) {
  const open = await openTasks(ctx.tx, personIds)
  const held: Held[] = open.map((promise) => ({
    personId: promise.personId,
    side: promise.side,
    way: wayOf(promise.details.step),
    id: promise.id,
    task: { ...promise.details, notices: [...promise.details.notices] },
    notice: { id: '' } as OnLadder,
    acts: [],
    changed: false,
    late: Temporal.Instant.compare(promise.dueAt, around.now) < 0,
  }))
  const explaining: OnLadder[] = []

  const has = (notice: OnLadder) =>
    held.some((one) => one.personId === notice.personId && one.task.notices.includes(notice.id))

  function owe(notice: OnLadder, act: Act): void {
    if (act.does === 'portal' || act.does === 'send' || act.does === 'skip' || act.does === 'pickUp') return
    const way = wayOf(act.rung)
    const same = held.find(
      (one) =>
        one.personId === notice.personId &&
        one.side === notice.side &&
        one.way === way &&
        (!one.late || one.task.notices.includes(notice.id)),
    )
    if (same) {
      if (!same.task.notices.includes(notice.id)) {
        same.task.notices.push(notice.id)
        same.changed = true
      }
      same.acts.push(act)
      return
    }
    const { personId, side } = notice
    const facts = around.facts.get(personId)
    const interpreter =
      facts && facts.interpreterNeed !== 'none' ? (facts.interpreterLanguage ?? facts.language) : null
    const task: ReachTask = {
      asked: 'unread',
      step: act.rung,
      notices: [notice.id],
      interpreter,
      attempts: [],
    }
    held.push({ personId, side, way, id: null, task, notice, acts: [act], changed: true, late: false })
  }

  /** Writes what has been gathered. Gives the promise behind each act. */
  async function write(): Promise<Map<Act, string>> {
    const joined = held.filter((one) => one.id !== null && one.changed)
    await changeTasks(
      ctx.tx,
      joined.map((one) => ({ personId: one.personId, id: one.id as string, details: one.task })),
    )
    const fresh = held.filter((one) => one.id === null)
    const explanations = explaining.map((notice) => explanation(notice, around))
    const promises = await makePromises(ctx, [
      ...fresh.map((one) => newTask(ctx, one, around)),
      ...explanations,
    ])
    fresh.forEach((one, index) => {
      one.id = promises[index]?.id ?? null
    })
    return new Map(held.flatMap((one) => one.acts.map((act) => [act, one.id as string] as const)))
  }

  return { has, owe, write, explain: (notice: OnLadder) => void explaining.push(notice) }
}

/** a call within two working days; a visit, desk note, holder or place; the street for whom one meets there. */
function newTask(ctx: Ctx, { notice, way, task }: Held, around: Around): NewPromise {
  const owed = base(notice, around)
  const details: Record<string, unknown> = task
  if (task.step === 'unanswered') {
    const dueAt = ctx.settings.calendar(notice.officeId).addWorkingDays(around.now, 1)
    return { ...owed, kind: 'callBack', clock: 'callbackPromise', dueAt, details }
  }
  if (way === 'call') return { ...owed, kind: 'callBack', clock: 'callbackPromise', details }
  if (way === 'remind')
    return { ...owed, kind: 'callBack', clock: 'callbackPromise', dueAt: closingTime(around.now), details }
  return { ...owed, kind: 'outreachContact', clock: 'contactTask', details }
}

const CLOSING = (15 * 60 + 30) * MINUTE
/** C3-02: a reminder by telephone is for its own day. */
const closingTime = (now: Temporal.Instant) => {
  const at = instantAt(localTime(now).day, CLOSING)
  return Temporal.Instant.compare(at, now) > 0 ? at : now
}

/** explained aloud within five working days; a refusal or stop before the letter is there. */
function explanation(notice: OnLadder, around: Around): NewPromise {
  return {
    ...base(notice, around),
    kind: 'explainDecision',
    clock: notice.adverse ? 'callbackPromise' : 'oralExplanation',
    details: { explain: notice.id, beforeLetter: notice.adverse },
  }
}

function base(notice: OnLadder, around: Around) {
  const units = around.units.get(notice.personId)
  if (units === undefined) throw new Error('a notice of somebody who is not there')
  const route = routeFor(units, notice.side)
  return {
    personId: notice.personId,
    side: notice.side,
    theme: notice.theme,
    owner: route.owner,
    acting: route.acting,
    officeId: notice.officeId,
    threadId: notice.threadId,
    needLevel: units.needLevel,
  }
}
