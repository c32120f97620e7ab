import { askForCall } from '../../calls/callback/ask.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import { endOpen } from '../assisted/end.ts'
import type { VisitOutcome } from '../model.ts'
import { answererOf } from './answerer.ts'
import { atDesk, did, followUp, note, openVisit, openVisitor } from './desk.ts'
import { type NextStep, PLAIN_DEEDS, SLIPS, type Visit } from './model.ts'
import { closing, isSolved, minutesOf, readTally } from './rules.ts'
import { handOver } from './slip.ts'
import { deedsOf, referralsIn, updateVisit } from './store.ts'
import { tellOfUnnamed } from './unnamed.ts'

type CloseVisit = {
  visitId: string
  /** The version that whoever closes has looked at. */
  version: number
  outcome: string
  /** Deeds that have no more to them, told as the visit ends. */
  deeds?: readonly string[]
  slip?: string
  minutes?: number | null
  tally?: Readonly<Record<string, string | undefined>>
}
type Closed = { outcome: VisitOutcome; followUpAt: Temporal.Instant | null }

/**
 * the visit ends, solved or with a dated next step that the visitor has in hand. What is counted is counted
 * from what is known already. Of two desks one is told that it is closed. Refuses with `alreadyClosed`, `conflict` (it has
 * changed since it was looked at), `referredAlone`, `noNextStep`, `noSlip`, `nothingDone`, `badForm`,
 * `numberNotUsable` (the slip cannot be texted).
 */
export async function closeVisit(ctx: StaffCtx, input: CloseVisit): Promise<Result<Closed>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    if (visit.version !== input.version) return refused('conflict')
    if (visit.personId !== null) {
      const opened = await openVisitor(desk, visit.personId)
      if (!opened.ok) return opened
    }
    const told = (input.deeds ?? []).flatMap((deed) =>
      PLAIN_DEEDS.filter((known) => known === deed && known !== 'explainLetter'),
    )
    const slip = SLIPS.find((known) => known === input.slip) ?? visit.slip
    const deeds = [...(await deedsOf(desk.tx, visit.id)), ...told.map((deed) => ({ deed }))]
    const referrals = await referralsIn(desk.tx, visit.id)
    const end = closing({
      outcome: input.outcome,
      now: desk.clock.now(),
      visit,
      deeds,
      steps: visit.steps,
      referrals,
      slip,
    })
    if (!end.ok) return refused(end.reason)
    // Before anything is written: a text that cannot be sent is no slip.
    if (slip !== null && slip !== visit.slip && visit.steps.length > 0) {
      const handed = await handOver(desk, visit, slip)
      if (!handed.ok) return handed
    }
    for (const deed of told) await did(desk, visit, { deed })
    await tellOfUnnamed(desk, visit)
    // Whoever was helped on their own pages in this visit is not any more.
    await endOpen(desk, { visitId: visit.id }, 'visitClosed')
    return ok(await finish(desk, visit, end.outcome, { input, deeds, slip }))
  })
}

type Ending = { input: CloseVisit; deeds: Parameters<typeof isSolved>[0]; slip: Visit['slip'] }

async function finish(
  desk: StaffCtx,
  visit: Visit,
  outcome: VisitOutcome,
  { input, deeds, slip }: Ending,
): Promise<Closed> {
  const now = desk.clock.now()
  const left = outcome === 'leftBeforeHelp' && visit.personId !== null
  const step = left ? await seekOut(desk, { ...visit, personId: visit.personId as string }) : null
  const steps = step === null ? visit.steps : [...visit.steps, step]
  // How long it took nobody knows any more of a visit of another day.
  const minutes =
    visit.leftOpenAt !== null && input.minutes == null ? null : minutesOf(visit.servedAt, now, input.minutes)
  const tally = { ...readTally(input.tally ?? {}), solved: isSolved(deeds) ? 'yes' : 'no' }
  const follow = followUp(steps)
  await updateVisit(desk.tx, visit, {
    state: 'closed',
    outcome,
    slip: steps.length === 0 ? null : slip,
    steps: JSON.stringify(steps),
    ...follow,
    minutes,
    tally: JSON.stringify(tally),
    closedAt: now,
    closedBy: desk.actor.staffId,
    staffId: visit.staffId ?? desk.actor.staffId,
  })
  note(desk, visit, 'visitClosed', {
    outcome,
    minutes,
    slip,
    deeds: deeds.map(({ deed }) => deed),
    steps: steps.map(({ kind, who, at, until, latest }) => ({ kind, who, at, until, latest })),
  })
  return { outcome, followUpAt: follow.followUpAt }
}

type Owner = { ownerName: string; ownerIsTeam: boolean }
type Owed = { promiseId: string; dueAt: Temporal.Instant }

/** who left before there was help is sought out, where the office knows who it was. */
async function seekOut(desk: StaffCtx, visit: Visit & { personId: string }): Promise<NextStep> {
  const { personId } = visit
  const line = (kind: 'call' | 'duty', owner: Owner | undefined, promise: Owed): NextStep => ({
    kind,
    who: owner?.ownerName ?? '',
    isTeam: owner?.ownerIsTeam ?? true,
    at: promise.dueAt.toString(),
    until: null,
    latest: true,
    promiseId: promise.promiseId,
  })
  const asked = await askForCall(desk, { personId, by: 'staff', language: visit.language })
  if (asked.ok) return line('call', asked.value, asked.value)
  const units = await lockPersonUnits(desk, personId)
  if (!units) throw new Error('a visitor who is not there')
  const route = answererOf(units, 'common')
  const promise = await makePromise(desk, {
    personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: route.side,
    theme: 'contactAdviser',
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    channel: 'dropIn',
    details: { leftBeforeHelp: true },
  })
  // Nobody can ring: they are found in another way, by somebody who has a name.
  const [owner] = await ownerNames(desk.tx, [promise])
  return line('duty', owner, { promiseId: promise.id, dueAt: promise.dueAt })
}
