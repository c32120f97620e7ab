import { themeInRecord } from '../../../office/threads/record-text.ts'
import { journalTitle } from '../../../office/threads/rules.ts'
import { STAFF } from '../staff.ts'
import { answerTo, callNote, thanks } from './phrases/say.ts'
import type { Resident } from './population.ts'
import { message, minutes, type Part, type Telling, type Thread } from './telling.ts'

/** The answers, whether they were opened, a word of thanks, and the entry in the record. Gives when it last moved. */
export function conclude(
  one: Resident,
  parts: readonly Part[],
  thread: Thread,
  telling: Telling,
): Temporal.Instant {
  let lastAt = parts[0]?.owed.receivedAt ?? telling.now
  for (const part of parts) {
    const at = reply(one, part, thread, telling)
    if (Temporal.Instant.compare(at, lastAt) > 0) lastAt = at
  }
  record(one, parts, thread, telling, lastAt)
  const sayThanks = one.usesPortal && one.opensMail && telling.random.chance(0.25)
  const at = minutes(lastAt, telling.random.int(20, 900))
  if (!sayThanks || Temporal.Instant.compare(at, telling.now) >= 0) return lastAt
  const messageId = telling.newId(at)
  const language = parts[0]?.language ?? 'nb'
  message(telling, one, { threadId: thread.threadId, messageId, at, language, readAt: null, trivial: true })
  telling.rows.messageText.push({
    personId: one.person.id,
    messageId,
    part: 0,
    side: 'common',
    threadId: thread.threadId,
    enquiryId: null,
    body: thanks(language, telling.random),
  })
  thread.tell(at, {
    kind: 'acknowledgement',
    side: 'common',
    channel: 'portalMessage',
    actorKind: 'person',
    actorId: one.person.id,
    authorship: 'self',
    messageId,
    data: { parts: 0 },
  })
  return at
}

function reply(one: Resident, part: Part, thread: Thread, telling: Telling): Temporal.Instant {
  const { random, newId, rows, now } = telling
  const { end } = part.owed
  if (end === null) return part.owed.receivedAt
  const { at, staffId, channel } = end
  const personId = one.person.id
  const messageId = newId(at)
  const opened = minutes(at, random.int(10, 2000))
  const readAt = one.opensMail && Temporal.Instant.compare(opened, now) < 0 ? opened : null
  message(telling, one, {
    threadId: thread.threadId,
    messageId,
    at,
    language: 'nb',
    readAt,
    from: staffId,
    channel,
  })
  const body =
    channel === 'portalMessage'
      ? answerTo(part.theme, random)
      : callNote(one.person.interpreterNeed === 'always', random)
  rows.messageText.push({
    personId,
    messageId,
    part: 0,
    side: part.owed.side,
    threadId: thread.threadId,
    enquiryId: part.enquiryId,
    body,
  })
  rows.event.push({
    personId,
    id: end.eventId,
    at,
    kind: channel === 'portalMessage' ? 'messageSent' : 'callLogged',
    side: part.owed.side,
    channel,
    actorKind: 'staff',
    actorId: staffId,
    authorship: 'staffAdviser',
    theme: null,
    threadId: thread.threadId,
    messageId,
    enquiryId: null,
    promiseId: null,
    data:
      channel === 'portalMessage'
        ? { answers: 1 }
        : {
            direction: 'out',
            interpreter: one.person.interpreterNeed === 'always' ? 'phone' : 'none',
            spoke: true,
          },
  })
  if (readAt !== null)
    thread.tell(readAt, {
      kind: 'messageRead',
      side: 'common',
      channel: 'portalMessage',
      actorKind: 'person',
      actorId: personId,
      authorship: 'self',
      messageId,
    })
  rows.accessLog.push({
    personId,
    id: newId(at),
    at: minutes(at, -random.int(1, 9)),
    staffId,
    role: part.owed.side === 'municipal' ? 'AM' : 'AS',
    basis: part.owed.owner.staffId === staffId ? 'assignment' : 'owner',
    purpose: 'followUp',
    what: 'conversation',
    allowed: true,
  })
  return at
}

/** one entry in the record for each side of a concluded conversation in which something was written. */
function record(
  one: Resident,
  parts: readonly Part[],
  thread: Thread,
  telling: Telling,
  at: Temporal.Instant,
): void {
  const personId = one.person.id
  for (const [side, about] of Map.groupBy(parts, (part) => part.owed.side)) {
    const part = about[0]
    if (part === undefined) continue
    const from = part.owed.receivedAt
    const date = from.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
    const title = journalTitle(themeInRecord(part.theme), part.text, date, one.titles)
    one.titles.add(title)
    const id = telling.newId(at)
    telling.rows.journalEntry.push({
      personId,
      id,
      threadId: thread.threadId,
      side,
      title,
      fromAt: from,
      toAt: at,
      madeAt: at,
    })
    thread.tell(at, {
      kind: 'journalMade',
      side,
      channel: 'system',
      actorKind: 'staff',
      actorId: part.owed.end?.staffId ?? STAFF.operator,
      authorship: 'staffAdviser',
      data: { journalEntryId: id },
    })
  }
}
