import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWhen } from '../../text/when.ts'
import { door } from '../context.ts'
import { type Refused, refuse } from '../form.ts'
import { Choices, GoTo, Press, Refusal } from '../ui/forms.tsx'
import { fromIn, idIn, modeIn, slotChoices, slotIn, untilOf } from '../ui/meeting-times.ts'
import { modesFor, OtherTimes, SeeTimes, WhereFields } from '../ui/meeting-where.tsx'
import { useSay } from '../ui/shell.ts'
import { LinkGone } from './link-gone.tsx'
import { TalkByLink, talkShown } from './meeting-link-talk.tsx'

const GONE = 410

/**
 * whoever is invited moves the meeting by a link of their own: no name, no matter, only when and where. Here is also
 * the way into a video meeting, and afterwards what the person lets them hear of it.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = door(context)
  const asked = new URL(request.url).searchParams
  const from = fromIn(asked.get('fra'), here.now)
  const mode = modeIn(asked.get('hvordan'))
  const link = await here.meetingLinks.byLink(params.code ?? '', {
    ...(mode ? { mode } : {}),
    ...(asked.has('sted') && mode === 'physicalElsewhere' ? { placeId: idIn(asked.get('sted')) } : {}),
    from,
    until: untilOf(from),
  })
  if (link.kind === 'gone') return data(null, { status: GONE })
  const code = params.code ?? ''
  const talk = talkShown(await here.meetingLinks.talk(code), code, here, asked.get('video'))
  if (link.kind === 'over')
    return data({
      over: true as const,
      talk,
      when: sayWhen(here.language, link.at, here.now),
      cancelled: link.cancelled,
    })
  const { meeting, slots, where } = link.offer
  const chosen = asked.has('valgt')
  asked.delete('valgt')
  asked.delete('video')
  asked.set('fra', untilOf(from).toString())
  return data({
    over: false as const,
    talk,
    chosen,
    when: sayWhen(here.language, meeting.startsAt, here.now),
    version: meeting.version,
    mode: meeting.mode,
    where: where && {
      mode: meeting.mode,
      modes: modesFor(meeting.mode, where.video, where.places.length),
      placeId: meeting.placeId ?? '',
      places: where.places,
    },
    times: slotChoices(here.language, slots, here.now),
    later: `?${asked}`,
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  const slot = slotIn(values.tid)
  if (slot === null) return refuse('needsContactTime', values, { field: 'tid' })
  const code = params.code ?? ''
  const mode = modeIn(values.hvordan)
  const moved = await here.meetingLinks.move(code, {
    version: Number(values.versjon),
    startsAt: slot.startsAt,
    placeId: slot.placeId,
    ...(mode ? { mode } : {}),
  })
  if (moved.ok || moved.reason === 'notFound')
    return redirect(`/mote/${encodeURIComponent(code)}?valgt=1`, 303)
  return refuse(moved.reason, values, { field: 'tid' })
}

export default function MeetingByLink() {
  const say = useSay()
  const found = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  if (found === null) return <LinkGone />
  if (found.over || (found.chosen && refused === undefined))
    return (
      <div className="stack">
        <title>{say('meetings:talk.title')}</title>
        <h1 className="title">{say('meetings:talk.title')}</h1>
        <p className="lead" role="status">
          {found.over && found.cancelled
            ? say('meetings:booking.told.cancelled', { when: found.when })
            : say('meetings:booking.link.done', { when: found.when })}
        </p>
        {found.over && !found.talk?.copy && (
          <>
            <p>{say('meetings:booking.link.gone')}</p>
            <p>
              <GoTo href="/ring-meg" variant="secondary">
                {say('calls:callback.title')}
              </GoTo>
            </p>
          </>
        )}
        {found.talk && <TalkByLink talk={found.talk} />}
      </div>
    )
  return (
    <div className="stack-loose">
      <title>{say('meetings:booking.link.title')}</title>
      <div className="stack-tight">
        <h1 className="title">{say('meetings:booking.link.title')}</h1>
        <p className="lead">{say('meetings:booking.link.now', { when: found.when })}</p>
        <p>{say('meetings:booking.link.lead')}</p>
      </div>
      {found.talk && <TalkByLink talk={found.talk} />}
      <Refusal refused={refused} />
      {found.where && (
        <form method="get" className="write stack">
          <WhereFields where={found.where} />
          <SeeTimes />
        </form>
      )}
      {found.times.length > 0 && (
        <form method="post" className="write stack">
          <input type="hidden" name="versjon" value={found.version} />
          <input type="hidden" name="hvordan" value={found.mode} />
          <Choices
            name="tid"
            label={say('meetings:booking.time.label')}
            refused={refused}
            options={found.times}
          />
          <div>
            <Press>{say('meetings:booking.time.movePress')}</Press>
          </div>
        </form>
      )}
      <OtherTimes later={found.later} none={found.times.length === 0} />
    </div>
  )
}
