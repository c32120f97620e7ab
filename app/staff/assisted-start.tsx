import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ASSISTANCE_LANGUAGES, LANGUAGES } from '../../text/index.ts'
import { besideCookie } from '../beside.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { GoTo, Refusal, useReason } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { aboutIn } from './assisted-about.ts'
import { AssistedForm } from './assisted-form.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

/** help somebody on their own pages, here or on a screen of the office; and the sessions of today. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const whom = aboutIn(request)
  const found = Object.keys(whom).length > 0 ? await here.office.visits.assistedFor(whom) : null
  if (found && !found.ok && found.reason === 'notFound') throw fault('notFound')
  return {
    refused: found && !found.ok ? found.reason : null,
    whom: found?.ok ? plain(found.value) : null,
    languages: [...LANGUAGES, ...ASSISTANCE_LANGUAGES].map(({ code, name }) => ({
      value: code as string,
      label: name,
    })),
    help: ASSISTANCE_LANGUAGES.map(({ name }) => name).join(', '),
    today: plain(await here.office.visits.assistedToday()),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { hvordan, hvor, hvorfor, enig, sprak, enhet } = form.values
  const begun = await here.office.visits.startAssisted({
    ...aboutIn(request),
    ...(hvordan ? { identity: hvordan } : {}),
    ...(hvor ? { place: hvor } : {}),
    why: hvorfor ?? '',
    agreed: enig === 'ja',
    ...(sprak ? { language: sprak } : {}),
    device: enhet ?? 'own',
  })
  if (!begun.ok) {
    if (begun.reason === 'notFound') throw fault('notFound')
    return refuse(begun.reason, form.values, begun.reason === 'needsConsent' ? { field: 'enig' } : {})
  }
  const { secret, code, codeUntil, sessionId } = begun.value
  if (secret === null) return { code, until: codeUntil?.toString() ?? '', sessionId }
  return redirect('/min-side', { status: 303, headers: { 'set-cookie': besideCookie(secret) } })
}

export type StartPage = Awaited<ReturnType<typeof loader>>
type Coded = { code: string; until: string; sessionId: string }

export default function AssistedStart() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData() as Refused | Coded | undefined
  const coded = answer !== undefined && 'code' in answer ? answer : null
  const refused = answer !== undefined && !('code' in answer) ? answer : undefined
  const { say } = useWords()
  const reason = useReason()
  const heading = page.whom
    ? say('visitstaff:assisted.heading', { name: page.whom.name })
    : say('visitstaff:assisted.title')
  return (
    <div className="stack">
      <title>{heading}</title>
      <div className="bench-head">
        <h1>{heading}</h1>
        <p>{say('visitstaff:assisted.lead')}</p>
      </div>
      <Refusal refused={refused} />
      {page.refused !== null && <p role="alert">{reason(page.refused)}</p>}
      {coded && <Code coded={coded} />}
      {page.whom && coded === null && <AssistedForm page={page} refused={refused} />}
      {page.whom === null && page.refused === null && (
        <EmptyState heading={say('visitstaff:assisted.find')}>
          <p>{say('visitstaff:assisted.findText')}</p>
          <p>
            <GoTo href="/arbeid/sok" variant="secondary">
              {say('staff:search.heading')}
            </GoTo>
          </p>
        </EmptyState>
      )}
      <Today page={page} />
    </div>
  )
}

function Code({ coded }: { coded: Coded }) {
  const { say, when } = useWords()
  return (
    <section className="card stack-tight" aria-labelledby="kode" role="status">
      <h2 id="kode">{say('visitstaff:assisted.code')}</h2>
      <p className="title" dir="ltr">
        {coded.code.slice(0, 3)} {coded.code.slice(3)}
      </p>
      <p>{say('visitstaff:assisted.code.where', { when: when(coded.until) })}</p>
      <p>
        <a href={`/arbeid/hjelpeokt/${coded.sessionId}`}>{say('visitstaff:assisted.receipt')}</a>
      </p>
    </section>
  )
}

function Today({ page }: { page: StartPage }) {
  const { say, when } = useWords()
  if (page.today.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="i-dag">
      <h2 id="i-dag">{say('visitstaff:assisted.today')}</h2>
      <ul className="plain-list">
        {page.today.map((one) => (
          <li key={one.id}>
            <a href={`/arbeid/hjelpeokt/${one.id}`}>
              <bdi>{one.personName}</bdi>
            </a>{' '}
            <span className="quiet small">{when(one.startedAt)}</span>{' '}
            {one.open && <span className="strong">{say('visitstaff:assisted.open')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
