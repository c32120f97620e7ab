import type { TextKey } from '../../text/index.ts'
import { useSay } from '../ui/shell.ts'
import { roomAddress } from './address.ts'
import { loginAs } from './login.ts'

const RUNE = 'Rune Hagelykt'

type Step = { readonly number: 1 | 2 | 3 | 4 | 5; readonly ways: readonly { text: TextKey; href: string }[] }

/** One message on its way through the office, by people of the demo town (db/seed). */
const STEPS: readonly Step[] = [
  { number: 1, ways: [{ text: 'demo:story.1.go', href: loginAs('person', 'rune.h') }] },
  {
    number: 2,
    ways: [
      { text: 'demo:story.2.go', href: loginAs('staff', 'kari.veileder') },
      { text: 'demo:story.2.also', href: loginAs('staff', 'mette.sosial') },
    ],
  },
  { number: 3, ways: [{ text: 'demo:story.3.go', href: loginAs('staff', 'kari.veileder') }] },
  { number: 4, ways: [{ text: 'demo:story.4.go', href: loginAs('staff', 'jonas.veileder') }] },
  {
    number: 5,
    ways: [
      { text: 'demo:story.5.go', href: roomAddress({ name: RUNE }, 'klokka') },
      { text: 'demo:story.5.also', href: loginAs('staff', 'mona.teamleder', '/arbeid?liste=teamleder') },
    ],
  },
]

export function Story() {
  const say = useSay()
  return (
    <section aria-labelledby="prov" className="stack-tight">
      <h2 id="prov">{say('demo:story.heading')}</h2>
      <ol className="story plain-list">
        {STEPS.map(({ number, ways }) => (
          <li key={number} className="stack-tight">
            <h3>
              <span className="story-number" aria-hidden="true">
                {number}
              </span>
              {say(`demo:story.${number}.title`)}
            </h3>
            <p>{say(`demo:story.${number}.text`, { message: say('demo:story.1.message') })}</p>
            <p className="row story-ways">
              {ways.map(({ text, href }) => (
                <a key={text} href={href}>
                  {say(text)}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
