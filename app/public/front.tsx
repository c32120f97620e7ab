import type { TextKey } from '../../text/index.ts'
import { GoTo } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

export const handle = { wide: true }

/** What may have happened, in the words people use of it; nobody needs to know the name of a benefit. */
const SITUATIONS = [
  'money',
  'work',
  'ill',
  'home',
  'child',
  'new',
  'debt',
  'letter',
  'helper',
  'unsure',
] as const

/** The front door: write, call, be called, and what to do when it cannot wait. */
export default function Front() {
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="stack-loose">
      <title>{agency.name}</title>
      <div className="stack">
        <h1 className="title">{say('public:front.heading')}</h1>
        <p className="lead">{say('public:front.lead')}</p>
      </div>
      <Ways />
      <section className="stack">
        <h2 className="section-title">{say('public:situations.heading')}</h2>
        <p className="prose">{say('public:situations.lead')}</p>
        <ul className="situations plain-list">
          {SITUATIONS.map((name) => (
            <Situation
              key={name}
              title={`public:situation.${name}.title`}
              text={`public:situation.${name}.text`}
            />
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2 className="section-title">{say('public:promise.heading')}</h2>
        <p className="prose">{say('public:promise.text')}</p>
      </section>
    </div>
  )
}

function Ways() {
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="ways">
      <section className="card stack">
        <h2 className="section-title">{say('public:write.heading')}</h2>
        <p>{say('public:write.text')}</p>
        <p>
          <GoTo href="/min-side">{say('public:write.button')}</GoTo>
        </p>
      </section>
      <section className="card stack">
        <h2 className="section-title">{say('public:call.heading')}</h2>
        <p>
          <Telephone number={agency.phone} className="telephone" />
          <br />
          <PhoneHours />
        </p>
        <p>{say('public:call.back')}</p>
        <p>
          <GoTo href="/ring-meg" variant="secondary">
            {say('calls:callback.title')}
          </GoTo>
        </p>
        <p>
          <a href="/uten-innlogging">{say('visits:tasks.title')}</a>
        </p>
      </section>
      <section className="card stack">
        <h2 className="section-title">{say('chat:front.heading')}</h2>
        <p>{say('chat:front.text')}</p>
        <p>
          <GoTo href="/chat" variant="secondary">
            {say('chat:front.button')}
          </GoTo>
        </p>
        <ul className="plain-list stack-tight">
          <li>
            <a href="/chat?for=arbeidsgiver">{say('chat:employers')}</a>
          </li>
          <li>
            <a href="/chat?for=behandler">{say('chat:clinicians')}</a>
          </li>
        </ul>
      </section>
      <section className="card way-urgent stack-tight">
        <h2 className="section-title">{say('public:urgent.heading')}</h2>
        <p className="prose">{say('public:urgent.text')}</p>
        <p>
          <Telephone number={agency.urgentPhone} className="telephone" />
        </p>
      </section>
    </div>
  )
}

function Situation({ title, text }: { title: TextKey; text: TextKey }) {
  const say = useSay()
  return (
    <li>
      <details className="disclosure">
        <summary>{say(title)}</summary>
        <div className="stack">
          <p className="prose">{say(text)}</p>
          <p>
            <a href="/min-side">{say('public:situation.write')}</a>
          </p>
        </div>
      </details>
    </li>
  )
}
