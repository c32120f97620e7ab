import { redirect } from 'react-router'
import { ASKED_BY, type BookMeeting } from '../../office/meetings/booking/model.ts'
import { EVERY } from '../../office/meetings/booking/series-rules.ts'
import { sayWhen } from '../../text/when.ts'
import type { PageDoor, StaffViewer } from '../context.ts'
import { deedIn, readForm, refuse, type Written } from '../form.ts'
import { idIn, modeIn, slotIn } from '../ui/meeting-times.ts'
import { kindIn } from './booking-data.ts'
import { idOf } from './ids.ts'
import { interpreterAnswered } from './meeting-interpreter-values.ts'

type Here = PageDoor & { viewer: StaffViewer }
type Done =
  | { ok: true; what: string; missed?: readonly { startsAt: Temporal.Instant }[] }
  | { ok: false; reason: string; details?: Record<string, string | number> }

/** R-479 – R-481: books, moves and cancels for the person, or for the office. */
export async function actOnBooking(here: Here, request: Request, personId: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const done = await deedIn(DEEDS, form.values.gjor)?.(here, personId, form.values)
  if (!done) return refuse('badForm', form.values)
  if (done.ok) {
    const missed = (done.missed ?? []).map(({ startsAt }) => startsAt.toString()).join(',')
    return redirect(
      `/arbeid/person/${personId}/moter?gjort=${done.what}${missed && `&utenom=${missed}`}`,
      303,
    )
  }
  return refuse(
    done.reason,
    { ...form.values, nearest: nearest(here, done.details?.nearest) },
    { field: 'tid' },
  )
}

const nearest = (here: Here, times: string | number | undefined): string =>
  String(times ?? '')
    .split(',')
    .filter(Boolean)
    .map((at) => sayWhen(here.language, Temporal.Instant.from(at), here.now))
    .join(', ')

const DEEDS: Readonly<Record<string, (here: Here, personId: string, values: Written) => Promise<Done>>> = {
  bestill: book,
  flytt: move,
  avlys: cancel,
}

async function book(here: Here, personId: string, values: Written): Promise<Done> {
  const answer = interpreterAnswered(values)
  if (answer === null) return { ok: false, reason: 'interpreterUnanswered' }
  const slot = slotIn(values.tid)
  if (slot === null) return { ok: false, reason: 'needsContactTime' }
  const wanted: BookMeeting = {
    personId,
    kind: kindIn(values.type),
    mode: modeIn(values.form) ?? 'physicalOffice',
    purpose: values.om ?? '',
    side: here.viewer.roles.includes('AS')
      ? 'state'
      : here.viewer.roles.includes('AM')
        ? 'municipal'
        : 'common',
    theme: 'contactAdviser',
    startsAt: slot.startsAt,
    staffId: slot.staffId,
    placeId: slot.placeId,
    interpreter: answer,
    requestId: idIn(values.onske),
    channel: 'portalMessage',
  }
  const every = EVERY.find((one) => one === values.gjenta)
  if (every !== undefined) {
    const all = await here.office.meetings.bookSeries({ ...wanted, every, times: Number(values.ganger) })
    return all.ok ? { ok: true, what: 'booked', missed: all.value.missed } : all
  }
  const done = await here.office.meetings.bookMeeting(wanted)
  return done.ok ? { ok: true, what: 'booked' } : done
}

const askedBy = (values: Written) => ASKED_BY.find((one) => one === values.hvemba) ?? 'office'

async function move(here: Here, personId: string, values: Written): Promise<Done> {
  const slot = slotIn(values.tid)
  if (slot === null) return { ok: false, reason: 'needsContactTime' }
  const mode = modeIn(values.form)
  const to = {
    personId,
    meetingId: idOf(values.mote),
    version: Number(values.versjon),
    startsAt: slot.startsAt,
    placeId: slot.placeId,
    askedBy: askedBy(values),
    ...(mode ? { mode } : {}),
  }
  if (values.omfang === 'alle') {
    const all = await here.office.meetings.moveSeries(to)
    return all.ok ? { ok: true, what: 'moved', missed: all.value.missed } : all
  }
  const done = await here.office.meetings.moveMeeting(to)
  if (!done.ok) return done
  return { ok: true, what: done.value.toLead ? 'toLead' : 'moved' }
}

async function cancel(here: Here, personId: string, values: Written): Promise<Done> {
  const { meetings } = here.office
  const done = await (values.omfang === 'alle' ? meetings.cancelSeries : meetings.cancelMeeting)({
    personId,
    meetingId: idOf(values.mote),
    version: Number(values.versjon),
    reason: values.grunn ?? null,
    askedBy: askedBy(values),
  })
  return done.ok ? { ok: true, what: 'cancelled' } : done
}
