import { fixedClock } from '../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { type Claimed, claim } from './delivery/claim.ts'
import { type Fate, settleFates } from './delivery/fared.ts'
import { CARRIED, type Carried, type CarriedChannel, type Outlet } from './delivery/model.ts'
import { type Hours, mayLeave, restAfter, resting } from './delivery/rules.ts'
import { firstDue } from './delivery/store.ts'
import { leavesAt } from './rules.ts'
import { guardText } from './sms/guard/rules.ts'

export type { Carried, Carrier, Carriers, Outlet, Sending, Wording } from './delivery/model.ts'
export { outletOf } from './delivery/model.ts'

/** How many are claimed at a time, and how many of them are on the wire at once. */
const BATCH = 200
const AT_ONCE: Record<CarriedChannel, number> = { sms: 24, email: 8, letter: 8, mailbox: 8 }
/** So many failures in a row, and the gateway is left alone for a while. */
const FAILURES = 5

const hoursOf = (around: Surroundings) => around.settings.get<Hours>('clock.quietHours')

/**
 * Sends what is due, every channel by itself: a gateway that is slow or down keeps nobody waiting but its own. Outside the
 * hours no text and no e-mail leaves; what was held goes with the first run inside them. Gives how many left.
 */
export async function deliver(around: Surroundings, outlet: Outlet): Promise<number> {
  const sent = await Promise.all(CARRIED.map((channel) => deliverChannel(around, outlet, channel)))
  return sent.reduce((sum, one) => sum + one, 0)
}

/** When something next leaves by itself; undefined when nothing waits. */
export async function nextDelivery(
  around: Surroundings,
  outlet: Outlet,
): Promise<Temporal.Instant | undefined> {
  const times: Temporal.Instant[] = []
  for (const channel of CARRIED) {
    const due = await firstDue(around.databases.system, channel)
    if (due === undefined) continue
    const { until } = outlet.rests[channel]
    const from = until !== null && Temporal.Instant.compare(until, due) > 0 ? until : due
    times.push(channel === 'letter' ? from : leavesAt(from, hoursOf(around)))
  }
  return times.sort(Temporal.Instant.compare)[0]
}

/**
 * The same for whoever moves the clock on to `until`: each notice leaves at the time at which it would have left on
 * the way.
 */
export async function deliverUntil(
  around: Surroundings,
  until: Temporal.Instant,
  outlet: Outlet,
): Promise<void> {
  let at = around.clock.now()
  for (;;) {
    const next = await nextDelivery(around, outlet)
    if (next === undefined || Temporal.Instant.compare(next, until) > 0) return
    const stuck = Temporal.Instant.compare(next, at) <= 0
    if (!stuck) at = next
    if ((await deliver({ ...around, clock: fixedClock(at) }, outlet)) > 0 || !stuck) continue
    at = at.add({ minutes: 1 })
    if (Temporal.Instant.compare(at, until) > 0) return
  }
}

async function deliverChannel(
  around: Surroundings,
  outlet: Outlet,
  channel: CarriedChannel,
): Promise<number> {
  let sent = 0
  for (;;) {
    const now = around.clock.now()
    if (resting(outlet.rests[channel], now) || !mayLeave(channel, now, hoursOf(around))) return sent
    const claimed = await claim(around, outlet, channel, BATCH)
    if (claimed.length === 0) return sent
    const fates = await carryAll(around, outlet, channel, claimed)
    await inTransaction(around, { kind: 'system', name: 'deliver' }, (ctx) => settleFates(ctx, fates))
    sent += fates.filter(({ carried }) => carried.how === 'sent').length
  }
}

/** So many on the wire at once; when the gateway has failed too often the rest of them is given back untried. */
async function carryAll(
  around: Surroundings,
  outlet: Outlet,
  channel: CarriedChannel,
  claimed: readonly Claimed[],
): Promise<Fate[]> {
  const fates: Fate[] = []
  const waiting = [...claimed]
  const one = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (resting(outlet.rests[channel], around.clock.now())) {
        fates.push({ ...next, carried: { how: 'again', why: 'resting' }, untried: true })
        continue
      }
      const carried = await carry(outlet, next)
      fates.push({ ...next, carried, untried: false })
      outlet.rests[channel] = restAfter(
        outlet.rests[channel],
        carried.how === 'again',
        around.clock.now(),
        FAILURES,
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE[channel] }, one))
  return fates
}

async function carry(outlet: Outlet, { sending }: Claimed): Promise<Carried> {
  // R-339, I-18: the last wall. Whatever has put the words there, they stay in the house.
  if (sending.channel !== 'letter' && guardText(sending.text).length > 0)
    return { how: 'kept', why: 'sensitiveText' }
  try {
    return await outlet.carriers[sending.channel](sending)
  } catch (bug) {
    // A carrier that breaks is one that did not answer: what it was given is tried again.
    return { how: 'again', why: bug instanceof Error ? bug.name : 'broken' }
  }
}
