import type { InboxLetter } from '../../office/reach/inbox/model.ts'
import { isUnread } from '../../office/reach/inbox/rules.ts'
import type { PageDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { TimedText } from '../ui/time.tsx'
import { directionOf, dueLine, type Line, letterTitle, stateLine } from './letter-words.ts'
import { Timed } from './timed.tsx'

/** A letter as it stands in a list. */
export type ShownLetter = {
  id: string
  title: string
  why: string
  todo: string
  language: string
  weight: InboxLetter['weight']
  unread: boolean
  madeAt: string
  state: Line
  due: Line | null
}

export function shownLetter(letter: InboxLetter, here: Pick<PageDoor, 'say' | 'now'>): ShownLetter {
  return {
    id: letter.noticeId,
    title: letterTitle(letter, here.say),
    why: here.say(`reach:why.${letter.kind}`),
    todo: letter.box.todo,
    language: letter.language,
    weight: letter.weight,
    unread: isUnread(letter),
    madeAt: letter.madeAt.toString(),
    state: stateLine(letter.state),
    due: letter.ended ? null : dueLine(letter, here.now),
  }
}

export function LetterList({ letters }: { letters: readonly ShownLetter[] }) {
  if (letters.length === 0) return null
  return (
    <ul className="entries plain-list">
      {letters.map((letter) => (
        <LetterEntry key={letter.id} letter={letter} />
      ))}
    </ul>
  )
}

/** What it is, why it matters, what to do and by when; how it stands is said in words. */
export function LetterEntry({ letter }: { letter: ShownLetter }) {
  const say = useSay()
  const { id, title, why, todo, language, unread, weight, madeAt, state, due } = letter
  const important = unread && weight !== 'information'
  return (
    <li className="stack-tight" data-state={important ? 'moved' : undefined}>
      <p className="row">
        <a href={`/min-side/post/${id}`}>{unread ? <strong>{title}</strong> : title}</a>
        {unread && <StatusTag tone={important ? 'warning' : 'info'}>{say('reach:state.unread')}</StatusTag>}
      </p>
      {unread && <p>{why}</p>}
      {unread && todo && (
        <p lang={language} dir={directionOf(language)}>
          {todo}
        </p>
      )}
      {due && (
        <p className="strong">
          <Timed line={due} />
        </p>
      )}
      <p className="small quiet">
        <TimedText text="reach:letter.came" at={madeAt} />
        {state.text !== 'reach:state.unread' && (
          <>
            {' '}
            <Timed line={state} />
          </>
        )}
      </p>
    </li>
  )
}
