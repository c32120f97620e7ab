import type { Paper as OnTable } from '../../office/meetings/paper/model.ts'
import type { AreaState, Matter } from '../../office/meetings/talk/model.ts'
import { GoTo } from './forms.tsx'
import { useSay } from './shell.ts'

/** what lies on the table, as plain words and numbers. */
export type PaperShown = {
  id: string
  kind: OnTable['kind']
  byPerson: boolean
  others: boolean
  address: string | null
  parts: string[]
  language: string | null
  lines: { matter: Matter; body: string; state: AreaState | null }[]
  pointed: number | null
}

export const paperShown = (paper: OnTable | null): PaperShown | null =>
  paper && {
    id: paper.id,
    kind: paper.kind,
    byPerson: paper.byPerson,
    others: paper.others,
    address: paper.address,
    parts: [...paper.parts],
    language: paper.language,
    lines: paper.lines.map((line) => ({ ...line })),
    pointed: paper.pointed,
  }

/** The paper that all look at, with the place that staff point at. `pick`: what stands beside each part, for staff. */
export function Paper({ paper, pick }: { paper: PaperShown; pick?: (part: number) => React.ReactNode }) {
  const say = useSay()
  return (
    <article className="card stack" aria-label={say(`meetings:paper.${paper.kind}`)}>
      <p className="strong">{say(`meetings:paper.${paper.kind}`)}</p>
      {paper.address !== null && (
        <p>
          <GoTo href={paper.address}>{say('calls:desk.show.page')}</GoTo>
        </p>
      )}
      {paper.kind === 'sheet' && <Sheet paper={paper} pick={pick} />}
      {paper.kind === 'letter' && (
        <div className="stack prose" lang={paper.language ?? undefined} dir="auto">
          {paper.parts
            .map((text, id) => ({ text, id }))
            .map(({ text, id }) => (
              <div key={id} className="row row-apart">
                <Part text={text} here={id === paper.pointed} />
                {pick?.(id)}
              </div>
            ))}
        </div>
      )}
    </article>
  )
}

function Part({ text, here }: { text: string; here: boolean }) {
  const say = useSay()
  if (!here) return <p dir="auto">{text}</p>
  return (
    <p id="her" dir="auto">
      <span className="strong">{say('calls:desk.show.pointed')}: </span>
      <mark>{text}</mark>
    </p>
  )
}

function Sheet({
  paper,
  pick,
}: {
  paper: PaperShown
  pick?: ((part: number) => React.ReactNode) | undefined
}) {
  const say = useSay()
  if (paper.lines.length === 0) return <p>{say('meetings:paper.empty')}</p>
  return (
    <ul className="plain-list stack">
      {paper.lines.map(({ matter, body, state }, at) => (
        <li key={matter} className="stack-tight">
          <div className="row row-apart">
            <h3>{say(`meetings:talk.matter.${matter}`)}</h3>
            {pick?.(at)}
          </div>
          {state !== null && <p className="small">{say(`meetings:paper.area.${state}`)}</p>}
          {(body !== '' || at === paper.pointed) && <Part text={body} here={at === paper.pointed} />}
        </li>
      ))}
    </ul>
  )
}
