import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../../context.ts'
import type { Refused } from '../../form.ts'
import { BenchHead } from '../../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../../ui/forms.tsx'
import { InterpreterPanel } from '../interpreter-panel.tsx'
import { useThemes } from '../themes.ts'
import { TransferPanel } from '../transfer/panel.tsx'
import { useKeys } from '../use-keys.ts'
import { useWords } from '../words.ts'
import { About } from './about.tsx'
import { Answer } from './answer.tsx'
import { deskAction } from './call-action.ts'
import { type CallPage, callPage } from './call-data.ts'
import { Card } from './card.tsx'
import { Letters } from './letters.tsx'
import { Done, ReadBack } from './read-back.tsx'
import { Share } from './share.tsx'
import { Sure } from './sure.tsx'
import { Unreached } from './unreached.tsx'
import { Who } from './who.tsx'
import { useDeskWords } from './words.ts'

/** One screen per contact, and never more than the next question. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return callPage(staffDoor(context), params.callId, new URL(request.url))
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return deskAction(staffDoor(context), params.callId, request)
}

export type StepProps = { page: CallPage; refused: Refused | undefined }
const STEPS = { who: Who, sure: Sure, about: About, answer: Answer, readBack: ReadBack, done: Done } as const

export default function Call() {
  const page = useLoaderData() as CallPage
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  const { incoming } = page
  const Step = STEPS[incoming.step]
  const heading = say(`voice:desk.step.${incoming.step}`)
  return (
    <div className="stack">
      <title>{`${heading} – ${say('voice:desk.call')}`}</title>
      <BenchHead heading={heading}>
        <a href="/arbeid/samtaler">{say('voice:desk.list')}</a>
      </BenchHead>
      <div className="split">
        <div className="stack">
          <Refusal refused={refused} />
          <Step page={page} refused={refused} />
          <Ways page={page} />
        </div>
        <aside className="stack" aria-label={say('voice:desk.card.heading')}>
          <MaySay page={page} />
          <Card page={page} />
          <Interpreter page={page} refused={refused} />
          <Beside page={page} refused={refused} />
        </aside>
      </div>
    </div>
  )
}

/** What can be done besides the question: letters, a page for the person, somebody else on the line. */
function Beside({ page, refused }: StepProps) {
  const themes = useThemes()
  const { call, step, person } = page.incoming
  if (step === 'who' || step === 'done' || call.endedAt !== null) return null
  return (
    <>
      <Letters page={page} />
      <Share page={page} />
      <Unreached page={page} />
      {page.transfer && person && step !== 'readBack' && (
        <TransferPanel
          data={page.transfer}
          callId={call.id}
          personId={person.id}
          themes={themes}
          refused={refused}
        />
      )}
    </>
  )
}

/** from the first word of a call, whoever it is. */
function Interpreter({ page, refused }: StepProps) {
  const { call, person, needsInterpreter, profile } = page.incoming
  if (call.endedAt !== null || (call.settledAt !== null && page.interpreters.length === 0)) return null
  return (
    <InterpreterPanel
      orders={page.interpreters}
      language={profile?.interpreterLanguage ?? call.language}
      needed={needsInterpreter}
      personId={call.who === 'person' && person ? person.id : null}
      centre={page.centre}
      refused={refused}
    />
  )
}

function MaySay({ page }: { page: CallPage }) {
  const { say } = useWords()
  const desk = useDeskWords()
  return (
    <p className="card">
      <span className="strong">{say('voice:desk.say.heading')}:</span>{' '}
      {page.incoming.maySay.map(desk.saying).join(', ')}.
    </p>
  )
}

/** One step back, or back in the queue; neither when the call has been written down. */
function Ways({ page }: { page: CallPage }) {
  const { say } = useWords()
  const { call, step } = page.incoming
  if (step === 'readBack' || step === 'done') return null
  return (
    <form method="post" className="row">
      <HiddenFields form="ways" />
      {step !== 'who' && (
        <Press name="gjor" value="tilbake" variant="tertiary" small>
          {say('voice:desk.back')}
        </Press>
      )}
      {call.byHand === null && call.endedAt === null && (
        <Press name="gjor" value="legg-tilbake" variant="tertiary" small>
          {say('voice:desk.putBack')}
        </Press>
      )}
    </form>
  )
}
