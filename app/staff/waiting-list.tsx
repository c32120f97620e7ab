import type { ReactNode } from 'react'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { useDeskWords } from './desk/words.ts'
import { useWords } from './words.ts'

/** One who waits, as the list shows them: no name, no number, no word of theirs. */
export type Waits = { id: string; queue: string | null; cells: readonly ReactNode[]; waitingSince: string }

/** Who waits for a human, by telephone or in writing, first who is first; each with the press that takes them. */
export function WaitingList(about: {
  heading: string
  caption: string
  /** What stands between the queue and the wait. */
  columns: readonly string[]
  rows: readonly Waits[]
  /** The name of the field in which the one taken is sent. */
  field: string
  take: string
}) {
  const words = useWords()
  const { say } = words
  const desk = useDeskWords()
  const columns = [say('voice:desk.queue'), ...about.columns, say('voice:desk.waited')]
  return (
    <section aria-labelledby="venter" className="stack-tight">
      <h2 id="venter">{about.heading}</h2>
      {about.rows.length > 0 && (
        <div className="scroll-x">
          <table className="dense">
            <caption className="aksel-sr-only">{about.caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {about.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{desk.queue(row.queue)}</th>
                  {row.cells.map((cell, at) => (
                    <td key={about.columns[at]}>{cell}</td>
                  ))}
                  <td>{words.waited(row.waitingSince)}</td>
                  <td>
                    <form method="post">
                      <HiddenFields form={row.id} />
                      <input type="hidden" name={about.field} value={row.id} />
                      <Press small variant="secondary" aria-label={`${about.take}, ${desk.queue(row.queue)}`}>
                        {about.take}
                      </Press>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
