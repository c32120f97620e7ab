import { StatusTag } from '../ui/signs.tsx'
import type { LeaderPage } from './leader.tsx'
import { useWords } from './words.ts'

/** those who are not reached on a screen are served on a par; answer and meeting stand beside the share. */
export function ServiceOnAPar({ service }: { service: LeaderPage['service'] }) {
  const { say } = useWords()
  if (service.rows.length === 0) return null
  const orFew = (value: string | null) => value ?? say('desk:service.few')
  return (
    <section className="stack-tight" aria-labelledby="likeverdig">
      <h2 id="likeverdig">{say('desk:service.heading')}</h2>
      {service.spread !== null && (
        <p className="promise" data-state="moved">
          <StatusTag tone="warning">{say('staff:leader.uneven')}</StatusTag>{' '}
          {say('desk:service.spread', { n: service.spread })}
        </p>
      )}
      <table className="dense stacks">
        <thead>
          <tr>
            <th scope="col">{say('desk:service.reached')}</th>
            <th scope="col">{say('desk:service.share')}</th>
            <th scope="col">{say('staff:leader.median')}</th>
            <th scope="col">{say('desk:service.talks')}</th>
          </tr>
        </thead>
        <tbody>
          {service.rows.map((row) => (
            <tr key={row.status}>
              <th scope="row">{say(`desk:service.status.${row.status}`)}</th>
              <td>
                {row.persons} ({row.share} %)
              </td>
              <td>
                {orFew(
                  row.medianMinutes === null
                    ? null
                    : say('staff:leader.hours', { n: Math.round(row.medianMinutes / 6) / 10 }),
                )}
              </td>
              <td>{orFew(row.talksPerHundred === null ? null : String(row.talksPerHundred))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{say('desk:service.note')}</p>
    </section>
  )
}
