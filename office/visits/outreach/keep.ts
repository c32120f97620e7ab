import { askForCall } from '../../calls/callback/ask.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { Verdict } from '../../reach/upload/scan.ts'
import { beginThread, keepSaid } from '../../threads/said.ts'
import { answererOf } from '../reception/answerer.ts'
import type { Conflict, Entry, Planned } from './model.ts'
import { keepPhoto } from './photo.ts'
import { endOfWork } from './rules.ts'

export type Kept = {
  visit: Planned & { personId: string }
  entry: Entry
  units: PersonUnits
  /** Who has it where the writer may no longer see the person. */
  owner: string | null
  scan: Verdict
  /** When it came in; the context's own clock stands at when it happened. */
  now: Temporal.Instant
}

/**
 * R-477, C6-09: the contact as it was, at its own time: the words in the conversation, the letter received, the step and the
 * call owed from then, by the office's counting. Gives what could not be as it was agreed.
 */
export async function keepEntry(then: StaffCtx, kept: Kept): Promise<Conflict[]> {
  const { entry, units, owner } = kept
  const [only, another] = then.actor.sides
  const route = answererOf(units, only !== undefined && another === undefined ? only : 'common')
  const threadId = await beginThread(then, units.personId)
  const messageId = await words(then, kept, route.side, threadId)
  recordEvent(then, {
    personId: units.personId,
    kind: 'visitLogged',
    side: route.side,
    channel: 'outreach',
    authorship: 'staffAdviser',
    threadId,
    messageId,
    data: {
      direction: 'out',
      visitId: kept.visit.id,
      entryId: entry.id,
      placeKind: kept.visit.placeKind,
      sentAt: kept.now.toString(),
      deliveredOn: owner !== null,
    },
  })
  if (entry.step !== null) await owe(then, kept, route.side)
  const ofPhoto = entry.photo === null ? [] : await keepPhoto(then, kept, threadId)
  const ofCall = entry.call === null ? [] : await call(then, kept)
  return [...ofPhoto, ...ofCall]
}

async function words(
  then: StaffCtx,
  { entry, units }: Kept,
  side: Side,
  threadId: string,
): Promise<string | null> {
  const bodies = [entry.note, entry.step?.text ?? ''].filter((body) => body !== '')
  if (bodies.length === 0) return null
  const { messageId } = await keepSaid(then, {
    personId: units.personId,
    threadId,
    direction: 'out',
    channel: 'outreach',
    authorship: 'staffAdviser',
    language: 'nb',
    receivedAt: then.clock.now(),
    clientKey: `outreach:${entry.id}`,
    texts: bodies.map((body) => ({ side, body })),
  })
  return messageId
}

async function owe(then: StaffCtx, { entry, units, owner, visit }: Kept, side: Side): Promise<void> {
  const day = entry.step?.day ?? null
  await makePromise(then, {
    personId: units.personId,
    kind: 'keepAgreement',
    clock: 'contactTask',
    side,
    theme: 'contactAdviser',
    owner: { staffId: owner ?? visit.staffId },
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: 'outreach',
    ...(day === null ? {} : { dueAt: endOfWork(day) }),
    details: { visitId: visit.id, outreachEntry: entry.id },
  })
}

/**
 * A time that has gone or is taken since does not lose the call: it is owed all the same, and the writer is told. Of somebody
 * whom the writer may no longer see, the colleague who has the rest has the call too, at the time that was agreed.
 */
async function call(then: StaffCtx, kept: Kept): Promise<Conflict[]> {
  const { from, until, number } = kept.entry.call as NonNullable<Entry['call']>
  const { personId } = kept.units
  const passed = Temporal.Instant.compare(from, kept.now) <= 0
  if (kept.owner !== null) {
    await oweContact(then, kept, passed ? null : until)
    return []
  }
  const ask = (windows: readonly { from: Temporal.Instant; until: Temporal.Instant }[]) =>
    askForCall(then, { personId, by: 'staff', number, windows })
  const asked = await ask(passed ? [] : [{ from, until }])
  if (asked.ok) return []
  const again = asked.reason.startsWith('window') ? await ask([]) : asked
  if (again.ok) return ['callTimeTaken']
  await oweContact(then, kept, null)
  return ['noNumber']
}

async function oweContact(
  then: StaffCtx,
  { entry, units, owner, visit }: Kept,
  dueAt: Temporal.Instant | null,
): Promise<void> {
  await makePromise(then, {
    personId: units.personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: 'common',
    theme: 'contactAdviser',
    owner: { staffId: owner ?? visit.staffId },
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: 'outreach',
    ...(dueAt === null ? {} : { dueAt }),
    details: { outreachEntry: entry.id, agreedCall: entry.call?.from.toString() ?? null },
  })
}
