import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWindow } from '../../text/when.ts'
import { door, personDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { GoTo, HiddenFields, Press, Refusal, TextLine, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { CalendarAddress } from './meetings-calendar.tsx'
import { afterIn } from './meetings-series.ts'

const DONE = { bestilt: 'booked', flyttet: 'moved', avlyst: 'cancelled' } as const

/** all appointments in one place; moved and cancelled without a call to anybody. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { meetings } = here.office
  const all = await meetings.myAppointments()
  const feed = await meetings.myCalendar()
  const asked = new URL(request.url).searchParams
  const done = Object.entries(DONE).find(([name]) => asked.has(name))
  const about = all.find(({ id }) => id === (done && asked.get(done[0])))
  const left = Number(asked.get('sto') ?? 0)
  return {
    hasFeed: feed !== null,
    done:
      done && about
        ? {
            what: done[1],
            when: sayWindow(here.language, about.startsAt, about.endsAt, here.now),
            left: Number.isInteger(left) && left > 0 ? left : 0,
          }
        : null,
    meetings: all
      .filter(({ open }) => open)
      .map((one) => ({
        id: one.id,
        version: one.version,
        at: one.startsAt.toString(),
        when: sayWindow(here.language, one.startsAt, one.endsAt, here.now),
        mode: one.mode,
        place: [one.place, one.address].filter(Boolean).join(', '),
        staffName: one.staffName,
        interpreted: one.interpreted,
        after: afterIn(all, one),
      })),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = door(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const { meetings } = me.office
  const { values } = form
  if (values.gjor === 'kalender') return { address: (await meetings.makeMyCalendar()).address }
  if (values.gjor === 'slettKalender') {
    await meetings.revokeMyCalendar()
    return redirect('/min-side/avtaler', 303)
  }
  const meetingId = values.mote ?? ''
  const about = {
    personId: me.viewer.id,
    meetingId,
    version: Number(values.versjon),
    reason: values.hvorfor ?? null,
  }
  const done = await (values.alle === 'ja' ? meetings.cancelSeries(about) : meetings.cancelMeeting(about))
  if (!done.ok) return refuse(done.reason, values)
  return redirect(`/min-side/avtaler?avlyst=${encodeURIComponent(meetingId)}`, 303)
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['meetings'][number]

/** "mandag 2. mars kl. 13–14": where the line is too short, the day stands on one and the clock on the next. */
const clockWhole = (when: string) => when.replace(/ (?=\S+$)/, '\u00a0')

function Meeting({ meeting }: { meeting: Shown }) {
  const say = useSay()
  return (
    <article className="card stack-tight" aria-labelledby={`mote-${meeting.id}`}>
      <h2 id={`mote-${meeting.id}`} className="section-title when-title">
        <time dateTime={meeting.at}>{clockWhole(meeting.when)}</time>
      </h2>
      <p>
        {say(`meetings:talk.mode.${meeting.mode}`)}
        {meeting.place !== '' && (
          <>
            {': '}
            <bdi>{meeting.place}</bdi>
          </>
        )}
      </p>
      <p>{say('meetings:booking.mine.with', { name: meeting.staffName })}</p>
      {meeting.interpreted && <p>{say('meetings:talk.interpreterComes')}</p>}
      <div className="row">
        <GoTo href={`/min-side/avtaler/${meeting.id}/flytt`} variant="secondary">
          {say('meetings:booking.mine.move')}
        </GoTo>
        <a href={`/min-side/avtaler/${meeting.id}`}>{say('meetings:booking.mine.open')}</a>
      </div>
      <details className="disclosure">
        <summary>{say('meetings:booking.mine.cancel')}</summary>
        <form method="post" className="stack-tight">
          <HiddenFields form={`cancel-${meeting.id}`} />
          <input type="hidden" name="mote" value={meeting.id} />
          <input type="hidden" name="versjon" value={meeting.version} />
          <TextLine
            name="hvorfor"
            id={`hvorfor-${meeting.id}`}
            label={say('meetings:booking.mine.cancelReason')}
            maxLength={500}
          />
          {meeting.after > 0 && (
            <Tick name="alle" label={say('meetings:booking.mine.alsoAfter', { n: meeting.after })} />
          )}
          <div>
            <Press variant="secondary">{say('meetings:booking.mine.cancelPress')}</Press>
          </div>
        </form>
      </details>
    </article>
  )
}

export default function Meetings() {
  const say = useSay()
  const { meetings, done, hasFeed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && 'reason' in answer ? answer : undefined
  const address = answer && 'address' in answer ? answer.address : null
  return (
    <div className="stack-loose">
      <title>{say('meetings:booking.mine.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('meetings:booking.mine.title')}</h1>
        <p className="lead">{say('meetings:booking.mine.lead')}</p>
      </div>
      {done !== null && refused === undefined && (
        <p role="status">
          {say(`meetings:booking.mine.${done.what}`, { when: done.when })}{' '}
          {done.left > 0 && say('meetings:booking.mine.stayed', { n: done.left })}
        </p>
      )}
      <Refusal refused={refused} />
      {meetings.length === 0 && <p>{say('meetings:booking.mine.none')}</p>}
      {meetings.map((meeting) => (
        <Meeting key={meeting.id} meeting={meeting} />
      ))}
      <div>
        <GoTo href="/min-side/avtaler/ny">{say('meetings:booking.mine.new')}</GoTo>
      </div>
      <CalendarAddress has={hasFeed} address={address} />
    </div>
  )
}
