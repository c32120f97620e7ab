import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { hasText, type TextKey } from '../../text/index.ts'
import { sayWindow } from '../../text/when.ts'
import { type PageDoor, staffDoor } from '../context.ts'
import { deedIn, type Refused, readForm, refuse, type Written } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const ADDRESS = '/arbeid/kalender'
const DONE = ['lagt', 'fjernet', 'slettet'] as const

/** the employee's own calendars, in and out, and what takes their time. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { meetings } = here.office
  const asked = new URL(request.url).searchParams
  return plain({
    done: DONE.find((one) => asked.has(one)) ?? null,
    feed: await meetings.staffCalendar(),
    sources: (await meetings.myCalendars()).map(({ url, ...one }) => ({
      ...one,
      host: URL.parse(url)?.host ?? '',
    })),
    taken: (await meetings.myTaken()).map(({ from, until, by }) => ({
      by,
      at: from,
      when: sayWindow(here.language, from, until, here.now),
    })),
  })
}

type Done = { ok: true } | { ok: false; reason: string }
const DEEDS: Readonly<Record<string, (here: PageDoor, values: Written) => Promise<Done>>> = {
  lagt: ({ office }, values) => office.meetings.addCalendar({ url: values.adresse ?? '' }),
  fjernet: ({ office }, values) => office.meetings.removeCalendar({ id: values.kalender ?? '' }),
  slettet: async ({ office }) => {
    await office.meetings.revokeStaffCalendar()
    return { ok: true }
  },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const gjor = form.values.gjor ?? ''
  if (gjor === 'lag') return { address: (await here.office.meetings.makeStaffCalendar()).address }
  const deed = deedIn(DEEDS, gjor)
  if (!deed) return refuse('badForm', form.values)
  const done = await deed(here, form.values)
  return done.ok
    ? redirect(`${ADDRESS}?${gjor}=1`, 303)
    : refuse(done.reason, form.values, gjor === 'lagt' ? { field: 'adresse' } : {})
}

type Page = Awaited<ReturnType<typeof loader>>

export default function Calendar() {
  const page = useLoaderData() as Page
  const answer = useActionData<typeof action>()
  const refused = answer && 'reason' in answer ? answer : undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:calendar.title')}</title>
      <BenchHead heading={say('meetstaff:calendar.title')}>
        <a href="/arbeid/moteonsker">{say('meetstaff:requests.title')}</a>
      </BenchHead>
      {page.done !== null && refused === undefined && (
        <p className="done strong" role="status">
          {say(`meetstaff:calendar.done.${page.done}`)}
        </p>
      )}
      <Refusal refused={refused} />
      <FeedOut feed={page.feed} address={answer && 'address' in answer ? answer.address : null} />
      <FeedsIn sources={page.sources} refused={refused} />
      <Taken taken={page.taken} />
    </div>
  )
}

/** The employee's meetings at an address of their own: shown once, and dead as soon as another is made. */
function FeedOut({ feed, address }: { feed: Page['feed']; address: string | null }) {
  const { say, when } = useWords()
  return (
    <section className="card stack-tight" aria-labelledby="ut">
      <h2 id="ut" className="section-title">
        {say('meetstaff:calendar.out')}
      </h2>
      <p>{say('meetstaff:calendar.outLead')}</p>
      {address !== null && (
        <div role="status">
          <p>{say('meetstaff:calendar.address')}</p>
          <p className="scroll-x">
            <code dir="ltr">{address}</code>
          </p>
        </div>
      )}
      {feed !== null && address === null && (
        <p>{say('meetstaff:calendar.since', { when: when(feed.madeAt) })}</p>
      )}
      <form method="post" className="row">
        <HiddenFields form="feed" />
        <Press name="gjor" value="lag" variant="secondary" small>
          {say(feed === null ? 'meetstaff:calendar.make' : 'meetstaff:calendar.renew')}
        </Press>
        {feed !== null && (
          <Press name="gjor" value="slettet" variant="tertiary" small>
            {say('meetstaff:calendar.revoke')}
          </Press>
        )}
      </form>
    </section>
  )
}

/** What went wrong with a calendar, in words that say what can be done. */
function failureKey(failure: string): TextKey {
  const key = `meetstaff:calendar.failure.${failure.startsWith('http') ? 'http' : failure}`
  return hasText(key) ? (key as TextKey) : 'meetstaff:calendar.failure.unreachable'
}

function FeedsIn({ sources, refused }: { sources: Page['sources']; refused: Refused | undefined }) {
  const { say, when } = useWords()
  return (
    <section className="card stack-tight" aria-labelledby="inn">
      <h2 id="inn" className="section-title">
        {say('meetstaff:calendar.in')}
      </h2>
      <p>{say('meetstaff:calendar.inLead')}</p>
      <ul className="plain-list stack-tight">
        {sources.map((one) => (
          <li key={one.id} className="stack-tight">
            <form method="post" className="row">
              <HiddenFields form={`calendar-${one.id}`} />
              <input type="hidden" name="kalender" value={one.id} />
              <bdi className="strong">{one.host}</bdi>
              <span className="small">
                {one.readAt === null
                  ? say('meetstaff:calendar.notRead')
                  : say('meetstaff:calendar.read', { when: when(one.readAt), n: one.entries })}
                {one.leftOut > 0 && ` ${say('meetstaff:calendar.leftOut', { n: one.leftOut })}`}
              </span>
              <Press name="gjor" value="fjernet" variant="tertiary" small>
                {say('meetstaff:calendar.remove')}
              </Press>
            </form>
            {one.failure !== null && (
              <p className="small">
                <StatusTag tone="danger">{say('meetstaff:calendar.failed')}</StatusTag>{' '}
                {say(failureKey(one.failure), { code: one.failure.replace(/^http/, '') })}
              </p>
            )}
          </li>
        ))}
      </ul>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="calendar-new" />
        <TextLine
          name="adresse"
          label={say('meetstaff:calendar.url')}
          hint={say('meetstaff:calendar.urlHint')}
          refused={refused}
          maxLength={2000}
        />
        <div>
          <Press name="gjor" value="lagt" variant="secondary" small>
            {say('meetstaff:calendar.add')}
          </Press>
        </div>
      </form>
    </section>
  )
}

function Taken({ taken }: { taken: Page['taken'] }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="opptatt">
      <h2 id="opptatt" className="section-title">
        {say('meetstaff:calendar.taken')}
      </h2>
      {taken.length === 0 && <p>{say('meetstaff:calendar.free')}</p>}
      <ul className="plain-list">
        {taken.map((one) => (
          <li key={`${one.at} ${one.by}`}>
            <time dateTime={one.at}>{one.when}</time> · {say(`meetstaff:calendar.by.${one.by}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
