import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import type { Refused } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { plain } from './plain.ts'
import { actOnSms } from './sms-action.ts'
import { LinkForm, OfferForm, TextForm } from './sms-forms.tsx'
import { useWords } from './words.ts'

/** The texts with one person (R-339, R-340, C3-04, C3-05). */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const search = new URL(request.url).searchParams
  const purpose = search.get('formal')
  const personId = params.personId ?? ''
  const found = await here.office.reach.smsWindow({ personId, ...(purpose ? { purpose } : {}) })
  if (!found.ok) throw fault('notFound')
  return { ...plain(found.value), purpose, done: search.get('gjort') }
}

export type SmsPage = Awaited<ReturnType<typeof loader>>

export function action({ context, params, request }: ActionFunctionArgs) {
  return actOnSms(staffDoor(context), request, params.personId ?? '')
}

const DONE = ['tekst', 'noytral', 'lenke', 'mote'] as const

export default function Sms() {
  const page = useLoaderData() as SmsPage
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say, when, coded } = useWords()
  const { person } = page
  const done = DONE.find((one) => one === page.done)
  return (
    <div className="stack narrow">
      <title>{say('desk:sms.title')}</title>
      <BenchHead
        heading={
          <>
            {say('desk:sms.with')}{' '}
            <bdi>
              {person.givenName} {person.familyName}
            </bdi>
          </>
        }
      >
        <p className="row">
          <a href={`/arbeid/person/${person.id}`}>{say('desk:sms.toPerson')}</a>{' '}
          <a href={`/arbeid/person/${person.id}/papirer`}>{say('desk:documents.title')}</a>
        </p>
      </BenchHead>
      {done && (
        <p role="status" className="card">
          {say(`desk:sms.done.${done}`)}
        </p>
      )}
      <Refusal refused={refused} />
      {page.asked && (
        <p className="promise" data-state="moved">
          {say(`desk:sms.asked.${page.asked}`)}
        </p>
      )}
      {page.lines.length === 0 && <EmptyState heading={say('desk:sms.none')} />}
      <ol className="plain-list stack-tight">
        {page.lines.map(({ id, at, direction, text, state }) => (
          <li key={id} className="card stack-tight">
            <p className="small quiet">
              {say(direction === 'in' ? 'desk:sms.in' : 'desk:sms.out')} · <Time at={at} />
              {state && ` · ${coded('desk:sms.state')(state)}`}
            </p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
      {page.offers.length > 0 && (
        <section className="stack-tight" aria-labelledby="forslag">
          <h2 id="forslag">{say('desk:sms.offers')}</h2>
          <ul>
            {page.offers.map(({ id, meetingAt, place, answer }) => (
              <li key={id}>
                {when(meetingAt)}, {place}: {coded('desk:sms.answer')(answer ?? 'none')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <TextForm page={page} refused={refused} />
      <OfferForm page={page} refused={refused} />
      <LinkForm page={page} refused={refused} />
    </div>
  )
}
