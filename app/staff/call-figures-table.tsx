import { PAIRS } from '../../office/calls/figures/model.ts'
import type { CallFiguresPage, ShownFigure } from './call-figures.tsx'
import { useWords } from './words.ts'

type Rows = CallFiguresPage['figures']['rows']
type Props = { by: Rows[number]['by']; rows: Rows }

/** One breakdown: a row for each value, a column for each pair, speed first and quality under it. */
export function CallFigureTable({ by, rows }: Props) {
  const { say } = useWords()
  const name = useValueNames(by)
  const id = `fordelt-${by}`
  if (rows.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id}>{say(`voice:callFigures.by.${by}`)}</h2>
      <div className="scroll-x">
        <table className="dense stacks even">
          <caption className="aksel-sr-only">{say(`voice:callFigures.by.${by}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(`voice:callFigures.by.${by}`)}</th>
              {PAIRS.map((pair) => (
                <th key={pair} scope="col">
                  {say(`voice:callFigures.pair.${pair}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.value} className="call-figures-row">
                <th scope="row">{name(row.value)}</th>
                {row.pairs.map(({ pair, speed, quality }) => (
                  <td key={pair} data-label={say(`voice:callFigures.pair.${pair}`)}>
                    <Figures figures={[...speed, ...quality]} strong={speed.length} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Figures({ figures, strong }: { figures: readonly ShownFigure[]; strong: number }) {
  const { say } = useWords()
  return (
    <dl className="call-figures">
      {figures.map((figure, at) => (
        <div key={figure.name} className="call-figure">
          <dt className="small quiet">{say(`voice:callFigures.${figure.name}`)}</dt>
          <dd className={at < strong ? 'strong' : undefined}>
            <Value figure={figure} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ figure: { unit, value, part, of } }: { figure: ShownFigure }) {
  const { say } = useWords()
  if (value === null) return say('voice:callFigures.none')
  if (unit === 'times') return say('voice:callFigures.times', { n: value })
  if (unit === 'seconds')
    return say('voice:callFigures.seconds', { minutes: Math.floor(value / 60), seconds: value % 60 })
  return say('voice:callFigures.share', { value, part: part ?? 0, of: of ?? 0 })
}

function useValueNames(by: Props['by']): (value: string) => string {
  const { say, coded, language, side } = useWords()
  const [line, sides] = [coded('voice:callFigures.line'), coded('voice:callFigures.side')]
  return (value) => {
    if (by === 'all') return say('voice:callFigures.by.all')
    if (by === 'line') return line(value)
    if (by === 'language') return language(value)
    return value === 'unknown' ? sides(value) : side(value)
  }
}
