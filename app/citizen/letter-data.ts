import type { ReadLetter, Try } from '../../office/reach/inbox/model.ts'
import { hasText, type TextKey } from '../../text/index.ts'
import type { PageDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { renderMarkdown } from '../ui/markdown.ts'
import { aboutWords, dueLine, type Line, letterTitle, stateLine } from './letter-words.ts'
import { type Status, statusOf } from './status.ts'

type Reading = Pick<PageDoor, 'office'> & { viewer: { id: string } }

/**
 * K23: showing a letter is opening it, and that starts what runs for the person. A browser that fetches ahead of its
 * reader is shown nothing, and who only asks whether the page exists has not read it.
 */
export async function openLetter(request: Request, here: Reading, noticeId: string): Promise<ReadLetter> {
  if (isAheadOfReader(request)) throw fault('unavailable')
  const before = await here.office.reach.myLetter({ noticeId })
  if (!before.ok) throw fault('notFound')
  if (request.method !== 'GET') return before.value
  const opened = await here.office.reach.openMyLetter({ noticeId })
  if (!opened.ok) throw fault('notFound')
  return opened.value
}

function isAheadOfReader({ headers }: Request): boolean {
  return ['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].some((name) =>
    /prefetch|prerender|preview/i.test(headers.get(name) ?? ''),
  )
}

export type ShownTry = { id: string; text: TextKey; at: string; fared: TextKey | null }
export type Shown = {
  id: string
  messageId: string
  number: string
  title: string
  kind: string
  about: string
  language: string
  sender: string
  office: string | null
  madeAt: string
  box: ReadLetter['box']
  due: Line | null
  state: Line
  html: string
  norwegian: string | null
  annex: string | null
  feedback: string | null
  threadId: string
  tries: ShownTry[]
  explanation: { status: Status; who: string } | null
}

/** The letter as plain data for its page. */
export function shown(letter: ReadLetter, here: PageDoor): Shown {
  const someone = here.say('citizen:talk.someone')
  const { sender, explanation } = letter
  return {
    id: letter.noticeId,
    messageId: letter.messageId,
    number: String(letter.number),
    title: letterTitle(letter, here.say),
    kind: here.say(`reach:kind.${letter.kind}`),
    about: aboutWords(letter.theme, here.say),
    language: letter.language,
    sender: sender ? [sender.name, sender.title.toLocaleLowerCase('nb')].filter(Boolean).join(', ') : '',
    office: letter.officeName,
    madeAt: letter.madeAt.toString(),
    box: letter.box,
    due: letter.ended ? null : dueLine(letter, here.now),
    state: stateLine(letter.state),
    html: renderMarkdown(letter.body),
    norwegian: letter.norwegian === null ? null : renderMarkdown(letter.norwegian),
    annex: letter.annex === null ? null : renderMarkdown(letter.annex),
    feedback: letter.feedback,
    threadId: letter.threadId,
    tries: letter.tries.flatMap((one) => tryShown(one)),
    explanation: explanation && {
      status: statusOf({ ...explanation, urgency: 'ordinary', state: 'open', toldLate: false }, here.now),
      who: explanation.ownerName || someone,
    },
  }
}

/** what was tried so that the letter should reach; a step without a word of its own is left out. */
function tryShown({ step, at, fared }: Try): ShownTry[] {
  const text = `reach:try.${step.replace(/\W.*$/, '')}`
  if (!hasText(text)) return []
  const how = `reach:fared.${fared}`
  return [{ id: `${step}${at}`, text, at: at.toString(), fared: hasText(how) ? how : null }]
}
