import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { byImportance } from '../../office/reach/inbox/rules.ts'
import { personDoor } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { EmptyState } from '../ui/signs.tsx'
import { ThreadList, threadOf } from './home-parts.tsx'
import { LetterList, shownLetter } from './inbox-parts.tsx'

/** everything that has come, in one place; the important that is unread stands first and says why it does. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { letters, talks, unread } = await here.office.reach.inbox()
  const shown = [...letters].sort(byImportance).map((letter) => shownLetter(letter, here))
  const threads = talks.map((talk) => threadOf(talk, here.say))
  return {
    unread,
    first: shown.filter((letter) => letter.unread && letter.weight !== 'information'),
    other: shown.filter((letter) => letter.unread && letter.weight === 'information'),
    read: shown
      .filter((letter) => !letter.unread)
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0)),
    newTalks: threads.filter((thread) => thread.unread > 0),
    readTalks: threads.filter((thread) => thread.unread === 0),
  }
}

export default function Inbox() {
  const say = useSay()
  const { unread, first, other, read, newTalks, readTalks } = useLoaderData<typeof loader>()
  const some = first.length + other.length + read.length + newTalks.length + readTalks.length > 0
  return (
    <div className="stack-loose">
      <title>{say('reach:inbox.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:posts.heading', { n: unread })}</h1>
        <p className="lead">{say('reach:inbox.lead')}</p>
      </div>
      {!some && (
        <EmptyState heading={say('reach:inbox.none')}>
          <p>
            <GoTo href="/min-side/skriv" variant="secondary">
              {say('citizen:write.heading')}
            </GoTo>
          </p>
        </EmptyState>
      )}
      {first.length > 0 && (
        <section className="stack" aria-labelledby="forst">
          <h2 id="forst" className="section-title">
            {say('reach:inbox.first')}
          </h2>
          <LetterList letters={first} />
        </section>
      )}
      {other.length + newTalks.length > 0 && (
        <section className="stack" aria-labelledby="ulest">
          <h2 id="ulest" className="section-title">
            {say('reach:inbox.unread')}
          </h2>
          <LetterList letters={other} />
          <ThreadList threads={newTalks} />
        </section>
      )}
      {some && unread === 0 && <p className="kept">{say('reach:inbox.allRead')}</p>}
      {read.length + readTalks.length > 0 && (
        <section className="stack" aria-labelledby="lest">
          <h2 id="lest" className="section-title">
            {say('reach:inbox.read')}
          </h2>
          <LetterList letters={read} />
          <ThreadList threads={readTalks} />
        </section>
      )}
    </div>
  )
}
