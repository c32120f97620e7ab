import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayDay } from '../../text/when.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { idOf } from '../staff/ids.ts'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { LiveLine } from '../ui/live-line.tsx'
import { Paper, paperShown } from '../ui/meeting-paper.tsx'
import { useSay } from '../ui/shell.ts'

/** R-488: what the person and the adviser look at together, wherever each of them sits. Works without scripts. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const meetingId = idOf(params.meeting)
  const found = await here.office.meetings.myPaper({ meetingId })
  if (!found.ok) throw fault('notFound')
  const { paper, letters, open } = found.value
  return {
    meetingId,
    open,
    paper: paperShown(paper),
    letters: letters.map(({ messageId, kind, madeAt }) => ({
      messageId,
      label: `${here.say(`reach:kind.${kind}` as 'reach:kind.decision')}, ${sayDay(here.language, madeAt, here.now)}`,
    })),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const ids = { personId: here.viewer.id, meetingId: idOf(params.meeting) }
  const { values } = form
  const { meetings } = here.office
  const shareId = idOf(values.id)
  const does = {
    vis: () => meetings.showPaper({ ...ids, kind: 'letter', messageId: idOf(values.brev) }),
    bort: () => meetings.takeAwayPaper({ ...ids, shareId }),
    la: () => meetings.letOthersSee({ ...ids, shareId, yes: true }),
    ikkela: () => meetings.letOthersSee({ ...ids, shareId, yes: false }),
  }[values.gjor ?? '']
  if (!does) return refuse('empty', values)
  const done = await does()
  if (!done.ok) return refuse(done.reason, values)
  return redirect(`/min-side/avtaler/${ids.meetingId}/papir`, 303)
}

export default function MeetingPaper() {
  const say = useSay()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('meetings:paper.heading')}</title>
      <div className="stack-tight">
        <p>
          <a href={`/min-side/avtaler/${page.meetingId}`}>{say('meetings:talk.title')}</a>
        </p>
        <h1 className="title">{say('meetings:paper.heading')}</h1>
        <p className="lead">{say('meetings:paper.lead')}</p>
      </div>
      <Refusal refused={refused} />
      {page.paper === null ? <p>{say('meetings:paper.none')}</p> : <OnTable paper={page.paper} />}
      <LiveLine source={`/min-side/avtaler/${page.meetingId}/papir/nytt`} />
      {page.letters.length > 0 && <ShowLetter letters={page.letters} />}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function OnTable({ paper }: { paper: NonNullable<Page['paper']> }) {
  const say = useSay()
  const seen =
    paper.kind === 'letter'
      ? paper.others
        ? 'others'
        : 'notOthers'
      : paper.kind === 'sheet'
        ? 'onSheet'
        : null
  return (
    <div className="stack">
      <Paper paper={paper} />
      {paper.byPerson && <p className="small">{say('meetings:paper.byYou')}</p>}
      {seen && <p>{say(`meetings:paper.${seen}`)}</p>}
      <form method="post" className="row">
        <HiddenFields form={`papir-${paper.id}`} />
        <input type="hidden" name="id" value={paper.id} />
        {paper.kind === 'letter' && (
          <Press name="gjor" value={paper.others ? 'ikkela' : 'la'} variant="secondary">
            {say(paper.others ? 'meetings:paper.stop' : 'meetings:paper.let')}
          </Press>
        )}
        <Press name="gjor" value="bort" variant="tertiary">
          {say('meetings:paper.away')}
        </Press>
      </form>
    </div>
  )
}

function ShowLetter({ letters }: { letters: Page['letters'] }) {
  const say = useSay()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="vis" />
      <h2 className="section-title">{say('meetings:paper.showLetter')}</h2>
      <p>{say('meetings:paper.showLead')}</p>
      <label className="stack-tight">
        <span>{say('meetings:paper.choose')}</span>
        <select name="brev" className="aksel-select__input">
          {letters.map(({ messageId, label }) => (
            <option key={messageId} value={messageId}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div>
        <Press name="gjor" value="vis" variant="secondary">
          {say('meetings:paper.show')}
        </Press>
      </div>
    </form>
  )
}
