import type { Side } from '../../../office/kernel/context.ts'
import type { PromiseKind, Step, Urgency } from '../../../office/kernel/promise/model.ts'
import { deadline, stepAfter } from '../../../office/kernel/promise/rules.ts'
import type { Settings } from '../../../office/kernel/settings.ts'
import type { ReceiptClock } from '../../../office/kernel/time/clocks.ts'
import { latestNewTime } from '../../../office/kernel/time/deadlines.ts'
import type { Desk } from '../../../office/threads/routing/model.ts'
import type { Rows } from './rows.ts'

type Event = Rows['event'][number]

/** What is owed for one part of a message, and how it went. */
export type Owed = {
  personId: string
  id: string
  kind: PromiseKind
  clock: ReceiptClock
  side: Side
  theme: string
  threadId: string
  enquiryId: string
  owner: Desk
  officeId: string | null
  needLevel: number
  urgency: Urgency
  orphanable: boolean
  receivedAt: Temporal.Instant
  channel: string
  madeBy: { kind: 'person' | 'staff'; id: string }
  /** A second contact about the same, in another channel, while it was open. */
  again: { at: Temporal.Instant; staffId: string } | null
  end: {
    at: Temporal.Instant
    state: 'kept' | 'keptElsewhere'
    how: string
    staffId: string
    channel: string
    eventId: string
  } | null
}

type Timeline = { newId: (at: Temporal.Instant) => string; now: Temporal.Instant; settings: Settings }
type State = { state: string; contacts: number }

const STEP_EVENT: Partial<Record<Step, string>> = {
  orphan: 'promiseEscalated',
  remindOwner: 'promiseReminded',
  tellPerson: 'promiseToldLate',
  breach: 'promiseBreached',
  officeLeader: 'promiseEscalated',
}

/** The entry of the ledger and everything that the timeline tells of it, as the kernel would have written them. */
export function ledgerRows(
  owed: Owed,
  line: Timeline,
): { promise: Rows['promise'][number]; events: Event[] } {
  const { settings } = line
  const counted = deadline(owed.clock, owed.receivedAt, settings, owed.officeId)
  const until = owed.end?.at ?? line.now
  const contacts = owed.again === null ? 1 : 2
  const tell = (
    at: Temporal.Instant,
    kind: string,
    now: State,
    by: Pick<Event, 'actorKind' | 'actorId' | 'authorship' | 'channel'>,
    data: object = {},
  ): Event => ({
    personId: owed.personId,
    id: line.newId(at),
    at,
    kind,
    side: owed.side,
    ...by,
    theme: owed.theme,
    threadId: owed.threadId,
    messageId: null,
    enquiryId: owed.enquiryId,
    promiseId: owed.id,
    data: {
      ...data,
      promiseKind: owed.kind,
      clock: owed.clock,
      after: {
        ...now,
        ownerStaffId: owed.owner.staffId ?? null,
        ownerTeamId: owed.owner.teamId ?? null,
        actingStaffId: null,
        actingTeamId: null,
        urgency: owed.urgency,
        dueAt: counted.dueAt.toString(),
      },
    },
  })
  const system = { actorKind: 'system', actorId: null, authorship: 'system', channel: 'system' }
  const maker = {
    actorKind: owed.madeBy.kind,
    actorId: owed.madeBy.id,
    authorship: owed.madeBy.kind === 'person' ? 'self' : 'staffAdviser',
    channel: owed.channel,
  }
  const events = [tell(owed.receivedAt, 'promiseMade', { state: 'open', contacts: 1 }, maker)]
  if (owed.again) {
    const by = {
      actorKind: 'staff',
      actorId: owed.again.staffId,
      authorship: 'staffContactCentre',
      channel: 'contactCentrePhone',
    }
    events.push(tell(owed.again.at, 'promiseJoined', { state: 'open', contacts: 2 }, by, { third: false }))
  }
  const climbed = climb(owed, counted, until, settings)
  for (const { step, at } of climbed.taken) {
    const seen = {
      state: 'open',
      contacts: owed.again !== null && Temporal.Instant.compare(owed.again.at, at) <= 0 ? 2 : 1,
    }
    events.push(tell(at, STEP_EVENT[step] ?? 'promiseEscalated', seen, system))
  }
  if (owed.end) {
    const { at, state, how, staffId, channel, eventId } = owed.end
    const lateMinutes = Math.max(0, Math.round(at.since(counted.dueAt).total('minutes')))
    const by = { actorKind: 'staff', actorId: staffId, authorship: 'staffAdviser', channel }
    events.push(
      tell(at, state === 'kept' ? 'promiseKept' : 'promiseKeptElsewhere', { state, contacts }, by, {
        how,
        lateMinutes,
        linkedEventId: eventId,
      }),
    )
  }
  return {
    promise: { ...promiseRow(owed, counted, contacts), ...climbed.columns(line), ...endColumns(owed) },
    events,
  }
}

