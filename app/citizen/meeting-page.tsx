import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { MEETING_MODES } from '../../office/meetings/model.ts'
import { MATTERS } from '../../office/meetings/talk/model.ts'
import { door, type PageDoor, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { deedIn, readForm, refuse, type Written } from '../form.ts'
import { idOf } from '../staff/ids.ts'
import { Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { After } from './meeting-after.tsx'
import { meetingShown } from './meeting-data.ts'
import { Form, Video } from './meeting-form.tsx'
import { People, Points } from './meeting-parts.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const found = await here.office.meetings.myTalk({ meetingId: idOf(params.meeting) })
  if (!found.ok) throw fault('notFound')
  const { searchParams } = new URL(request.url)
  return {
    ...meetingShown(found.value, here),
    done: searchParams.has('lagret'),
    video: searchParams.get('video'),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const ids = { personId: here.viewer.id, meetingId: idOf(params.meeting) }
  const { values } = form
  const does = deedIn(DEEDS, values.gjor)
  if (!does) return refuse('empty', values)
  const done = await does(here.office.meetings, ids, values)
  if (!done.ok)
    return refuse(done.reason, values, {
      details: done.details,
      ...(FIELD[values.gjor ?? ''] ? { field: FIELD[values.gjor ?? ''] } : {}),
    })
  return redirect(`/min-side/avtaler/${ids.meetingId}?lagret=1`, 303)
}

type Meetings = PageDoor['office']['meetings']
type Ids = { personId: string; meetingId: string }
type Done = { ok: true } | { ok: false; reason: string; details?: Record<string, string | number> }
const FIELD: Readonly<Record<string, string>> = { punkt: 'punkt', rett: 'text', ta: 'navn', form: 'form' }

const DEEDS: Readonly<Record<string, (meetings: Meetings, ids: Ids, values: Written) => Promise<Done>>> = {
  punkt: (meetings, ids, { punkt = '' }) => meetings.raiseTopic({ ...ids, text: punkt }),
  bort: (meetings, ids, { id }) => meetings.withdrawTopic({ ...ids, topicId: idOf(id) }),
  ja: (meetings, ids, values) =>
    meetings.answerParticipant({
      ...ids,
      participantId: idOf(values.id),
      answer: 'approved',
      mayHear: MATTERS.filter((one) => values[`hore.${one}`] === 'ja'),
    }),
  nei: (meetings, ids, { id }) =>
    meetings.answerParticipant({ ...ids, participantId: idOf(id), answer: 'declined' }),
  ta: (meetings, ids, { navn = '' }) => meetings.addParticipant({ ...ids, role: 'companion', name: navn }),
  ut: (meetings, ids, { id }) => meetings.removeParticipant({ ...ids, participantId: idOf(id) }),
  ikkevideo: (meetings, ids) => meetings.declineVideo(ids),
  form: async (meetings, ids, { form = '', versjon }) => {
    const mode = MEETING_MODES.find((one) => one === form)
    if (!mode) return { ok: false, reason: 'empty' }
    return meetings.changeForm({ ...ids, mode, version: Number(versjon) })
  },
  slik: (meetings, ids, { versjon }) => meetings.confirmMinutes({ ...ids, version: Number(versjon) }),
  rett: (meetings, ids, { text = '' }) => meetings.commentMinutes({ ...ids, text }),
  gjort: (meetings, ids, { id }) => meetings.agreementKept({ ...ids, agreementId: idOf(id) }),
}

/** one meeting of one's own, before and after. Everything on it works without scripts. */
export default function MeetingPage() {
  const say = useSay()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('meetings:talk.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/avtaler">{say('meetings:talk.back')}</a>
        </p>
        <h1 className="title">{say('meetings:talk.title')}</h1>
      </div>
      {page.done && refused === undefined && <p role="status">{say('meetings:talk.done')}</p>}
      <Refusal refused={refused} />
      {page.state === 'cancelled' && <p className="card">{say('meetings:talk.state.cancelled')}</p>}
      {page.state === 'notHeld' && <p className="card">{say('meetings:talk.state.notHeld')}</p>}
      <dl className="facts">
        <dt>{say('meetings:talk.when')}</dt>
        <dd>{page.when}</dd>
        <dt>{say('meetings:talk.where')}</dt>
        <dd dir="auto">{page.where}</dd>
        <dt>{say('meetings:talk.with')}</dt>
        <dd dir="auto">{page.ownerName}</dd>
        {page.purpose !== '' && (
          <>
            <dt>{say('meetings:talk.purpose')}</dt>
            <dd dir="auto">{page.purpose}</dd>
          </>
        )}
      </dl>
      {page.interpreter && <p>{say('meetings:talk.interpreterComes')}</p>}
      <After page={page} refused={refused} />
      {page.open && <Video page={page} />}
      {page.open && (
        <p>
          <a href={`/min-side/avtaler/${page.id}/papir`}>{say('meetings:paper.heading')}</a>
        </p>
      )}
      <Points page={page} refused={refused} />
      <People page={page} refused={refused} />
      {page.open && !page.begun && <Form page={page} refused={refused} />}
    </div>
  )
}
