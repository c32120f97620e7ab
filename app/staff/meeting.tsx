import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { purposeAndPoints } from '../../office/meetings/talk/rules.ts'
import { sayWhen } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { deedIn, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { SideTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { meetingInterpreterData } from './meeting-interpreter-data.ts'
import { MeetingInterpreterPanel } from './meeting-interpreter-panel.tsx'
import { OnTheTable } from './meeting-paper.tsx'
import { PAPER_DEEDS, tableOf } from './meeting-paper-data.ts'
import { After } from './meeting-talk-after.tsx'
import { Copy } from './meeting-talk-copy.tsx'
import { DEEDS } from './meeting-talk-data.ts'
import { Ending } from './meeting-talk-ending.tsx'
import { Areas, Explain, Points } from './meeting-talk-parts.tsx'
import { People } from './meeting-talk-people.tsx'
import { plain } from './plain.ts'

const idsIn = (params: Record<string, string | undefined>) => ({
  personId: idOf(params.personId),
  meetingId: idOf(params.meeting),
})

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const ids = idsIn(params)
  const found = await here.office.meetings.talkFor(ids)
  if (!found.ok) throw fault('notFound')
  const { searchParams } = new URL(request.url)
  const wanted = searchParams.get('kopi')
  const copy =
    wanted === null ? null : await here.office.meetings.copyFor({ ...ids, participantId: idOf(wanted) })
  return {
    ...ids,
    ...plain(found.value),
    purpose: purposeAndPoints(found.value.meeting.purpose)[0],
    when: sayWhen(here.language, found.value.meeting.startsAt, here.now),
    copy: copy?.ok ? plain(copy.value) : null,
    interpreter: await meetingInterpreterData(here, ids),
    table: await tableOf(here, ids),
    done: searchParams.get('gjort'),
    video: searchParams.get('video'),
  }
}
export type MeetingPage = ReturnType<typeof useLoaderData<typeof loader>>

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const ids = idsIn(params)
  const does = deedIn(DEEDS, form.values.gjor) ?? deedIn(PAPER_DEEDS, form.values.gjor)
  if (!does) return refuse('empty', form.values)
  const done = await does(here.office.meetings, ids, form.values)
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details })
  const many = (done.value as { many?: boolean } | null | undefined)?.many ? '&mange=1' : ''
  return redirect(
    `/arbeid/person/${ids.personId}/moter/${ids.meetingId}?gjort=${form.values.gjor}${many}`,
    303,
  )
}

const SCREEN = ['video', 'hybrid']
const OPEN = ['booked', 'begun']

/** one meeting: the person's points first, who comes, what must be gone through, the end, the minutes. */
export default function StaffMeeting() {
  const say = useSay()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { meeting } = page
  const title = say('meetstaff:talk.title', { name: page.personName })
  const under = meeting.state === 'begun'
  return (
    <div className="stack-loose narrow">
      <title>{title}</title>
      <BenchHead
        heading={title}
        lead={
          <>
            {page.when} – {say(`meetings:talk.mode.${meeting.mode}`)} <SideTag side={meeting.side} />
          </>
        }
      >
        <a href={`/arbeid/person/${page.personId}`}>{say('meetstaff:talk.toPerson')}</a>
      </BenchHead>
      {page.done !== null && refused === undefined && <p role="status">{say('meetstaff:talk.done')}</p>}
      <Refusal refused={refused} />
      {page.purpose !== '' && <p dir="auto">{page.purpose}</p>}
      {page.flagged && <p className="card strong">{say('meetstaff:talk.flagged')}</p>}
      {page.copy && <Copy copy={page.copy} />}
      <Points page={page} refused={refused} />
      <People page={page} refused={refused} />
      {page.interpreter && page.interpreter.answer !== 'notFlagged' && (
        <MeetingInterpreterPanel
          shown={page.interpreter}
          to={`/arbeid/person/${page.personId}/moter/${meeting.id}/tolk`}
          moveTo={`/arbeid/person/${page.personId}/moter?flytt=${meeting.id}`}
        />
      )}
      {meeting.state === 'booked' && <Before page={page} />}
      {OPEN.includes(meeting.state) && <OnTheTable page={page} refused={refused} />}
      {under && <Explain page={page} />}
      {under && page.areas.length > 0 && <Areas page={page} />}
      {under && <Ending page={page} refused={refused} />}
      {(meeting.state === 'held' || page.minutes.length > 0) && <After page={page} refused={refused} />}
      {meeting.state === 'notHeld' && <p>{say('meetstaff:talk.notHeld')}</p>}
    </div>
  )
}

function Before({ page }: { page: MeetingPage }) {
  const say = useSay()
  const { meeting } = page
  return (
    <section className="stack-tight" aria-labelledby="for">
      <h2 id="for" className="section-title">
        {say('meetstaff:talk.before')}
      </h2>
      {SCREEN.includes(meeting.mode) && (
        <p className="card">
          {page.videoDeclined ? say('meetstaff:talk.videoDeclined') : say('meetstaff:talk.video')}{' '}
          <a href={`/arbeid/person/${page.personId}/moter/${meeting.id}/video`}>
            {say('meetings:talk.video.join')}
          </a>
        </p>
      )}
      <form method="post" className="row">
        <HiddenFields form="start" />
        <input type="hidden" name="versjon" value={meeting.version} />
        <Press name="gjor" value="start">
          {say('meetstaff:talk.begin')}
        </Press>
        <Press name="gjor" value="ikkemott" variant="secondary">
          {say('meetstaff:talk.notThere')}
        </Press>
        {SCREEN.includes(meeting.mode) && !page.videoDeclined && (
          <Press name="gjor" value="ikkevideo" variant="tertiary">
            {say('meetstaff:talk.noVideo')}
          </Press>
        )}
      </form>
      <p className="small quiet">{say('meetstaff:talk.notThereHint')}</p>
      <form method="post" className="row">
        <HiddenFields form="form" />
        <input type="hidden" name="versjon" value={meeting.version} />
        <label>
          {say('meetings:talk.form.heading')}{' '}
          <select name="form" defaultValue={meeting.mode} className="aksel-select__input">
            {page.forms.offered.map((mode) => (
              <option key={mode} value={mode}>
                {say(`meetings:talk.mode.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <Press name="gjor" value="form" variant="tertiary">
          {say('meetings:talk.form.save')}
        </Press>
        <span className="small quiet">{say(`meetings:talk.form.why.${page.forms.reason}`)}</span>
      </form>
    </section>
  )
}
