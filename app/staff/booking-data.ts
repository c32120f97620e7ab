import { MEETING_KINDS, type MeetingKind } from '../../office/meetings/model.ts'
import { sayWhen, sayWindow } from '../../text/when.ts'
import type { PageDoor, StaffViewer } from '../context.ts'
import { fault } from '../fault.ts'
import { fromIn, idIn, modeIn, slotChoices, untilOf } from '../ui/meeting-times.ts'
import { interpreterAnswered, questionShown } from './meeting-interpreter-values.ts'

type Here = PageDoor & { viewer: StaffViewer }

export const kindIn = (value: string | null | undefined): MeetingKind =>
  MEETING_KINDS.find((kind) => kind === value) ?? 'followUp'

/**
 * what is booked with this person, and what the form of a new booking or a move has asked for so far. Who
 * comes from a wish brings which, and the kind and form it was for.
 */
export async function bookingData(here: Here, personId: string, asked: URLSearchParams) {
  const { meetings } = here.office
  const [appointments, choices, question] = [
    await meetings.appointmentsFor(personId),
    await meetings.bookingChoices(personId),
    await meetings.interpreterQuestion(personId),
  ]
  if (!appointments.ok || !choices.ok || !question.ok) throw fault('notFound')
  const from = fromIn(asked.get('fra'), here.now)
  const later = new URLSearchParams(asked)
  later.set('fra', untilOf(from).toString())
  return {
    personId,
    done: asked.get('gjort'),
    missed: missedIn(here, asked.get('utenom')),
    appointments: appointments.value
      .filter(({ open }) => open)
      .map((one) => ({
        id: one.id,
        version: one.version,
        when: sayWindow(here.language, one.startsAt, one.endsAt, here.now),
        kind: one.kind,
        mode: one.mode,
        place: one.place,
        staffName: one.staffName,
        interpreted: one.interpreted,
        movedByOffice: one.movedByOffice,
        inSeries: one.seriesId !== null,
      })),
    question: questionShown(question.value),
    staff: withMe(here, choices.value.staff),
    places: choices.value.places.map(({ id, name }) => ({ value: id, label: name })),
    wish: idIn(asked.get('onske')),
    kind: kindIn(asked.get('type')),
    mode: modeIn(asked.get('form')) ?? 'physicalOffice',
    moving: await moving(here, personId, asked, from),
    booking: await booking(here, personId, asked, from),
    later: `?${later}`,
  }
}

/** Times of a series that could not be had, as they came back in the address. */
function missedIn(here: Here, text: string | null): string {
  const times = (text ?? '').split(',').filter((one) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(one))
  return times.map((one) => sayWhen(here.language, Temporal.Instant.from(one), here.now)).join(', ')
}

const withMe = (here: Here, staff: readonly { id: string; name: string }[]) => {
  const others = staff.filter(({ id }) => id !== here.viewer.id)
  const me = { value: here.viewer.id, label: `${here.viewer.name} (${here.say('meetstaff:booking.mine')})` }
  return [...others.map(({ id, name }) => ({ value: id, label: name })), me]
}

/** Times for a new meeting, once the interpreter is answered and the form has asked. */
async function booking(here: Here, personId: string, asked: URLSearchParams, from: Temporal.Instant) {
  const answer = interpreterAnswered(Object.fromEntries(asked))
  const mode = modeIn(asked.get('form'))
  if (answer === null || mode === null) return null
  const staffId = idIn(asked.get('hvem')) ?? here.viewer.id
  const placeId = mode === 'physicalElsewhere' ? idIn(asked.get('sted')) : null
  const kind = kindIn(asked.get('type'))
  const found = await here.office.meetings.freeSlots({
    ...{ personId, kind, mode, placeId, staffIds: [staffId], from, until: untilOf(from) },
    interpreted: answer.answer === 'ordered' || answer.answer === 'onDemand',
  })
  return {
    asked: { tolk: answer.answer, tolkgrunn: answer.reason ?? '', form: mode, type: kind, hvem: staffId },
    times: found.ok ? slotChoices(here.language, found.value, here.now) : [],
  }
}

async function moving(here: Here, personId: string, asked: URLSearchParams, from: Temporal.Instant) {
  const meetingId = idIn(asked.get('flytt'))
  if (meetingId === null) return null
  const mode = modeIn(asked.get('form'))
  const found = await here.office.meetings.moveOffer({
    ...{ personId, meetingId, from, until: untilOf(from) },
    ...(mode ? { mode } : {}),
    ...(mode === 'physicalElsewhere' ? { placeId: idIn(asked.get('sted')) } : {}),
  })
  if (!found.ok) return null
  const { meeting, slots } = found.value
  return {
    id: meeting.id,
    version: meeting.version,
    mode: meeting.mode,
    placeId: meeting.placeId ?? '',
    times: slotChoices(here.language, slots, here.now),
  }
}
