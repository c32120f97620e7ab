import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { HiddenFields, TextBox } from '../ui/forms.tsx'
import { LiveLine } from '../ui/live-line.tsx'
import { Conversation } from '../ui/message.tsx'
import { useSay } from '../ui/shell.ts'
import { type Shown, type ShownEntry, shownEntries, shownLines } from './conversation-lines.ts'
import { MoveShown, Said } from './conversation-parts.tsx'
import { letterTitle } from './letter-words.ts'
import { StatusLine } from './status-line.tsx'
import { idIn, themesWords } from './words.ts'
import { type Draft, draftOf, SendOrKeep, Wishes } from './write-form.tsx'

/** reading is seen by the office; the marks of what was new stand this one time. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const threadId = idIn(params.thread)
  const found = await here.office.threads.myConversation({ threadId })
  if (!found.ok) throw fault('notFound')
  const draft = draftOf(await here.office.threads.myDraft({ id: threadId }))
  const { letters } = await here.office.reach.inbox()
  await here.office.threads.openConversation({ threadId })
  return {
    threadId,
    number: found.value.number,
    about: themesWords(
      found.value.entries.map((entry) => entry.theme),
      here.say,
    ),
    entries: shownEntries(found.value.entries, here),
    lines: shownLines(found.value.lines, here),
    letters: letters
      .filter((letter) => letter.threadId === threadId)
      .map((letter) => ({ id: letter.noticeId, title: letterTitle(letter, here.say) })),
    draft,
    check: await here.office.visits.mayCheckWriting(),
  }
}

export default function ConversationPage() {
  const say = useSay()
  const { threadId, number, about, entries, lines, letters, draft, check } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{about}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{about}</h1>
        <p className="quiet">{say('citizen:talk.title', { number: String(number) })}</p>
      </div>
      {entries.length > 0 && <Owed entries={entries} />}
      {letters.map(({ id, title }) => (
        <p key={id} className="kept">
          <a href={`/min-side/post/${id}`}>{say('reach:letter.open', { title })}</a>
        </p>
      ))}
      <Conversation label={say('citizen:talk.lines')}>
        {lines.map((line: Shown) =>
          line.kind === 'move' ? <MoveShown key={line.id} line={line} /> : <Said key={line.id} line={line} />,
        )}
      </Conversation>
      <LiveLine source="/live/person" />
      <WriteMore threadId={threadId} draft={draft} check={check} />
    </div>
  )
}

function Owed({ entries }: { entries: readonly ShownEntry[] }) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="status">
      <h2 id="status" className="section-title">
        {say('citizen:talk.status')}
      </h2>
      {entries.map(({ id, ...entry }) => (
        <StatusLine key={id} {...entry} />
      ))}
    </section>
  )
}

/**
 * The buttons under each message belong to this form too, so that what is being written goes along and is kept when
 * one of them is pressed.
 */
function WriteMore({ threadId, draft, check }: { threadId: string; draft: Draft; check: boolean }) {
  const say = useSay()
  return (
    <form method="post" action="/min-side/skriv" id="skriv" className="write stack">
      <HiddenFields form="write" />
      <input type="hidden" name="samtale" value={threadId} />
      {draft && <p className="kept">{say('citizen:write.kept')}</p>}
      <TextBox
        name="text"
        label={say('citizen:talk.write')}
        hint={say('citizen:write.hint')}
        defaultValue={draft?.text}
        rows={4}
      />
      <Wishes kept={draft?.choices ?? {}} />
      <SendOrKeep check={check} />
    </form>
  )
}
