import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWhen } from '../../text/when.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, Tick } from '../ui/forms.tsx'
import { fromIn, idIn, modeIn, slotChoices, slotIn, untilOf } from '../ui/meeting-times.ts'
import { modesFor, OtherTimes, SeeTimes, WhereFields } from '../ui/meeting-where.tsx'
import { useSay } from '../ui/shell.ts'
import { afterIn } from './meetings-series.ts'

/** another time, and if one likes another place or way. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const asked = new URL(request.url).searchParams
  const from = fromIn(asked.get('fra'), here.now)
  const mode = modeIn(asked.get('hvordan'))
  const found = await here.office.meetings.moveOffer({
    personId: here.viewer.id,
    meetingId: idIn(params.meeting) ?? '00000000-0000-0000-0000-000000000000',
    ...(mode ? { mode } : {}),
    ...(asked.has('sted') && mode === 'physicalElsewhere' ? { placeId: idIn(asked.get('sted')) } : {}),
    from,
    until: untilOf(from),
  })
  if (!found.ok) throw fault('notFound')
  const { meeting, choices, slots } = found.value
  const all = await here.office.meetings.myAppointments()
  const own = all.find(({ id }) => id === meeting.id)
  asked.set('fra', untilOf(from).toString())
  return {
    now: sayWhen(here.language, meeting.startsAt, here.now),
    version: meeting.version,
    after: own ? afterIn(all, own) : 0,
    where: {
      mode: meeting.mode,
      modes: modesFor(meeting.mode, choices.video, choices.places.length),
      placeId: meeting.placeId ?? '',
      places: choices.places,
    },
    times: slotChoices(here.language, slots, here.now),
    later: `?${asked}`,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const slot = slotIn(form.values.tid)
  const meetingId = idIn(params.meeting)
  if (slot === null || meetingId === null) return refuse('needsContactTime', form.values, { field: 'tid' })
  const mode = modeIn(form.values.hvordan)
  const about = {
    personId: me.viewer.id,
    meetingId,
    version: Number(form.values.versjon),
    startsAt: slot.startsAt,
    placeId: slot.placeId,
    ...(mode ? { mode } : {}),
  }
  const { meetings } = me.office
  if (form.values.alle === 'ja') {
    const moved = await meetings.moveSeries(about)
    if (!moved.ok) return refuse(moved.reason, form.values, { field: 'tid' })
    return redirect(`/min-side/avtaler?flyttet=${meetingId}&sto=${moved.value.missed.length}`, 303)
  }
  const done = await meetings.moveMeeting(about)
  if (!done.ok) return refuse(done.reason, form.values, { field: 'tid' })
  return redirect(`/min-side/avtaler?flyttet=${meetingId}`, 303)
}

export default function MoveMeeting() {
  const say = useSay()
  const { now, version, after, where, times, later } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('meetings:booking.link.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/avtaler">{say('meetings:booking.mine.title')}</a>
        </p>
        <h1 className="title">{say('meetings:booking.link.title')}</h1>
        <p className="lead">{say('meetings:booking.link.now', { when: now })}</p>
        <p>{say('meetings:booking.link.lead')}</p>
      </div>
      <Refusal refused={refused} />
      <form method="get" className="write stack">
        <WhereFields where={where} />
        <SeeTimes />
      </form>
      {times.length > 0 && (
        <form method="post" className="write stack">
          <HiddenFields form="move" />
          <input type="hidden" name="versjon" value={version} />
          <input type="hidden" name="hvordan" value={where.mode} />
          <Choices name="tid" label={say('meetings:booking.time.label')} refused={refused} options={times} />
          {after > 0 && (
            <Tick
              name="alle"
              label={say('meetings:booking.mine.alsoAfter', { n: after })}
              refused={refused}
            />
          )}
          <div>
            <Press>{say('meetings:booking.time.movePress')}</Press>
          </div>
        </form>
      )}
      <OtherTimes later={later} none={times.length === 0} />
    </div>
  )
}
