import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { DoneLine } from './done-line.tsx'
import { wordsSaid, worthShowing } from './guesses.ts'
import { idOf } from './ids.ts'
import { LiveNews } from './live-news.tsx'
import { SmallSelect } from './parts.tsx'
import { entryAddress } from './places.ts'
import { plain } from './plain.ts'
import { useThemes } from './themes.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  return plain(await staffDoor(context).office.threads.triageQueue())
}

/** one press on a guess, or the whole list of themes, and the entry goes to whoever answers it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { person = '', oppgave = '', tema, velg } = form.values
  const theme = tema || velg || ''
  const done = await here.office.threads.classify({ personId: person, promiseId: idOf(oppgave), theme })
  if (!done.ok) return refuse(done.reason, form.values)
  return redirect('/arbeid/sortering?gjort=sorter', 303)
}

type Queue = Awaited<ReturnType<typeof loader>>
type Item = Queue['items'][number]

export default function Triage() {
  const queue = useLoaderData() as Queue
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack">
      <title>{say('staff:triage.heading')}</title>
      <BenchHead heading={say('staff:triage.heading')} lead={say('staff:triage.count', { n: queue.total })} />
      <DoneLine />
      <Refusal refused={refused} />
      <LiveNews />
      {queue.items.length === 0 && <EmptyState heading={say('staff:empty.triage')} />}
      <ul className="plain-list stack queue">
        {queue.items.map((item) => (
          <li key={item.promiseId} className="card">
            <TriageCard item={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function TriageCard({ item }: { item: Item }) {
  const words = useWords()
  const { say } = words
  const themes = useThemes()
  const guesses = worthShowing(item.guesses)
  return (
    <article className="stack-tight" aria-labelledby={`hvem-${item.promiseId}`}>
      <div className="row row-apart">
        <h2 id={`hvem-${item.promiseId}`}>
          <a href={entryAddress(item.personId, item.threadId, item.promiseId)}>
            <bdi>{item.name}</bdi>
          </a>
        </h2>
        <p className="small quiet">
          {item.channel && `${words.channel(item.channel)}, `}
          <Time at={item.receivedAt} /> · {words.language(item.language)} · {say('staff:triage.due')}{' '}
          <Time at={item.dueAt} />
        </p>
      </div>
      {item.text === null ? (
        <p className="quiet">{say('staff:triage.noText')}</p>
      ) : (
        <blockquote className="asked" dir="auto">
          {item.text}
        </blockquote>
      )}
      {item.words.length > 0 && (
        <p className="small quiet">{say('staff:triage.words', { words: wordsSaid(item.words) })}</p>
      )}
      <form method="post" className="row guesses">
        <HiddenFields form={`sorter-${item.promiseId}`} />
        <input type="hidden" name="person" value={item.personId} />
        <input type="hidden" name="oppgave" value={item.promiseId} />
        {guesses.map((guess) => (
          <Press key={guess.theme} small variant="secondary" name="tema" value={guess.theme}>
            {say('staff:triage.guess', {
              theme: words.theme(guess.theme),
              percent: Math.round(guess.confidence * 100),
            })}
          </Press>
        ))}
        <SmallSelect
          id={`velg-${item.promiseId}`}
          name="velg"
          label={say('staff:triage.other')}
          options={[
            { value: '', label: say('staff:deed.choose') },
            ...themes.filter((theme) => theme.value !== 'unknown'),
          ]}
        />
        <Press small variant="tertiary">
          {say('staff:triage.choose')}
        </Press>
      </form>
    </article>
  )
}
