import type { MeetingInterpreterFigures } from '../../office/meetings/interpreters/figures.ts'
import { useWords } from './words.ts'

/** whether meetings with those who need an interpreter had one, who it was, and how the booked ones fared. */
export function MeetingInterpreterFiguresTable({ figures }: { figures: MeetingInterpreterFigures }) {
  const { say, coded } = useWords()
  const { held, interpreted, ordered, confirmed, alarmed, notCome, who } = figures
  return (
    <section className="stack-tight" aria-labelledby="tolk-moter-tall">
      <h2 id="tolk-moter-tall">{say('meetstaff:interpreter.figures.heading')}</h2>
      <p>{say('meetstaff:interpreter.figures.share', { interpreted, held })}</p>
      <p>{say('meetstaff:interpreter.figures.orders', { ordered, confirmed, alarmed, notCome })}</p>
      <ul>
        {who.map((row) => (
          <li key={row.who}>
            {say('meetstaff:interpreter.figures.who', {
              who: coded('meetstaff:interpreter.who')(row.who),
              n: row.n,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
