import { useState } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { CallToMake } from '../../office/calls/callback/views.ts'
import { hasText } from '../../text/index.ts'
import { sayClock, sayDay, sayWhen, sayWindow } from '../../text/when.ts'
import { door, type PageDoor, staffDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { EmptyState, KeyHint, SideTag, StatusTag } from '../ui/signs.tsx'
import { RequestCard, type RequestShown } from './callbacks-requests.tsx'
import { bornOn } from './format.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { calls } = here.office
  const search = new URL(request.url).searchParams
  const sought = (search.get('sok') ?? '').trim()
  const found = sought === '' ? null : await here.office.access.searchPeople(sought)
  const hits = found?.ok ? found.value.slice(0, 10) : []
  const rows = await calls.callsToMake()
  const requests = await calls.callRequests()
  return {
    calls: rows.map((row) => lineOf(row, here)),
    requests: requests.map(
      (row): RequestShown => ({
        id: row.id,
        name: row.name,
        number: row.number,
        asked: row.asked,
        late: row.late,
        hits:
          search.get('onske') === row.id
            ? hits.map((hit) => ({
                value: hit.id,
                label: [hit.givenName, hit.familyName, hit.birthDate ? bornOn(hit.birthDate) : '']
                  .join(' ')
                  .trim(),
              }))
            : [],
        mayGiveUp: row.mayGiveUp,
        when: row.windows[0]
          ? sayWindow(here.language, row.windows[0].from, row.windows[0].until, here.now)
          : here.say('voice:callback.by', { when: sayWhen(here.language, row.dueAt, here.now) }),
        tries: row.attempts.map(
          (one) =>
            `${sayWhen(here.language, Temporal.Instant.from(one.at), here.now)}: ${here.say(`calls:callback.outcome.${one.outcome}`)}`,
        ),
      }),
    ),
  }
}

const languageName = (code: string, say: PageDoor['say']) => {
  const key = `staff:language.${code}`
  return hasText(key) ? say(key) : code
}

function lineOf(row: CallToMake, here: PageDoor) {
  const { say, language, now } = here
  const when = row.plannedAt
    ? row.windowFrom && row.windowUntil
      ? `${sayWindow(language, row.windowFrom, row.windowUntil, now)} (${sayClock(language, row.plannedAt)})`
      : sayWhen(language, row.plannedAt, now)
    : row.openUntil
      ? say('voice:callback.open', { day: sayDay(language, row.openUntil, now) })
      : say('voice:callback.by', { when: sayWhen(language, row.dueAt, now) })
  return {
    href: `/arbeid/person/${row.personId}/ring/${row.promiseId}`,
    id: row.promiseId,
    name: row.name,
    side: row.side,
    theme: row.theme,
    urgent: row.urgency !== 'ordinary',
    when,
    late: row.windowMissed,
    marks: [
      ...(row.mode === 'ladder' ? [say('voice:callback.ladder')] : []),
      ...(row.interpreter
        ? [say('voice:callback.interpreter', { language: languageName(row.interpreter, say) })]
        : []),
      ...(row.numberKind ? [say(`voice:callback.number.${row.numberKind}`)] : []),
      ...(row.onlyWithPerson ? [say('voice:callback.onlyPerson')] : []),
      ...(row.helper ? [say('voice:callback.with', { name: row.helper.name })] : []),
    ],
    tries: row.tries,
    owner: row.mine ? '' : row.ownerName,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { calls } = staffDoor(context).office
  const { values } = form
  const requestId = values.onske ?? ''
  const done =
    values.gjor === 'knytt'
      ? await calls.attachRequest({ requestId, personId: values.person ?? '', check: values.sjekk ?? '' })
      : values.gjor === 'spoke' || values.gjor === 'withdrawn' || values.gjor === 'unreachable'
        ? await calls.closeRequest({ requestId, how: values.gjor })
        : await calls.requestTried({ requestId, outcome: values.gjor ?? '' })
  return done.ok ? redirect('/arbeid/ring', 303) : refuse(done.reason, values)
}

/** R-411: the calls to make, by the times that were agreed; and those who asked without logging in. */
export default function Callbacks() {
  const say = useSay()
  const { calls, requests } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = useWords()
  const [at, setAt] = useState(0)
  useKeys((command) => {
    if (command === 'down') setAt(Math.min(at + 1, calls.length - 1))
    else if (command === 'up') setAt(Math.max(at - 1, 0))
    else if (command === 'call' && calls[at]) location.assign(calls[at].href)
    else return false
    return true
  })
  return (
    <div className="stack-loose">
      <title>{say('voice:callback.list.title')}</title>
      <BenchHead heading={say('voice:callback.list.title')} lead={say('voice:callback.list.lead')}>
        <KeyHint keys="j k r" />
      </BenchHead>
      <Refusal refused={refused} />
      {calls.length === 0 ? (
        <EmptyState heading={say('voice:callback.list.empty')} />
      ) : (
        <div className="scroll-x">
          <table className="dense stacks counted">
            <thead>
              <tr>
                <th scope="col">{say('voice:callback.col.when')}</th>
                <th scope="col">{say('voice:callback.col.who')}</th>
                <th scope="col">{say('voice:callback.col.about')}</th>
                <th scope="col">{say('voice:callback.col.how')}</th>
                <th scope="col">{say('voice:callback.col.tries')}</th>
                <th scope="col">{say('voice:callback.col.owner')}</th>
              </tr>
            </thead>
            <tbody>
              {calls.map((row, index) => (
                <tr key={row.id} aria-current={index === at ? 'true' : undefined}>
                  <td>
                    {row.when}
                    {row.late && <StatusTag tone="warning">{say('voice:callback.windowMissed')}</StatusTag>}
                  </td>
                  <td>
                    <a href={row.href}>{row.name}</a>
                  </td>
                  <td>
                    {words.theme(row.theme)} <SideTag side={row.side} />
                  </td>
                  <td>{row.marks.join(' · ')}</td>
                  <td data-label={say('voice:callback.col.tries')}>{row.tries}</td>
                  <td {...(row.owner === '' ? {} : { 'data-label': say('voice:callback.col.owner') })}>
                    {row.owner}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {requests.length > 0 && (
        <section className="stack" aria-labelledby="uinnlogget">
          <h2 id="uinnlogget" className="section-title">
            {say('voice:callback.requests')}
          </h2>
          <p className="quiet">{say('voice:callback.requests.check')}</p>
          {requests.map((row) => (
            <RequestCard key={row.id} request={row} />
          ))}
        </section>
      )}
    </div>
  )
}
