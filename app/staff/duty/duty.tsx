import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../../context.ts'
import { BenchHead } from '../../ui/bench-head.tsx'
import { Refusal } from '../../ui/forms.tsx'
import { DoneLine } from '../done-line.tsx'
import { LiveNews } from '../live-news.tsx'
import { plain } from '../plain.ts'
import { useKeys } from '../use-keys.ts'
import { useWords } from '../words.ts'
import { actOnDuty } from './action.ts'
import { DutyCalls } from './calls.tsx'
import { Roster } from './roster.tsx'

/** what rings and rang on the duty phone, and who has it when. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { calls, people } = staffDoor(context).office
  const urgent = await calls.dutyCalls()
  const roster = await calls.dutyRoster()
  const { staff } = roster.mayPlan ? await people.directory({}) : { staff: [] }
  return plain({ urgent, roster, staff })
}

export function action({ context, request }: ActionFunctionArgs) {
  return actOnDuty(staffDoor(context), request)
}

export type DutyPage = Awaited<ReturnType<typeof loader>>

export default function Duty() {
  const page = useLoaderData() as DutyPage
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('voice:duty.heading')}</title>
      <div className="stack-tight">
        <BenchHead heading={say('voice:duty.heading')} />
        <DoneLine />
        <Refusal refused={refused} />
        <LiveNews />
      </div>
      <DutyCalls calls={page.urgent} refused={refused} />
      <Roster roster={page.roster} staff={page.staff} refused={refused} />
    </div>
  )
}
