import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { byImportance, isUnread } from '../../office/reach/inbox/rules.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import { type PageDoor, personDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { SpeakAloud, type Spoken } from '../ui/speak.tsx'
import { dueLine, letterTitle } from './letter-words.ts'
import { statusOf } from './status.ts'
import { themeWords } from './words.ts'

/** R-834: the front page to be heard: what has come, what waits, and who answers by when. It opens no letter. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { say, language } = here
  const home = await here.office.threads.home()
  const post = await here.office.reach.inbox()
  const lines = [
    say('citizen:home.heading', { name: home.givenName }),
    say('citizen:posts.heading', { n: post.unread }),
    ...[...post.letters]
      .filter(isUnread)
      .sort(byImportance)
      .flatMap((letter) => [
        `${letterTitle(letter, say)}. ${say(`reach:why.${letter.kind}`)}`,
        ...dueWords(letter, here),
      ]),
    say('citizen:waiting.us.heading'),
    ...owedWords(home.waitingFor, here),
  ]
  return { spoken: [{ language, lines }] satisfies Spoken[] }
}

function dueWords(letter: Parameters<typeof dueLine>[0], here: PageDoor): string[] {
  const due = dueLine(letter, here.now)
  if (due === null) return []
  const when = due.at === null ? '' : sayDay(here.language, Temporal.Instant.from(due.at), here.now)
  return [here.say(due.text, { ...due.params, when })]
}

type Owed = Awaited<ReturnType<PageDoor['office']['threads']['home']>>['waitingFor']

function owedWords(owed: Owed, { say, language, now }: PageDoor): string[] {
  const shown = owed.filter(({ kind }) => kind !== 'reachPerson')
  if (shown.length === 0) return [say('citizen:waiting.us.none')]
  return shown.map((one) => {
    const { text, at } = statusOf({ ...one, toldLate: one.late }, now)
    const who = one.ownerName || say('citizen:talk.someone')
    const when = sayWhen(language, Temporal.Instant.from(at), now)
    return `${themeWords(one.theme, say)}. ${say(text, { who, when })}`
  })
}

export default function HomeSpeak() {
  const say = useSay()
  const { spoken } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('reach:speak.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('reach:speak.title')}</h1>
      </div>
      <SpeakAloud spoken={spoken} />
    </div>
  )
}
