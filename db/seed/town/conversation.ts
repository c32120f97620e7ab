import { STAFF } from '../staff.ts'
import { owedFor, said, writePart } from './parts.ts'
import type { Said } from './phrases/say.ts'
import type { Resident } from './population.ts'
import { conclude } from './replies.ts'
import { earlier, type Fact, message, minutes, OPERATORS, type Stage, type Telling } from './telling.ts'

/** One conversation from its first word to where it stands now, with everything that is known about it. */
export function tellConversation(
  one: Resident,
  receivedAt: Temporal.Instant,
  stage: Stage,
  telling: Telling,
  words?: Said,
): void {
  const { random, newId, settings } = telling
  const personId = one.person.id
  const threadId = newId(receivedAt)
  // Nobody rings or comes when it is closed.
  const isOpen = settings.calendar(one.situation.officeId).inDutyHours(receivedAt)
  const written = one.usesPortal || !isOpen || words !== undefined || random.chance(0.35)
  const messageId = written ? newId(receivedAt) : null
  const operator = random.pick(OPERATORS)
  const channel = written ? 'portalMessage' : random.chance(0.6) ? 'contactCentrePhone' : 'dropIn'
  const host = channel === 'dropIn' ? STAFF[one.place === 'A' ? 'hostA' : 'hostB'] : operator
  const parts = (words ? [words] : said(one, telling)).map((part, index) =>
    owedFor(one, part, { index, threadId, receivedAt, channel, host: written ? null : host, stage }, telling),
  )
  const first = parts[0]
  if (first === undefined) return
  const end = parts.every((part) => part.owed.end !== null) ? first.owed.end : null

  const tell = (at: Temporal.Instant, fact: Fact) => {
    const { messageId: message = null, enquiryId = null, data = {}, ...rest } = fact
    const id = newId(at)
    telling.rows.event.push({
      personId,
      id,
      at,
      ...rest,
      theme: null,
      threadId,
      messageId: message,
      enquiryId,
      promiseId: null,
      data,
    })
    return id
  }
  const sides = new Set(parts.map((part) => part.route.side))
  const side = sides.size === 1 ? first.route.side : 'common'
  if (messageId !== null) {
    const readAt =
      end !== null
        ? earlier(minutes(receivedAt, random.int(5, 200)), end.at)
        : random.chance(0.4)
          ? earlier(minutes(receivedAt, random.int(5, 600)), telling.now)
          : null
    message(telling, one, { threadId, messageId, at: receivedAt, language: first.language, readAt })
    tell(receivedAt, {
      kind: 'messageReceived',
      side,
      channel,
      actorKind: 'person',
      actorId: personId,
      authorship: 'self',
      messageId,
      data: { parts: parts.length },
    })
  } else {
    const authorship = channel === 'dropIn' ? 'staffReception' : 'staffContactCentre'
    tell(receivedAt, {
      kind: channel === 'dropIn' ? 'visitLogged' : 'callLogged',
      side,
      channel,
      actorKind: 'staff',
      actorId: host,
      authorship,
      enquiryId: first.enquiryId,
      data: { direction: 'in', codes: {} },
    })
  }
  for (const [index, part] of parts.entries()) writePart(telling, part, { index, messageId, channel })
  const lastAt = end === null ? receivedAt : conclude(one, parts, { threadId, tell }, telling)
  telling.rows.thread.push({
    personId,
    id: threadId,
    origin: written ? 'home' : 'contact',
    openedAt: receivedAt,
    lastAt,
  })
}
