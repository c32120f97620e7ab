import { useSay } from '../ui/shell.ts'
import { loginAs } from './login.ts'
import type { DemoPerson } from './model.ts'

/** Everybody with a name in the town, one press from the login page that suggests them. */
export function Who({ people }: { people: readonly DemoPerson[] }) {
  const say = useSay()
  return (
    <section aria-labelledby="hvem" className="stack-tight">
      <h2 id="hvem">{say('demo:who.heading')}</h2>
      <p className="quiet">{say('demo:who.text')}</p>
      {(['person', 'staff'] as const).map((kind) => (
        <div key={kind} className="stack-tight">
          <h3>{say(`demo:who.${kind}`)}</h3>
          <ul className="people plain-list">
            {people
              .filter((one) => one.kind === kind)
              .map(({ subject, name, line }) => (
                <li key={subject}>
                  <a className="person" href={loginAs(kind, subject)}>
                    <span className="strong">{name}</span> <span>{line}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