const promiseRow = (owed: Owed, counted: ReturnType<typeof deadline>, contacts: number) => ({
  personId: owed.personId,
  id: owed.id,
  kind: owed.kind,
  clock: owed.clock,
  side: owed.side,
  theme: owed.theme,
  threadId: owed.threadId,
  enquiryId: owed.enquiryId,
  receiver: 'person',
  ownerStaffId: owed.owner.staffId ?? null,
  ownerTeamId: owed.owner.teamId ?? null,
  officeId: owed.officeId,
  madeByKind: owed.madeBy.kind,
  madeById: owed.madeBy.id,
  madeAt: owed.receivedAt,
  receivedAt: counted.receivedAt,
  countingFrom: counted.countingFrom,
  dueAt: counted.dueAt,
  firstDueAt: counted.dueAt,
  urgency: owed.urgency,
  needLevel: owed.needLevel,
  contacts,
  reassignments: 0,
  details: {
    channel: owed.channel,
    sender: senderOf(owed.channel),
    ...(owed.orphanable ? { orphanable: true } : {}),
  },
})

/** Who held the pen when it came in, as the weekly report of waiting tells them apart. */
const senderOf = (channel: string) =>
  channel === 'dropIn' ? 'staffReception' : channel === 'contactCentrePhone' ? 'staffContactCentre' : 'self'

const endColumns = ({ end }: Owed) => ({
  state: end?.state ?? 'open',
  endedAt: end?.at ?? null,
  endedHow: end?.how ?? null,
  endedBy: end?.staffId ?? null,
  linkedEventId: end?.eventId ?? null,
})

/** the steps of the ladder that fell due before `until`, and where the promise stands on it now. */
function climb(
  owed: Owed,
  counted: ReturnType<typeof deadline>,
  until: Temporal.Instant,
  settings: Settings,
) {
  const taken: { step: Step; at: Temporal.Instant }[] = []
  const base = {
    clock: owed.clock,
    countingFrom: counted.countingFrom,
    dueAt: counted.dueAt,
    orphanable: owed.orphanable,
  }
  let next = stepAfter(base, null, settings, owed.officeId)
  while (next !== null && Temporal.Instant.compare(next.at, until) <= 0) {
    taken.push(next)
    next = stepAfter(base, next.step, settings, owed.officeId)
  }
  const at = (step: Step) => taken.find((one) => one.step === step)?.at ?? null
  return {
    taken,
    columns: (line: Timeline) => ({
      nextStep: owed.end === null ? (next?.step ?? null) : null,
      nextStepAt: owed.end === null ? (next?.at ?? null) : null,
      toldLateAt: at('tellPerson'),
      latestNewAt:
        at('tellPerson') === null
          ? null
          : latestNewTime(counted.dueAt, line.settings.calendar(owed.officeId)),
      leadListAt: at('orphan') ?? at('breach'),
      leadReason: at('breach') !== null ? 'breach' : at('orphan') !== null ? 'orphan' : null,
      leaderListAt: at('officeLeader'),
    }),
  }
}
