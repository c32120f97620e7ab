import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { Absences } from './absences.tsx'
import { DoneLine } from './done-line.tsx'
import { InterpreterFigures } from './interpreter-figures.tsx'
import { LeadList } from './lead-list.tsx'
import { actAsLeader } from './leader-action.ts'
import { WayChoices } from './leader-choices.tsx'
import { Figures, Load, Waiting } from './leader-figures.tsx'
import { LiveNews } from './live-news.tsx'
import { MeetingInterpreterFiguresTable } from './meeting-interpreter-figures.tsx'
import { NameAdviser } from './name-adviser.tsx'
import { plain } from './plain.ts'
import { ServiceOnAPar } from './profile-service.tsx'
import { LineEquality } from './transfer/equality.tsx'
import { TransferFigures } from './transfer/figures.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** What a leader needs to see each morning: each figure of speed beside its figure of quality. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { threads, people, reach, calls } = here.office
  const figures = await threads.officeFigures()
  const waiting = await threads.waitingReport()
  const choices = await reach.channelChoices()
  const transfers = await calls.officeTransfers()
  const lines = await calls.lineEquality()
  const interpreters = await calls.interpreterFigures()
  const meetingInterpreters = await here.office.meetings.meetingInterpreterFigures()
  const service = await people.serviceByStatus()
  if (!figures.ok || !waiting.ok || !choices.ok || !service.ok) throw fault('notFound')
  const list = await threads.workList({ list: 'lead' })
  const { staff, teams } = await people.directory({})
  return plain({
    figures: figures.value,
    waiting: waiting.value,
    choices: choices.value,
    service: service.value,
    transfers: transfers.ok ? transfers.value : null,
    interpreters: interpreters.ok ? interpreters.value : null,
    meetingInterpreters: meetingInterpreters.ok ? meetingInterpreters.value : null,
    lines: lines.ok ? lines.value : null,
    list: list.items,
    staff,
    teams,
  })
}

export function action({ context, request }: ActionFunctionArgs) {
  return actAsLeader(staffDoor(context), request)
}

export type LeaderPage = Awaited<ReturnType<typeof loader>>

export default function Leader() {
  const page = useLoaderData() as LeaderPage
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('staff:leader.heading')}</title>
      <div className="stack-tight">
        <BenchHead heading={say('staff:leader.heading')} lead={say('staff:leader.period')}>
          <p className="row">
            <a href="/arbeid/telefontall">{say('voice:callFigures.link')}</a>
            <a href="/arbeid/apningstider">{say('visitstaff:hours.title')}</a>
            <a href="/arbeid/besokstall">{say('visitstaff:figures.title')}</a>
            <a href="/arbeid/annen-tid">{say('visitstaff:door.list')}</a>
            <a href="/arbeid/skjermer">{say('visitstaff:terminal.title')}</a>
          </p>
        </BenchHead>
        <DoneLine />
        <Refusal refused={refused} />
        <LiveNews />
      </div>
      <Figures figures={page.figures} />
      <WayChoices choices={page.choices} />
      <ServiceOnAPar service={page.service} />
      <div className="two-wide">
        {page.transfers && <TransferFigures transfers={page.transfers} />}
        {page.interpreters && <InterpreterFigures interpreters={page.interpreters} />}
        {page.meetingInterpreters && <MeetingInterpreterFiguresTable figures={page.meetingInterpreters} />}
        {page.lines && <LineEquality lines={page.lines} />}
      </div>
      <LeadList items={page.list} />
      <NameAdviser page={page} refused={refused} />
      <div className="two-wide">
        <Load load={page.figures.load} />
        <Waiting report={page.waiting} />
      </div>
      <Absences
        staff={page.staff}
        teams={page.teams}
        refused={refused?.values.gjor === 'veileder' ? undefined : refused}
      />
    </div>
  )
}
