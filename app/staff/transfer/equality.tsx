import type { LeaderPage } from '../leader.tsx'
import { useWords } from '../words.ts'

/** whether those whom the rule gives a direct line have one, by group and by adviser. */
export function LineEquality({ rows }: { rows: LeaderPage['lines'] }) {
  const { say, coded } = useWords()
  const group = coded('voice:direct.group')
  return (
    <section className="stack-tight" aria-labelledby="direktenummer">
      <h2 id="direktenummer">{say('voice:direct.equality')}</h2>
      {rows.length === 0 && <p className="quiet">{say('voice:direct.equalityNone')}</p>}
      <ul>
        {rows.map(({ by, value, given, entitled, withheld }) => (
          <li key={`${by} ${value}`}>
            {say('voice:direct.equalityRow', {
              value: by === 'group' ? group(value) : value,
              given,
              entitled,
              withheld,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
