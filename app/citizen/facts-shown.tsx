import type { FactCard } from './facts.ts'

/** Known facts, each with the time it was last known to be true. */
export function FactsShown({ facts }: { facts: readonly FactCard[] }) {
  return (
    <ul className="entries plain-list">
      {facts.map((fact) => (
        <li key={fact.about + fact.sentences.join()} className="stack-tight">
          <p className="strong">{fact.about}</p>
          {fact.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="small quiet">{fact.asOf}</p>
        </li>
      ))}
    </ul>
  )
}
