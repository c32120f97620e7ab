import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import { LINES } from '../../office/calls/model.ts'
import { fault } from '../fault.ts'
import { phoneWords } from '../staff/format.ts'
import { useWords } from '../staff/words.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Press } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { CallScreen } from './call-screen.tsx'
import { roomDoor } from './data.ts'
import style from './demo.css?url'
import type { DemoCall, DemoCalls, LineDeed } from './model.ts'

export const links = () => [{ rel: 'stylesheet', href: style }]

const ADDRESS = '/demo/ring'
const LONGEST = 500
const LOOK_AGAIN_MS = 2500

/** The telephones of the town, in a browser: one rings the office, another is rung by it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const calls = await roomDoor(context).calls()
  if (calls === null) throw fault('notFound')
  const wanted = new URL(request.url).searchParams.get('samtale')
  const all = [...calls.lines, ...calls.ringing]
  return { calls, shown: all.find(({ sid }) => sid === wanted) ?? calls.lines[0] ?? null }
}

/** No token is asked for: there is nobody to be tricked in a town of made-up people. */
export async function action({ request, context }: ActionFunctionArgs) {
  const room = roomDoor(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').slice(0, LONGEST)
  const sid = text('samtale')
  if (text('gjor') === 'ring') {
    const number =
      text('nummer') === 'other' ? text('annet') : text('nummer') === 'hidden' ? '' : text('nummer')
    const rung = await room.ring(number, text('linje'))
    return redirect(`${ADDRESS}?samtale=${rung ?? ''}`, 303)
  }
  const deed = deedOf(text('gjor'), text('tekst'))
  if (deed) await room.onLine(sid, deed)
  return redirect(`${ADDRESS}?samtale=${encodeURIComponent(sid)}`, 303)
}

/** A key carries itself; several are typed as a code is. */
function deedOf(does: string, text: string): LineDeed | null {
  if (does.startsWith('press:')) return { does: 'press', digits: does.slice('press:'.length) }
  if (does === 'code') return { does: 'press', digits: text }
  if (does === 'say') return { does, text }
  const plain = ['wait', 'hangUp', 'answer', 'letRing', 'busy'] as const
  const found = plain.find((one) => one === does)
  return found === undefined ? null : { does: found }
}

export default function Call() {
  const { calls, shown } = useLoaderData<typeof loader>()
  const { say } = useWords()
  const { revalidate } = useRevalidator()
  // Somebody else's telephone begins to ring while one looks.
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <div className="demo stack">
      <title>{say('demo:call.title')}</title>
      <BenchHead heading={say('demo:call.title')} lead={say('demo:call.lead')}>
        <p className="row">
          <a href="/demo">{say('demo:title')}</a> <a href="/demo/telefon">{say('demo:phone.title')}</a>
        </p>
      </BenchHead>
      <RingForm calls={calls} />
      <Ringing ringing={calls.ringing} />
      {shown ? (
        <div className="phone-halves">
          <Lines lines={calls.lines} current={shown.sid} />
          <CallScreen call={shown} />
        </div>
      ) : (
        <EmptyState heading={say('demo:call.none')} />
      )}
    </div>
  )
}

function RingForm({ calls }: { calls: DemoCalls }) {
  const { say, coded } = useWords()
  return (
    <form method="post" action={ADDRESS} className="row ring-form">
      <input type="hidden" name="gjor" value="ring" />
      <label className="small-field" htmlFor="nummer">
        <span>{say('demo:call.from')}</span>
        <select id="nummer" name="nummer" className="aksel-select__input">
          {calls.callers.map(({ number, name }) => (
            <option key={number} value={number}>
              {name} · {phoneWords(number)}
            </option>
          ))}
          <option value="other">{say('demo:call.other')}</option>
          <option value="hidden">{say('demo:call.hidden')}</option>
        </select>
      </label>
      <label className="small-field" htmlFor="annet">
        <span>{say('demo:call.otherNumber')}</span>
        <input id="annet" name="annet" type="tel" maxLength={20} placeholder="+47 400 00 000" />
      </label>
      <label className="small-field" htmlFor="linje">
        <span>{say('demo:call.line')}</span>
        <select id="linje" name="linje" className="aksel-select__input">
          {LINES.filter((line) => line !== 'direct' && line !== 'staff').map((line) => (
            <option key={line} value={line}>
              {coded('demo:call.line')(line)}
            </option>
          ))}
        </select>
      </label>
      <Press small>{say('demo:call.ring')}</Press>
    </form>
  )
}

function Ringing({ ringing }: { ringing: readonly DemoCall[] }) {
  const { say } = useWords()
  if (ringing.length === 0) return null
  return (
    <section aria-labelledby="ringer" className="stack-tight">
      <h2 id="ringer">{say('demo:call.ringing')}</h2>
      <ul className="plain-list stack-tight">
        {ringing.map(({ sid, name, number }) => (
          <li key={sid}>
            <form method="post" action={ADDRESS} className="row">
              <input type="hidden" name="samtale" value={sid} />
              <span className="strong">{name ?? say('demo:phone.nobody')}</span>
              <bdi dir="ltr">{phoneWords(number)}</bdi>
              {(['answer', 'letRing', 'busy'] as const).map((deed) => (
                <Press
                  key={deed}
                  small
                  variant={deed === 'answer' ? 'primary' : 'secondary'}
                  name="gjor"
                  value={deed}
                >
                  {say(`demo:call.${deed}`)}
                </Press>
              ))}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({ lines, current }: { lines: readonly DemoCall[]; current: string }) {
  const { say } = useWords()
  return (
    <nav aria-label={say('demo:call.choose')}>
      <ul className="plain-list phones">
        {lines.map(({ sid, name, number, state, made }) => (
          <li key={sid}>
            <a href={`${ADDRESS}?samtale=${sid}`} aria-current={sid === current ? 'page' : undefined}>
              <span className="strong">{name ?? say('demo:phone.nobody')}</span>{' '}
              <bdi dir="ltr">{number === 'anonymous' ? say('demo:call.hidden') : phoneWords(number)}</bdi>{' '}
              <span className="quiet small">
                {say(made ? 'demo:call.made' : 'demo:call.was')} ·{' '}
                {say(state === 'in-progress' ? 'demo:call.live' : 'demo:call.over')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
