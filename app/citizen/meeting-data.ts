import { purposeAndPoints } from '../../office/meetings/talk/rules.ts'
import type { MyTalk } from '../../office/meetings/talk/views.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'

/** One meeting as its page shows it: plain words and ids, in the reader's language. */
export function meetingShown(found: MyTalk, here: PageDoor) {
  const { meeting, minutes } = found
  const { say, language, now } = here
  const day = (text: string) =>
    sayDay(
      language,
      Temporal.PlainDate.from(text)
        .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' })
        .toInstant(),
      now,
    )
  const open = meeting.state === 'booked' || meeting.state === 'begun'
  return {
    id: meeting.id,
    version: meeting.version,
    open,
    state: meeting.state,
    begun: meeting.state === 'begun',
    mode: meeting.mode,
    when: sayWhen(language, meeting.startsAt, now),
    where: found.placeName
      ? `${found.placeName}${found.address ? `, ${found.address}` : ''}`
      : say(`meetings:talk.mode.${meeting.mode}`),
    ownerName: found.ownerName,
    purpose: purposeAndPoints(meeting.purpose)[0],
    interpreter: meeting.interpreter === 'ordered' || meeting.interpreter === 'onDemand',
    mine: found.topics
      .filter(({ forPerson }) => forPerson)
      .map(({ id, body, writtenBy }) => ({ id, body, writtenBy })),
    theirs: found.topics.filter(({ forPerson }) => !forPerson).map(({ id, body }) => ({ id, body })),
    forms: {
      why: say(`meetings:talk.form.why.${found.forms.reason}`),
      proposed: found.forms.proposed,
      offered: found.forms.offered.map((mode) => ({ value: mode, label: say(`meetings:talk.mode.${mode}`) })),
    },
    videoDeclined: found.videoDeclined,
    people: found.participants
      .filter(({ role }) => role !== 'resident')
      .map((one) => ({
        id: one.id,
        who: [one.name, one.organisation].filter(Boolean).join(', '),
        role: say(`meetings:talk.role.${one.role}`),
        approval: one.approval,
        mayHear: [...one.mayHear],
        own: one.role === 'companion' || one.role === 'helper',
        staff: one.staffId !== null || one.role === 'interpreter',
        got: one.minutesHow !== null,
      })),
    minutes: minutes && {
      version: minutes.version,
      confirmed: minutes.confirmedAt !== null,
      confirmedBy: minutes.confirmedBy,
      aloud:
        minutes.aloud === null
          ? null
          : minutes.aloudAt !== null
            ? say('meetings:talk.minutes.aloudDone')
            : found.minutesDueAt &&
              say(`meetings:talk.minutes.aloud.${minutes.aloud}`, {
                when: sayWhen(language, found.minutesDueAt, now),
              }),
      parts: minutes.parts.map(({ matter, body }) => ({
        matter: say(`meetings:talk.matter.${matter}`),
        body,
      })),
    },
    minutesWaits:
      meeting.state === 'held' && minutes === null && found.minutesDueAt
        ? sayWhen(language, found.minutesDueAt, now)
        : null,
    comments: found.comments.map(({ id, body, writtenBy }) => ({ id, body, writtenBy })),
    agreed: found.agreed.map(({ id, who, body, dueOn, doneAt }) => ({
      id,
      who,
      line: say('meetings:talk.minutes.step', { what: body, day: day(dueOn) }),
      done: doneAt !== null,
    })),
  }
}
export type MeetingShown = ReturnType<typeof meetingShown>
