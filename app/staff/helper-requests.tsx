import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { REQUEST_ANSWERS } from '../../office/people/mandates/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { bornOn } from './format.ts'
import { idOf } from './ids.ts'
import { AnswerChoice } from './mandates-consents.tsx'
import type { Hit } from './people-found.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const CHECKERS = ['CC', 'RE']
const DONE = ['knyttet', 'svart'] as const
const ADDRESS = '/arbeid/hjelpere'

/** what helpers ask for about somebody whom no number has told. Whoever checks finds out, or answers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  if (!here.viewer.roles.some((role) => CHECKERS.includes(role))) throw fault('notFound')
  const search = new URL(request.url).searchParams
  const words = (search.get('sok') ?? '').trim()
  const found = words === '' ? null : await here.office.access.searchPeople(words)
  return {
    waiting: plain(await here.office.people.waitingRequests()),
    chosen: idOf(search.get('henvendelse') ?? ''),
    words,
    hits: found?.ok ? plain(found.value) : ([] as Hit[]),
    done: DONE.find((known) => known === search.get('gjort')) ?? null,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const requestId = idOf(values.henvendelse)
  const attached = values.gjor === 'knytt'
  const answer = REQUEST_ANSWERS.find((known) => known === values.svar) ?? 'handled'
  const done = attached
    ? await here.office.people.attachRequest({ requestId, personId: idOf(values.person) })
    : await here.office.people.answerRequest({ requestId, answer })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect(`${ADDRESS}?gjort=${attached ? 'knyttet' : 'svart'}`, 303)
}

type Page = Awaited<ReturnType<typeof loader>>
type Waiting = Page['waiting'][number]

export default function HelperRequests() {
  const page = useLoaderData() as Page
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('desk:helperRequests.title')}</title>
      <BenchHead heading={say('desk:helperRequests.title')} lead={say('desk:helperRequests.lead')} />
      {page.done && (
        <p role="status" className="card">
          {say(`desk:helperRequests.done.${page.done}`)}
        </p>
      )}
      <Refusal refused={refused} />
      {page.waiting.length === 0 && <EmptyState heading={say('desk:helperRequests.none')} />}
      <ul className="plain-list stack-tight">
        {page.waiting.map((one) => (
          <Row key={one.id} one={one} page={page} />
        ))}
      </ul>
    </div>
  )
}

function Row({ one, page }: { one: Waiting; page: Page }) {
  const words = useWords()
  const { say } = words
  return (
    <li className="card stack-tight" id={one.id}>
      <p>
        <bdi className="strong">{one.helperName}</bdi> · {say(`mandates:relation.${one.relation}`)}
        {one.organisation && (
          <>
            {' '}
            · <bdi>{one.organisation}</bdi>
          </>
        )}{' '}
        · <bdi dir="ltr">{one.contact}</bdi>
      </p>
      <p>
        {say('desk:helperRequests.about', {
          name: [one.aboutName, one.aboutBirth].filter(Boolean).join(', '),
        })}{' '}
        · {one.number} · {say('desk:helperRequests.due', { when: words.when(one.dueAt) })}
      </p>
      <p dir="auto">{one.wish}</p>
      {page.chosen === one.id ? <Attach one={one} page={page} /> : <Find id={one.id} />}
      <form method="post" className="row">
        <HiddenFields form={`answer-${one.id}`} />
        <input type="hidden" name="henvendelse" value={one.id} />
        <AnswerChoice id={one.id} />
        <Press small variant="secondary" name="gjor" value="svar">
          {say('desk:helperRequests.answer')}
        </Press>
      </form>
    </li>
  )
}

function Find({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <p>
      <a href={`${ADDRESS}?henvendelse=${id}#${id}`}>{say('desk:helperRequests.find')}</a>
    </p>
  )
}

function Attach({ one, page }: { one: Waiting; page: Page }) {
  const { say } = useWords()
  return (
    <div className="stack-tight">
      <form method="get" action={`${ADDRESS}#${one.id}`} className="row">
        <input type="hidden" name="henvendelse" value={one.id} />
        <label className="small-field" htmlFor={`sok-${one.id}`}>
          <span>{say('desk:helperRequests.find')}</span>
          <input id={`sok-${one.id}`} name="sok" defaultValue={page.words || (one.aboutName ?? '')} />
        </label>
        <Press small>{say('desk:helperRequests.search')}</Press>
      </form>
      {page.hits.map((hit) => (
        <form key={hit.id} method="post" className="row">
          <HiddenFields form={`attach-${one.id}-${hit.id}`} />
          <input type="hidden" name="henvendelse" value={one.id} />
          <input type="hidden" name="person" value={hit.id} />
          <bdi>
            {hit.givenName} {hit.familyName}
          </bdi>{' '}
          {hit.birthDate && bornOn(hit.birthDate)}
          <Press small name="gjor" value="knytt">
            {say('desk:helperRequests.attach')}
          </Press>
        </form>
      ))}
    </div>
  )
}
