import { deadline } from '../../../office/kernel/promise/rules.ts'
import { routeOf } from '../../../office/threads/routing/rules.ts'
import { ledgerRows, type Owed } from './owed.ts'
import { besides, question, type Said } from './phrases/say.ts'
import type { Resident } from './population.ts'
import { earlier, membersOf, minutes, OPERATORS, type Part, type Stage, type Telling } from './telling.ts'

export function said(one: Resident, { random }: Telling): Said[] {
  const own = question(one.mix, one.writes, random)
  const both = one.situation.has.state && one.situation.has.municipal
  return both && random.chance(0.25) ? [own, besides(one.writes, random)] : [own]
}

type At = {
  index: number
  threadId: string
  receivedAt: Temporal.Instant
  channel: string
  host: string | null
  stage: Stage
}

export function owedFor(one: Resident, part: Said, at: At, telling: Telling): Part {
  const { random, settings, newId } = telling
  const municipal = at.index > 0 || !one.situation.has.state
  const route = routeOf(
    { theme: part.theme, side: municipal ? 'municipal' : 'state', sideConfidence: 1 },
    one.situation,
  )
  const { receivedAt, threadId } = at
  const enquiryId = newId(receivedAt)
  const counted = deadline(route.clock, receivedAt, settings, one.situation.officeId)
  const staffId = route.owner.staffId ?? random.pick(membersOf.get(route.owner.teamId) ?? OPERATORS)
  const written = one.usesPortal
  const channel = written ? 'portalMessage' : 'officePhone'
  const answeredAt = at.stage === 'answered' ? answerTime(counted, telling, one.situation.officeId) : null
  const repeat = at.stage !== 'answered' && random.chance(0.12)
  const owed: Owed = {
    personId: one.person.id,
    id: newId(receivedAt),
    kind: route.row.promise,
    clock: route.clock,
    side: route.side,
    theme: part.theme,
    threadId,
    enquiryId,
    owner: route.owner,
    officeId: one.situation.officeId,
    needLevel: Number(one.person.needLevel ?? 0),
    urgency: route.answerer === 'duty' ? 'acute' : 'ordinary',
    orphanable: route.orphanable,
    receivedAt,
    channel: at.channel,
    madeBy: at.host === null ? { kind: 'person', id: one.person.id } : { kind: 'staff', id: at.host },
    again: repeat
      ? {
          at: earlier(minutes(receivedAt, random.int(120, 900)), telling.now),
          staffId: random.pick(OPERATORS),
        }
      : null,
    end:
      answeredAt === null
        ? null
        : {
            at: answeredAt,
            state: written ? 'kept' : 'keptElsewhere',
            how: written ? 'answered' : 'talk',
            staffId,
            channel,
            eventId: newId(answeredAt),
          },
  }
  return { ...part, route, enquiryId, owed }
}

/** ninety-five in a hundred in time, the rest not long after; never later than now, never in the night. */
function answerTime(
  counted: ReturnType<typeof deadline>,
  telling: Telling,
  officeId: string | null,
): Temporal.Instant {
  const { random, settings, now } = telling
  const calendar = settings.calendar(officeId)
  const whole = calendar.workingMinutesBetween(counted.countingFrom, counted.dueAt)
  const share = random.chance(0.95) ? 0.03 + random.next() ** 1.6 * 0.92 : 1.02 + random.next() * 0.6
  const at = calendar.addWorkingMinutes(counted.countingFrom, Math.max(4, whole * share))
  return earlier(minutes(at, random.next()), minutes(now, -random.int(2, 40)))
}

export function writePart(
  telling: Telling,
  part: Part,
  told: { index: number; messageId: string | null; channel: string },
): void {
  const { rows, random, newId } = telling
  const { owed, enquiryId } = part
  const { personId, threadId, receivedAt: at, end } = owed
  if (told.messageId !== null)
    rows.messageText.push({
      personId,
      messageId: told.messageId,
      part: told.index,
      side: owed.side,
      threadId,
      enquiryId,
      body: part.text,
    })
  rows.enquiry.push({
    personId,
    id: enquiryId,
    threadId,
    messageId: told.messageId,
    promiseId: owed.id,
    theme: part.theme,
    side: owed.side,
    specificity: part.route.answerer === 'contactCentre' ? 'general' : 'caseSpecific',
    urgency: owed.urgency,
    confidence: told.messageId === null ? 1 : 0.78 + random.next() * 0.2,
    certain: true,
    guesses: [],
    words: [],
    language: part.language,
    receivedAt: at,
    answeredAt: end?.at ?? null,
    answeredHow: end?.channel ?? null,
    answeredBy: end?.staffId ?? null,
    answeredEventId: end?.eventId ?? null,
  })
  const contact = {
    personId,
    enquiryId,
    messageId: told.messageId,
    channel: told.channel,
    senderKind:
      told.messageId !== null ? 'self' : told.channel === 'dropIn' ? 'staffReception' : 'staffContactCentre',
  }
  rows.enquiryContact.push({ ...contact, id: newId(at), at })
  if (owed.again)
    rows.enquiryContact.push({
      ...contact,
      id: newId(owed.again.at),
      messageId: null,
      channel: 'contactCentrePhone',
      senderKind: 'staffContactCentre',
      at: owed.again.at,
    })
  if (owed.urgency === 'acute')
    rows.urgencyAssessment.push({
      personId,
      id: newId(at),
      enquiryId,
      at,
      urgency: 'acute',
      byKind: 'wording',
      reason: 'noFoodOrEssentials',
    })
  const { promise, events } = ledgerRows(owed, telling)
  rows.promise.push(promise)
  rows.event.push(...events)
}
