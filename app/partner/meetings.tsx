import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWindow } from '../../text/when.ts'
import { door, type PageDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { deedIn, type Refused, readForm, refuse, type Written } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { fromIn, idIn, modeIn, slotChoices, slotIn, untilOf } from '../ui/meeting-times.ts'
import { modesFor, OtherTimes, SeeTimes, WhereFields } from '../ui/meeting-where.tsx'
import { useSay } from '../ui/shell.ts'
import { helperDoor } from './giver.tsx'

const DONE = { bestilt: 'booked', flyttet: 'moved', avlyst: 'cancelled' } as const

/** a holder whose mandate reaches it sees, books, moves and cancels the giver's meetings. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { here, office } = await helperDoor(context, params.giver)
  const mine = await office.meetings.appointmentsOfGiver()
  const shown = await office.threads.representedFor()
  if (!mine.ok || shown === null) throw fault('notFound')
  const asked = new URL(request.url).searchParams
  const done = Object.entries(DONE).find(([name]) => asked.has(name))
  return {
    giverId: shown.giver.personId,
    name: shown.giver.name,
    done: done?.[1] ?? null,
    when: asked.get(done?.[0] ?? '') ?? '',
    meetings: mine.value.appointments
      .filter(({ open }) => open)
      .map((one) => ({
        id: one.id,
        version: one.version,
        at: one.startsAt.toString(),
        when: sayWindow(here.language, one.startsAt, one.endsAt, here.now),
        mode: one.mode,
        place: [one.place, one.address].filter(Boolean).join(', '),
        staffName: one.staffName,
      })),
    times: await timesFor(here, office, params.giver ?? '', mine.value.booking?.staffIds ?? [], asked),
    mayBook: mine.value.booking !== null && mine.value.booking.staffIds.length > 0,
  }
}

type Office = PageDoor['office']

/** Times for a new meeting, or for the one that is moved; and where, in the same form. */
async function timesFor(
  here: PageDoor,
  office: Office,
  personId: string,
  staffIds: readonly string[],
  asked: URLSearchParams,
) {
  const from = fromIn(asked.get('fra'), here.now)
  const mode = modeIn(asked.get('hvordan'))
  const span = { from, until: untilOf(from) }
  const placeId = mode === 'physicalElsewhere' ? idIn(asked.get('sted')) : null
  const moving = idIn(asked.get('flytt'))
  const later = new URLSearchParams(asked)
  later.set('fra', untilOf(from).toString())
  if (moving !== null) {
    const found = await office.meetings.moveOffer({
      ...{ personId, meetingId: moving, ...span },
      ...(mode ? { mode, placeId } : {}),
    })
    if (!found.ok) throw fault('notFound')
    const { meeting, choices, slots } = found.value
    const where = { mode: meeting.mode, placeId: meeting.placeId ?? '', places: choices.places }
    return {
      moving: { id: meeting.id, version: meeting.version },
      looked: true,
      later: `?${later}`,
      where: { ...where, modes: modesFor(meeting.mode, choices.video, choices.places.length) },
      slots: slotChoices(here.language, slots, here.now),
    }
  }
  const choices = await office.meetings.bookingChoices(personId)
  if (!choices.ok) throw fault('notFound')
  const { staff, places, video, interpreter } = choices.value
  const found =
    mode === null || staffIds.length === 0
      ? null
      : await office.meetings.freeSlots({
          ...{ personId, kind: 'followUp', mode, placeId, staffIds, ...span },
          interpreted: interpreter.flagged,
        })
  const names = new Map(staff.filter(({ id }) => staffIds.includes(id)).map(({ id, name }) => [id, name]))
  return {
    moving: null,
    looked: mode !== null,
    later: mode === null ? null : `?${later}`,
    where: {
      ...{ mode: mode ?? 'physicalOffice', placeId: placeId ?? '', places },
      modes: modesFor(null, video, places.length),
    },
    slots: found?.ok ? slotChoices(here.language, found.value, here.now, names) : [],
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { office } = await helperDoor(context, params.giver)
  const { values } = form
  const deed = deedIn(DEEDS, values.gjor)
  if (!deed) return refuse('badForm', values)
  const done = await deed(office, params.giver ?? '', values)
  if (!done.ok) return refuse(done.reason, values, values.gjor === 'avlyst' ? {} : { field: 'tid' })
  return redirect(`/min-side/for/${params.giver}/avtaler?${values.gjor}=1`, 303)
}

type Done = { ok: true; value: unknown } | { ok: false; reason: string }
const DEEDS: Readonly<Record<string, (office: Office, personId: string, values: Written) => Promise<Done>>> =
  {
    bestilt: book,
    flyttet: async ({ meetings }, personId, values) => {
      const slot = slotIn(values.tid)
      const meetingId = idIn(values.mote)
      const mode = modeIn(values.hvordan)
      if (slot === null || meetingId === null) return { ok: false, reason: 'needsContactTime' }
      return meetings.moveMeeting({
        ...{ personId, meetingId, version: Number(values.versjon) },
        ...{ startsAt: slot.startsAt, placeId: slot.placeId, ...(mode ? { mode } : {}) },
      })
    },
    avlyst: ({ meetings }, personId, values) =>
      meetings.cancelMeeting({ personId, meetingId: values.mote ?? '', version: Number(values.versjon) }),
  }

async function book({ meetings }: Office, personId: string, values: Written): Promise<Done> {
  const slot = slotIn(values.tid)
  if (slot === null) return { ok: false, reason: 'needsContactTime' }
  const mine = await meetings.appointmentsOfGiver()
  const choices = await meetings.bookingChoices(personId)
  if (!mine.ok || mine.value.booking === null || !choices.ok) return { ok: false, reason: 'notFound' }
  const { flagged } = choices.value.interpreter
  return meetings.bookMeeting({
    ...{ personId, kind: 'followUp', mode: modeIn(values.hvordan) ?? 'physicalOffice', purpose: '' },
    ...{ side: mine.value.booking.side, theme: 'contactAdviser', ...slot, channel: 'portalMessage' },
    // that the giver needs none is not the holder's to say.
    interpreter: { answer: flagged ? 'ordered' : 'notFlagged' },
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function GiverMeetings() {
  const say = useSay()
  const { giverId, name, done, meetings, times, mayBook } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('meetings:booking.for.title', { name })}</title>
      <div className="stack-tight">
        <p>
          <a href={`/min-side/for/${giverId}`}>{say('mandates:for.heading', { name })}</a>
        </p>
        <h1 className="title">
          <bdi>{say('meetings:booking.for.title', { name })}</bdi>
        </h1>
        <p className="lead">{say('meetings:booking.for.lead', { name })}</p>
        {done && refused === undefined && (
          <p className="kept" role="status">
            {say(`meetings:booking.for.${done}`)}
          </p>
        )}
      </div>
      <Refusal refused={refused} />
      {meetings.length === 0 && <p>{say('meetings:booking.for.none')}</p>}
      {meetings.map((meeting) => (
        <Meeting key={meeting.id} meeting={meeting} />
      ))}
      {(mayBook || times.moving !== null) && <Times times={times} refused={refused} />}
    </div>
  )
}

function Meeting({ meeting }: { meeting: Page['meetings'][number] }) {
  const say = useSay()
  return (
    <article className="card stack-tight" aria-labelledby={`mote-${meeting.id}`}>
      <h2 id={`mote-${meeting.id}`} className="section-title">
        <time dateTime={meeting.at}>{meeting.when}</time>
      </h2>
      <p>
        {say(`meetings:talk.mode.${meeting.mode}`)} <bdi>{meeting.place}</bdi>
      </p>
      <p>{say('meetings:booking.mine.with', { name: meeting.staffName })}</p>
      <form method="post" className="row">
        <HiddenFields form={`cancel-${meeting.id}`} />
        <input type="hidden" name="mote" value={meeting.id} />
        <input type="hidden" name="versjon" value={meeting.version} />
        <a href={`?flytt=${meeting.id}`}>{say('meetings:booking.mine.move')}</a>
        <Press name="gjor" value="avlyst" variant="tertiary">
          {say('meetings:booking.mine.cancelPress')}
        </Press>
      </form>
    </article>
  )
}

function Times({ times, refused }: { times: Page['times']; refused: Refused | undefined }) {
  const say = useSay()
  const { moving, where, slots, later, looked } = times
  return (
    <section className="stack" aria-labelledby="tider">
      <h2 id="tider" className="section-title">
        {say(moving === null ? 'meetings:booking.new.title' : 'meetings:booking.link.title')}
      </h2>
      <form method="get" className="stack-tight">
        {moving !== null && <input type="hidden" name="flytt" value={moving.id} />}
        <WhereFields where={where} />
        <SeeTimes />
      </form>
      {slots.length > 0 && (
        <form method="post" className="stack-tight">
          <HiddenFields form="time" />
          <input type="hidden" name="hvordan" value={where.mode} />
          {moving !== null && <input type="hidden" name="mote" value={moving.id} />}
          {moving !== null && <input type="hidden" name="versjon" value={moving.version} />}
          <Choices name="tid" label={say('meetings:booking.time.label')} refused={refused} options={slots} />
          <div>
            <Press name="gjor" value={moving === null ? 'bestilt' : 'flyttet'}>
              {say(moving === null ? 'meetings:booking.time.press' : 'meetings:booking.time.movePress')}
            </Press>
          </div>
        </form>
      )}
      {looked && <OtherTimes later={later} none={slots.length === 0} />}
    </section>
  )
}
