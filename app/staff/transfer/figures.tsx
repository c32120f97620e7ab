import type { LeaderPage } from '../leader.tsx'
import { useWords } from '../words.ts'

/** moved is not solved: what was put through beside what was answered, and where two judged differently. */
export function TransferFigures({ transfers }: { transfers: NonNullable<LeaderPage['transfers']> }) {
  const { say, theme } = useWords()
  const { today, week, medianSeconds, disagreements } = transfers
  const differing = disagreements.filter(({ lowered }) => lowered > 0)
  return (
    <section className="stack-tight" aria-labelledby="satt-over">
      <h2 id="satt-over">{say('voice:figures.heading')}</h2>
      <p>{say('voice:figures.today', { answered: today.answered, made: today.made })}</p>
      <p>
        {say('voice:figures.week', {
          answered: week.answered,
          made: week.made,
          tasks: week.turnedIntoTask,
        })}
      </p>
      {medianSeconds !== null && <p>{say('voice:figures.median', { seconds: medianSeconds })}</p>}
      <h3 className="section-title">{say('voice:figures.disagree')}</h3>
      {differing.length === 0 && <p className="quiet">{say('voice:figures.disagreeNone')}</p>}
      <ul>
        {differing.map((row) => (
          <li key={row.theme}>
            {say('voice:figures.disagreeRow', {
              theme: theme(row.theme),
              lowered: row.lowered,
              judged: row.judged,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
