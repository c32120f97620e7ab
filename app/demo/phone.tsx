import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { phoneWords } from '../staff/format.ts'
import { useWords } from '../staff/words.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Press } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { roomDoor } from './data.ts'
import style from './demo.css?url'
import type { DemoPhone, DemoThread } from './model.ts'

export const links = () => [{ rel: 'stylesheet', href: style }]

const LONGEST_NUMBER = 20

/** A telephone of the town: what it has got from the office, and a way to text back. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const room = roomDoor(context)
  const number = (new URL(request.url).searchParams.get('nummer') ?? '').slice(0, LONGEST_NUMBER)
  const phones = await room.phones()
  const shown = number || phones[0]?.number
  return { phones, thread: shown === undefined ? null : await room.phone(shown) }
}

/** No token is asked for: there is nobody to be tricked in a town of made-up people. */
export async function action({ request, context }: ActionFunctionArgs) {
  const room = roomDoor(context)
  const form = await request.formData()
  const number = String(form.get('nummer') ?? '').slice(0, LONGEST_NUMBER)
  const quick = form.get('svar')
  const broken = form.get('dod')
  if (broken !== null) await room.breakPhone(number, broken === 'ja')
  else await room.text(number, String(quick ?? form.get('tekst') ?? ''))
  return redirect(`/demo/telefon?nummer=${encodeURIComponent(number)}`, 303)
}

export default function Phone() {
  const { phones, thread } = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="demo stack">
      <title>{say('demo:phone.title')}</title>
      <BenchHead heading={say('demo:phone.title')} lead={say('demo:phone.lead')}>
        <p className="row">
          <a href="/demo">{say('demo:title')}</a> <a href="/demo/post">{say('demo:post.title')}</a>{' '}
          <a href="/demo/ring">{say('demo:call.to')}</a>
        </p>
      </BenchHead>
      <div className="phone-halves">
        <Phones phones={phones} current={thread?.number ?? ''} />
        {thread ? <Screen thread={thread} /> : <EmptyState heading={say('demo:phone.none')} />}
      </div>
      <OtherNumber />
    </div>
  )
}

function Phones({ phones, current }: { phones: readonly DemoPhone[]; current: string }) {
  const { say, coded } = useWords()
  return (
    <nav aria-label={say('demo:phone.choose')}>
      <ul className="plain-list phones">
        {phones.map(({ number, name, phoneKind, lastAt }) => (
          <li key={number}>
            <a
              href={`/demo/telefon?nummer=${encodeURIComponent(number)}`}
              aria-current={number === current ? 'page' : undefined}
            >
              <span className="strong">{name ?? say('demo:phone.nobody')}</span>{' '}
              <bdi dir="ltr">{phoneWords(number)}</bdi>{' '}
              {phoneKind && phoneKind !== 'own' && <span>({coded('demo:phone.kind')(phoneKind)})</span>}{' '}
              <span className="quiet small">
                <Time at={lastAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Screen({ thread }: { thread: DemoThread }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="skjerm" className="phone-screen stack">
      <h2 id="skjerm">
        <bdi dir="ltr">{phoneWords(thread.number)}</bdi>
      </h2>
      <ol className="plain-list stack-tight">
        {thread.lines.map(({ id, from, text, at, state }) => (
          <li key={id} className={`phone-line phone-line-${from}`}>
            <p className="small quiet">
              {say(from === 'office' ? 'demo:phone.fromOffice' : 'demo:phone.fromPhone')} · <Time at={at} />
              {state === 'delivered' && ` · ${say('demo:phone.delivered')}`}
            </p>
            <p dir="auto">
              <Linked text={text} />
            </p>
          </li>
        ))}
      </ol>
      <form method="post" action="/demo/telefon" className="stack-tight">
        <input type="hidden" name="nummer" value={thread.number} />
        <label htmlFor="tekst">{say('demo:phone.write')}</label>
        <textarea
          id="tekst"
          name="tekst"
          rows={3}
          maxLength={2000}
          dir="auto"
          className="aksel-textarea__input aksel-body-short aksel-body-short--medium"
        />
        <div className="row">
          <Press small>{say('demo:phone.send')}</Press>
          {['JA', 'NEI', 'RING'].map((word) => (
            <Press key={word} small variant="secondary" name="svar" value={word}>
              {word}
            </Press>
          ))}
          <Press small variant="tertiary" name="dod" value={thread.broken ? 'nei' : 'ja'}>
            {say(thread.broken ? 'demo:phone.mend' : 'demo:phone.break')}
          </Press>
        </div>
      </form>
    </section>
  )
}

/** A link in a text can be pressed, as on a telephone. A text of ours has one at most. */
function Linked({ text }: { text: string }) {
  const found = /https?:\/\/\S+/.exec(text)?.[0]
  if (found === undefined || !URL.canParse(found)) return text
  const [before = '', ...after] = text.split(found)
  return (
    <>
      {before}
      <a href={new URL(found).pathname}>{found}</a>
      {after.join(found)}
    </>
  )
}

function OtherNumber() {
  const { say } = useWords()
  return (
    <form method="get" action="/demo/telefon" className="row">
      <label className="small-field" htmlFor="annet">
        <span>{say('demo:phone.other')}</span>
        <input id="annet" name="nummer" type="tel" maxLength={LONGEST_NUMBER} placeholder="+47 400 00 000" />
      </label>
      <Press variant="secondary" small>
        {say('demo:phone.open')}
      </Press>
    </form>
  )
}
