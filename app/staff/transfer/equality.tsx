import type { LeaderPage } from '../leader.tsx'
import { useWords } from '../words.ts'

/** whether those whom the rule gives a direct line have one, by group, and how far advisers are apart. */
export function LineEquality({ lines }: { lines: NonNullable<LeaderPage['lines']> }) {
  const { say, coded } = useWords()
  const named = { group: coded('voice:direct.group'), benefit: coded('common:benefit') }
  return (
    <section className="stack-tight" aria-labelledby="direktenummer">
      <h2 id="direktenummer">{say('voice:direct.equality')}</h2>
      {lines.groups.length === 0 && <p className="quiet">{say('voice:direct.equalityNone')}</p>}
      <ul>
        {lines.groups.map(({ by, value, ...counts }) => (
          <li key={`${by} ${value}`}>
            {say('voice:direct.equalityRow', {
              ...counts,
              value: named[by === 'benefit' ? 'benefit' : 'group'](value),
            })}
          </li>
        ))}
      </ul>
      {lines.spread && <p>{say('voice:direct.spread', lines.spread)}</p>}
    </section>
  )
}
