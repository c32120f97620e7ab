import type { DocumentRequest } from '../../office/reach/upload/views.ts'
import type { PageDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'

const SHOWN_DAYS = 14

type Papers = {
  id: string
  received: number
  asked: number
  what: string[]
  dueAt: string | null
  link: string | null
  waiting: boolean
}

/** What the office has asked the person for; what has come is shown for two weeks more. */
export async function papersFor(here: PageDoor): Promise<Papers[]> {
  const since = here.now.subtract({ hours: 24 * SHOWN_DAYS })
  const requests = await here.office.reach.myDocumentRequests()
  return requests.filter((one) => one.endedAt === null || later(one.endedAt, since)).map(shown)
}

const later = (at: Temporal.Instant, than: Temporal.Instant) => Temporal.Instant.compare(at, than) > 0

const shown = ({
  promiseId,
  received,
  asked,
  items,
  dueAt,
  endedAt,
  link,
  waiting,
}: DocumentRequest): Papers => ({
  link,
  waiting: waiting > 0,
  id: promiseId,
  received,
  asked,
  what: items.map((item) => item.what).filter(Boolean),
  dueAt: endedAt === null ? dueAt.toString() : null,
})

export function PapersAsked({ papers }: { papers: readonly Papers[] }) {
  const say = useSay()
  if (papers.length === 0) return null
  return (
    <section className="stack">
      <h2 className="section-title">{say('reach:papers.heading')}</h2>
      <ul className="plain-list stack-tight">
        {papers.map(({ id, received, asked, what, dueAt, link, waiting }) => (
          <li key={id} className="card stack-tight">
            <p className="strong">{say('reach:upload.count', { received, asked })}</p>
            {what.length > 0 && <p dir="auto">{what.join(', ')}</p>}
            {waiting && <p>{say('reach:papers.waiting')}</p>}
            {dueAt !== null && (
              <p>
                <TimedText text="reach:papers.due" at={dueAt} />
              </p>
            )}
            {link !== null && (
              <p>
                <a href={`/l/${link}`}>{say('reach:papers.send')}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
