import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { LocalAsked } from '../../office/people/profile/assessment/local.ts'
import { staffDoor } from '../context.ts'
import { deedIn, type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { GoTo, Refusal } from '../ui/forms.tsx'
import { answersIn, type Result, resultOf } from '../ui/profile-assessing.ts'
import { QuestionsForm, ResultForm } from '../ui/profile-questions.tsx'
import { personAddress } from './places.ts'
import { CannotOnScreen, profileAddress } from './profile-card.tsx'
import { loadProfile, type ProfilePage } from './profile-data.ts'
import { PROFILE_DEEDS } from './profile-deeds.ts'
import { AnotherWrote, BarrierForm, SetDialect, SetOne, TellChange } from './profile-forms.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** R-283 – R-316: how contact works for a person: what is known, and everything that changes it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const here = staffDoor(context)
  const personId = params.personId ?? ''
  const page = await loadProfile(here, personId, searchParams)
  const local = await here.office.people.localQuestions({ personId, language: here.language })
  return { ...page, local, asking: searchParams.has('kartlegg') }
}

type Answered = { result: Result } | { answers: Readonly<Record<string, string>> } | Refused

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const personId = params.personId ?? ''
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { people } = here.office
  if (values.gjor === 'endre') return { answers: answersIn(values) }
  if (values.gjor === 'vis') {
    const shown = await people.proposeProfile({ personId, answers: answersIn(values) })
    return shown.ok ? { result: resultOf(values, shown.value) } : refuse(shown.reason, values)
  }
  const deed = deedIn(PROFILE_DEEDS, values.gjor)
  if (!deed) return refuse('badForm', values)
  const purpose = new URL(request.url).searchParams.get('formal')
  const done = await deed(people, personId, { ...values, formal: purpose ?? '' })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  const next = new URLSearchParams({ gjort: values.gjor ?? '', ...(purpose ? { formal: purpose } : {}) })
  return redirect(`${profileAddress(personId)}?${next}`, 303)
}

const assessing = ({ personId, purpose }: ProfilePage) =>
  `${profileAddress(personId)}?${new URLSearchParams({ kartlegg: '1', ...(purpose ? { formal: purpose } : {}) })}`

const pickUpAddress = ({ personId, purpose }: ProfilePage) =>
  `${personAddress(personId)}/hentested${purpose ? `?formal=${purpose}` : ''}`

export default function StaffProfile() {
  const page = useLoaderData() as ProfilePage & { asking: boolean; local: LocalAsked[] }
  const done = useActionData() as Answered | undefined
  const { say } = useWords()
  useKeys(() => false)
  const refused = done && 'reason' in done ? done : undefined
  const result = done && 'result' in done ? done.result : null
  const answers = done && 'answers' in done ? done.answers : answersIn(refused?.values ?? {})
  return (
    <div className="stack">
      <title>{say('desk:profile.title', { name: page.name })}</title>
      <BenchHead
        heading={
          <>
            <a href={personAddress(page.personId)}>
              <bdi>{page.name}</bdi>
            </a>{' '}
            · {say('desk:profile.heading')}
          </>
        }
      />
      <div className="news">
        {page.done !== null && !done && <p role="status">{say('profile:saved')}</p>}
        <Refusal refused={refused} />
      </div>
      {result ? (
        <section className="stack narrow">
          <h2>{say('profile:result.title')}</h2>
          <p>{say('desk:profile.result.lead')}</p>
          <ResultForm result={result} staff />
        </section>
      ) : page.asking || (done && 'answers' in done) ? (
        <section className="stack narrow">
          <h2>{say('desk:profile.assess')}</h2>
          <p>{say('desk:profile.assess.lead')}</p>
          <QuestionsForm together answers={answers} local={page.local} />
        </section>
      ) : (
        <div className="split">
          <ProfilePanel page={page} />
          <div className="stack">
            <CannotOnScreen personId={page.personId} method="meeting" purpose={page.purpose} />
            <p>
              <GoTo href={assessing(page)}>{say('desk:profile.assess')}</GoTo>
            </p>
            <p>
              <GoTo href={pickUpAddress(page)} variant="secondary">
                {say('profile:pickup.title')}
              </GoTo>
            </p>
            <TellChange />
            <AnotherWrote page={page} />
            <SetOne />
            <SetDialect />
            <BarrierForm />
          </div>
        </div>
      )}
    </div>
  )
}
