import type { PageDoor } from '../context.ts'
import { SideTag, StatusTag } from '../ui/signs.tsx'
import type { OpenPage } from './person-view.tsx'
import { type Plain, plain } from './plain.ts'
import { useWords } from './words.ts'

export type CallTries = Plain<
  Extract<Awaited<ReturnType<PageDoor['office']['calls']['callTriesOf']>>, { ok: true }>['value'][number]
>

/** The calls owed to a person with every try; none for a reader who may not know of any. */
export async function callTriesFor(
  { office }: Pick<PageDoor, 'office'>,
  asked: { personId: string; purpose?: string },
): Promise<CallTries[]> {
  const found = await office.calls.callTriesOf(asked)
  return found.ok ? plain(found.value) : []
}

/** R-412, C4-02: who has tried to ring, when, and how it went; and when it is tried next. */
export function Tries({ page }: { page: OpenPage }) {
  const { say } = useWords()
  if (page.callTries.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="ringeforsok">
      <h2 id="ringeforsok">{say('voice:callback.tries.heading')}</h2>
      <ul className="plain-list owed">
        {page.callTries.map((call) => (
          <li key={call.promiseId} className="stack-tight">
            <OneCall call={call} personId={page.brief.personId} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneCall({ call, personId }: { call: CallTries; personId: string }) {
  const words = useWords()
  const { say, when } = words
  return (
    <>
      <p>
        <SideTag side={call.side} />{' '}
        {call.endedAt === null ? (
          <a href={`/arbeid/person/${personId}/ring/${call.promiseId}`}>{words.theme(call.theme)}</a>
        ) : (
          words.theme(call.theme)
        )}{' '}
        {call.endedAt !== null && <StatusTag tone="neutral">{say('voice:callback.tries.ended')}</StatusTag>}
      </p>
      {call.window && (
        <p className="small">{say('voice:callback.tries.next', { when: when(call.window.from) })}</p>
      )}
      {call.tries.length === 0 ? (
        <p className="small quiet">{say('voice:callback.tries.none')}</p>
      ) : (
        <ol className="plain-list small">
          {call.tries.map((one) => (
            <li key={one.at}>
              {when(one.at)}: {say(`calls:callback.outcome.${one.outcome ?? 'ringing'}`)}
              {one.by && ` (${one.by})`}
              {one.answeredBy === 'other' && ` – ${say('voice:callback.log.other')}`}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
