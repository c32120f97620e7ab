import { sql } from 'kysely'
import { OFFICES, STAFF } from '../../db/seed/staff.ts'
import type { StaffActor, StaffCtx } from '../../office/kernel/context.ts'
import { type Broken, brokenInvariants } from '../../office/kernel/invariants.ts'
import type { Result } from '../../office/kernel/result.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { type Databases, inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import {
  bookTalk,
  callMeFromDesk,
  callNext,
  checkIn,
  closeVisit,
  comeBack,
  emergencyAtDesk,
  identifyVisitor,
  messageFromDesk,
  receivePapers,
  recordDeed,
  referVisitor,
} from '../../office/visits/reception/actions.ts'
import { leaveOpen } from '../../office/visits/reception/jobs.ts'
import { deskOffers, visitAtDesk } from '../../office/visits/reception/views.ts'
import { addPerson, assign, clockAtT0, seedWorld, staffActor } from '../../test/support/world.ts'
import { type Visitor, visitorsOf } from './people.ts'

const OPENS = Temporal.Instant.from('2026-03-02T07:00:00Z')
/** 08:00–15:30; who is inside when the door closes is served. */
const OPEN_MINUTES = 450
const DESKS = ['hostA', 'hostA2'] as const

export type Figures = {
  visits: number
  /** Left open when the day ends, or closed without what the rule asks for: must be none. */
  unclosed: number
  withoutNextStep: number
  outcomes: Record<string, number>
  /** How often the rule said no on the way, by reason. */
  refused: Record<string, number>
  loopsStopped: number
  anonymous: number
  waitedMedian: number
  waitedLongest: number
  /** Minutes after the door closed until the last had been served. */
  pastClosing: number
  broken: Broken[]
}

/** One day of a reception with two desks, in simulated time, by the verbs of the office. */
export async function simulate(databases: Databases, visits: number, seed: number): Promise<Figures> {
  const clock = clockAtT0()
  clock.set(OPENS)
  await seedWorld(databases.system, clock)
  const around: Surroundings = { databases, clock, settings: settingsFrom() }
  const line = visitorsOf(visits, OPEN_MINUTES, seed)
  const people = new Map<string, Visitor>()
  const refused: Record<string, number> = {}
  const count = (reason: string) => {
    refused[reason] = (refused[reason] ?? 0) + 1
  }
  const as = <T>(actor: StaffActor, act: (ctx: StaffCtx) => Promise<Result<T>>) =>
    inTransaction(around, actor, (ctx) => act(ctx as StaffCtx))

  const free = DESKS.map((key) => ({ actor: staffActor(key), at: 0 }))
  const waited: number[] = []
  let next = 0
  for (let minute = 0; ; minute += 1) {
    clock.set(OPENS.add({ minutes: minute }))
    for (; next < line.length && (line[next]?.comes ?? 0) <= minute; next += 1) {
      const one = line[next] as Visitor
      const came = await as(staffActor('hostA'), (ctx) =>
        checkIn(ctx, {
          officeId: OFFICES.A,
          calledAs: `Nr ${one.index}`,
          reason: one.reason,
          language: one.language,
          urgent: one.urgent,
          privateRoom: one.room,
          cameBy: 'desk',
        }),
      )
      if (!came.ok) throw new Error(came.reason)
      people.set(came.value.visitId, one)
    }
    for (const desk of free) {
      if (desk.at > minute) continue
      const called = await as(desk.actor, (ctx) =>
        callNext(ctx, { desk: desk.actor.name.slice(0, 20), room: true }),
      )
      if (!called.ok) continue
      const one = people.get(called.value.visitId) as Visitor
      waited.push(minute - one.comes)
      await atDesk(databases, as, desk.actor, called.value.visitId, one, count)
      desk.at = minute + one.minutes
    }
    const left = people.size < line.length || free.some(({ at }) => at > minute)
    if (!left && waited.length === line.length) break
    if (minute > 5000) throw new Error('a day without an end')
  }
  const unclosed = await leaveOpen(around, OPENS.add({ hours: 24 }))
  return {
    ...(await figures(databases, around, unclosed)),
    refused,
    ...waits(waited),
    pastClosing: Math.max(0, ...free.map(({ at }) => at - OPEN_MINUTES)),
  }
}

type As = <T>(actor: StaffActor, act: (ctx: StaffCtx) => Promise<Result<T>>) => Promise<Result<T>>

