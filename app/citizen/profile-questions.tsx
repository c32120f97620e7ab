import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door, personDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { Refusal } from '../ui/forms.tsx'
import { acceptedIn, answersIn, type Result, resultOf } from '../ui/profile-assessing.ts'
import { QuestionsForm, ResultForm } from '../ui/profile-questions.tsx'
import { useSay } from '../ui/shell.ts'
import { PROFILE } from './profile-fields.ts'

type Answered = { result: Result } | { answers: Readonly<Record<string, string>> } | Refused

export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const asked = { personId: here.viewer.id, language: here.language }
  return { local: await here.office.people.localQuestions(asked) }
}

/** the questions, then what the answers lead to, and only then is anything saved. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const { values } = form
  const mine = { personId: here.viewer.id, method: 'web' } as const
  if (values.gjor === 'endre') return { answers: answersIn(values) }
  if (values.gjor === 'lagre') {
    const saved = await here.office.people.assessProfile({ ...mine, ...acceptedIn(values) })
    return saved.ok ? redirect(`${PROFILE}?lagret=1#lagret`, 303) : refuse(saved.reason, values)
  }
  const shown = await here.office.people.proposeProfile({ ...mine, answers: answersIn(values) })
  return shown.ok ? { result: resultOf(values, shown.value) } : refuse(shown.reason, values)
}

export default function ProfileQuestions() {
  const say = useSay()
  const { local } = useLoaderData<typeof loader>()
  const done = useActionData() as Answered | undefined
  const result = done && 'result' in done ? done.result : null
  const refused = done && 'reason' in done ? done : undefined
  const answers = done && 'answers' in done ? done.answers : answersIn(refused?.values ?? {})
  const heading = say(result ? 'profile:result.title' : 'profile:questions.title')
  return (
    <div className="stack-loose">
      <title>{heading}</title>
      <div className="stack-tight">
        <p>
          <a href={PROFILE}>{say('profile:title')}</a>
        </p>
        <h1 className="title">{heading}</h1>
        <p className="lead">{say(result ? 'profile:result.lead' : 'profile:questions.lead')}</p>
      </div>
      <Refusal refused={refused} />
      {result ? (
        <ResultForm result={result} />
      ) : (
        <QuestionsForm together={false} answers={answers} local={local} />
      )}
    </div>
  )
}
