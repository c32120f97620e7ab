import { faultOf } from '../fault.ts'
import type { FaultKind } from '../fault-kinds.ts'
import { LOGIN } from '../gate.ts'
import { GoTo } from './forms.tsx'
import { PhoneHours, Telephone } from './frame.tsx'
import { useSay, useShell } from './shell.ts'

const atWork = (path: string) => path.startsWith('/arbeid')

/** What happened in plain words, what the person wrote, and three ways to a human. */
export function ErrorPage({ error }: { error: unknown }) {
  const { kind, written } = faultOf(error)
  const say = useSay()
  const { path } = useShell()
  return (
    <div className="stack-loose">
      <title>{say(`common:fault.${kind}.title`)}</title>
      <div className="stack">
        <h1 className="title">{say(`common:fault.${kind}.title`)}</h1>
        <p className="prose">{say(`common:fault.${kind}.text`)}</p>
        <NextStep kind={kind} />
      </div>
      {written && <YourText written={written} />}
      {!atWork(path) && <Humans />}
    </div>
  )
}

function NextStep({ kind }: { kind: FaultKind }) {
  const say = useSay()
  const { path } = useShell()
  if (kind === 'signedOut') {
    const login = atWork(path) ? LOGIN.staff : LOGIN.person
    return (
      <p>
        <GoTo href={`${login}?til=${encodeURIComponent(path)}`}>{say('common:signInAgain')}</GoTo>
      </p>
    )
  }
  return (
    <p>
      {atWork(path) ? (
        <GoTo href="/arbeid">{say('staff:nav.workList')}</GoTo>
      ) : (
        <GoTo href="/">{say('common:toFront')}</GoTo>
      )}
    </p>
  )
}

function YourText({ written }: { written: string }) {
  const say = useSay()
  return (
    <div className="stack-tight">
      <label htmlFor="skrevet" className="strong">
        {say('common:fault.yourText')}
      </label>
      <textarea id="skrevet" className="written" dir="auto" readOnly defaultValue={written} />
    </div>
  )
}

/** No dead end: the same can be done by phone, by being called and at the office. Who works here has colleagues. */
function Humans() {
  const say = useSay()
  const { agency } = useShell()
  if (!agency.phone) return null
  return (
    <section className="stack">
      <h2 className="section-title">{say('common:human.heading')}</h2>
      <ul className="humans plain-list">
        <li className="stack-tight">
          <h3>{say('common:human.call')}</h3>
          <p>
            <Telephone number={agency.phone} className="telephone" />
          </p>
          <p className="quiet">
            <PhoneHours />
          </p>
        </li>
        <li className="stack-tight">
          <h3>
            <a href="/ring-meg">{say('common:human.callBack')}</a>
          </h3>
          <p>{say('common:human.callBackText')}</p>
        </li>
        <li className="stack-tight">
          <h3>{say('common:human.visit')}</h3>
          <p>{agency.address}</p>
          <p className="quiet">{say('common:human.visitText')}</p>
        </li>
      </ul>
    </section>
  )
}