/** What two people do at a desk; where the rule says no, the host does what it asks for. */
async function atDesk(
  databases: Databases,
  as: As,
  host: StaffActor,
  visitId: string,
  one: Visitor,
  count: (reason: string) => void,
): Promise<void> {
  const act = async <T>(work: (ctx: StaffCtx) => Promise<Result<T>>) => {
    const done = await as(host, work)
    if (!done.ok) count(done.reason)
    return done.ok
  }
  if (one.known)
    await act(async (ctx) =>
      identifyVisitor(ctx, { visitId, personId: await somebody(databases, one), how: 'document' }),
    )
  const outcome = await help(act, visitId, one)
  const close = async (how: string) => {
    const { value } = (await as(host, (ctx) => visitAtDesk(ctx, { visitId }))) as {
      value: { visit: { version: number } }
    }
    // Every host tries the easy way first.
    return act((ctx) =>
      closeVisit(ctx, { visitId, version: value.visit.version, outcome: how, slip: 'print' }),
    )
  }
  await close('referred')
  if (await close(outcome)) return
  if (await close('partlyHelpedWithFollowUp')) return
  await act((ctx) => comeBack(ctx, { visitId, who: 'Anne', at: OPENS.add({ hours: 25 }) }))
  if (!(await close('partlyHelpedWithFollowUp')))
    throw new Error(`a visit that cannot end: ${JSON.stringify(one)}`)
}

async function help(
  act: <T>(work: (ctx: StaffCtx) => Promise<Result<T>>) => Promise<boolean>,
  visitId: string,
  one: Visitor,
): Promise<string> {
  switch (one.want) {
    case 'papers':
      await act((ctx) =>
        receivePapers(ctx, { visitId, sheets: [{ kind: 'application', pages: 1 + (one.index % 9) }] }),
      )
      return 'papersReceived'
    case 'callMe':
      await act((ctx) => callMeFromDesk(ctx, { visitId, number: '40011122' }))
      return 'partlyHelpedWithFollowUp'
    case 'message':
      await act((ctx) => messageFromDesk(ctx, { visitId, text: 'Kan veilederen ringe meg om pengene?' }))
      return 'handedOver'
    case 'talk':
      await act(async (ctx) => {
        const offers = await deskOffers(ctx, { visitId })
        if (!offers.ok) return offers
        const [slot] = offers.value.slots
        if (slot === undefined) return { ok: false, reason: 'notFound' } as const
        return bookTalk(ctx, {
          visitId,
          ...slot,
          interpreter: offers.value.interpreter ? 'ordered' : 'notFlagged',
        })
      })
      return 'booked'
    case 'emergency':
      await act((ctx) => emergencyAtDesk(ctx, { visitId }))
      return 'acuteHandled'
    case 'showOn':
      await act((ctx) =>
        referVisitor(ctx, {
          visitId,
          receiver: one.receiver,
          done: 'Viste vei',
          nextAt: OPENS.add({ hours: 74 }),
          reason: 'Ville selv',
        }),
      )
      return 'notNavIntroduced'
    case 'leaves':
      return 'leftBeforeHelp'
    default:
      await act((ctx) => recordDeed(ctx, { visitId, deed: one.want }))
      return 'helped'
  }
}

async function somebody({ system }: Databases, one: Visitor): Promise<string> {
  const id = await addPerson(system, { givenName: 'Prøve', familyName: `Nr ${one.index}`, language: 'nb' })
  await assign(system, id, 'state', {
    staffId: [STAFF.stateAdviserA, STAFF.stateAdviserA2, STAFF.stateAdviserA3][one.index % 3] as string,
  })
  if (one.sentBefore)
    await sql`insert into visit_referral (person_id, id, channel, receiver, done, at, next_at)
      values (${id}, ${crypto.randomUUID()}, 'contactCentrePhone', 'web', 'Viste til nett', ${OPENS.subtract({ hours: 96 })}, ${OPENS})`.execute(
      system,
    )
  return id
}

const waits = (waited: number[]) => {
  const sorted = [...waited].sort((a, b) => a - b)
  return { waitedMedian: sorted[Math.floor(sorted.length / 2)] ?? 0, waitedLongest: sorted.at(-1) ?? 0 }
}

async function figures({ system }: Databases, around: Surroundings, unclosed: number) {
  const { rows } = await sql<{ outcome: string; n: number; anonymous: number; bare: number }>`
    select outcome, count(*)::int as n, count(*) filter (where person_id is null)::int as anonymous,
      count(*) filter (where outcome not in ('helped', 'leftBeforeHelp') and (follow_up_at is null or slip is null))::int as bare
    from visit group by outcome order by outcome`.execute(system)
  const stopped = await sql<{
    n: number
  }>`select count(*)::int as n from event where kind = 'referralStopped'`.execute(system)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    visits: sum(({ n }) => n),
    unclosed,
    withoutNextStep: sum(({ bare }) => bare),
    outcomes: Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])),
    loopsStopped: stopped.rows[0]?.n ?? 0,
    anonymous: sum(({ anonymous }) => anonymous),
    broken: await system.transaction().execute((tx) => brokenInvariants(tx, around.clock.now())),
  }
}
