import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { IDENTITY_CHECKS } from '../../office/reach/sms/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { idOf } from './ids.ts'
import type { Hit } from './people-found.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

const CHECKERS = ['CC', 'RE']

/**
 * texts, e-mails and voice messages from numbers and addresses that are nobody's own. One at a time: who may it be, how has
 * it been checked; or a neutral line and no more.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  if (!here.viewer.roles.some((role) => CHECKERS.includes(role))) throw fault('notFound')
  const search = new URL(request.url).searchParams
  const words = (search.get('sok') ?? '').trim()
  const found = words === '' ? null : await here.office.access.searchPeople(words)
  return {
    waiting: plain(await here.office.reach.unidentifiedQueue()),
    chosen: idOf(search.get('melding')),
    words,
    hits: found?.ok ? plain(found.value) : ([] as Hit[]),
    done: search.get('gjort'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const id = idOf(values.melding)
  const attached = values.gjor === 'knytt'
  const done = attached
    ? await here.office.reach.attachUnidentified({
        id,
        personId: idOf(values.person),
        check: values.kontroll ?? '',
      })
    : await here.office.reach.answerUnidentified({ id })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect(`/arbeid/uidentifisert?gjort=${attached ? 'knyttet' : 'svart'}`, 303)
}

type Page = Awaited<ReturnType<typeof loader>>
const DONE = ['knyttet', 'svart'] as const

export default function Unidentified() {
  const page = useLoaderData() as Page
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  const done = DONE.find((one) => one === page.done)
  return (
    <div className="stack narrow">
      <title>{say('desk:unidentified.title')}</title>
      <BenchHead heading={say('desk:unidentified.title')} lead={say('desk:unidentified.lead')} />
      {done && (
        <p role="status" className="card">
          {say(`desk:unidentified.done.${done}`)}
        </p>
      )}
      <Refusal refused={refused} />
      {page.waiting.length === 0 && <EmptyState heading={say('desk:unidentified.none')} />}
      <ul className="plain-list stack-tight">
        {page.waiting.map((one) => (
          <li key={one.id} className="card stack-tight" id={one.id}>
            <p className="small quiet">
              <bdi dir="ltr">{one.sender}</bdi> · <Time at={one.receivedAt} />
              {one.replied && ` · ${say('desk:unidentified.replied')}`}
            </p>
            <p dir="auto">{one.body}</p>
            {one.recorded && <Recording one={one} />}
            {page.chosen === one.id ? <Attach page={page} id={one.id} /> : <Ways id={one.id} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Fetched when it is played, and not before: that it was heard is written down. */
function Recording({ one }: { one: Page['waiting'][number] }) {
  const { say } = useWords()
  const address = `/arbeid/uidentifisert/${one.id}`
  const label = say('desk:unidentified.listen')
  return (
    <audio controls preload="none" src={`${address}/opptak`} aria-label={label}>
      <track kind="captions" src={`${address}/ord`} srcLang={one.language} label={label} default />
      <a href={`${address}/opptak`}>{label}</a>
    </audio>
  )
}

function Ways({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <div className="row">
      <a href={`/arbeid/uidentifisert?melding=${id}#${id}`}>{say('desk:unidentified.who')}</a>
      <form method="post">
        <HiddenFields form={`svar-${id}`} />
        <input type="hidden" name="melding" value={id} />
        <Press small variant="secondary" name="gjor" value="svar">
          {say('desk:unidentified.answer')}
        </Press>
      </form>
    </div>
  )
}

function Attach({ page, id }: { page: Page; id: string }) {
  const { say, coded } = useWords()
  return (
    <div className="stack-tight">
      <form method="get" action={`/arbeid/uidentifisert#${id}`} className="row">
        <input type="hidden" name="melding" value={id} />
        <label htmlFor="sok" className="aksel-label">
          {say('staff:search.label')}
        </label>
        <input
          type="search"
          id="sok"
          name="sok"
          defaultValue={page.words}
          dir="auto"
          autoComplete="off"
          className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
        />
        <Press small>{say('staff:search.press')}</Press>
      </form>
      {page.words !== '' && page.hits.length === 0 && <p>{say('staff:search.none')}</p>}
      {page.hits.length > 0 && (
        <form method="post" className="stack-tight">
          <HiddenFields form={`knytt-${id}`} />
          <input type="hidden" name="melding" value={id} />
          <fieldset className="stack-tight">
            <legend>{say('desk:unidentified.choose')}</legend>
            {page.hits.map((hit) => (
              <label key={hit.id} className="tick" htmlFor={`p-${hit.id}`}>
                <input type="radio" id={`p-${hit.id}`} name="person" value={hit.id} required />{' '}
                <bdi>
                  {hit.givenName} {hit.familyName}
                </bdi>
              </label>
            ))}
          </fieldset>
          <Choices
            name="kontroll"
            label={say('desk:unidentified.check')}
            hint={say('desk:unidentified.checkHint')}
            options={IDENTITY_CHECKS.map((check) => ({
              value: check,
              label: coded('desk:unidentified.check')(check),
            }))}
          />
          <div>
            <Press name="gjor" value="knytt">
              {say('desk:unidentified.attach')}
            </Press>
          </div>
        </form>
      )}
    </div>
  )
}
