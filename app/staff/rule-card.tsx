import { hasText, type TextKey } from '../../text/index.ts'
import type { OpenPage } from './person-view.tsx'
import { useWords } from './words.ts'

/** what to ask, what to tell and what has to be reported, beside the entry it is about. */
export function RuleCard({ page }: { page: OpenPage }) {
  const { say } = useWords()
  const entry = page.conversation?.entries.find((one) => one.promiseId === page.selectedId)
  if (!entry || !hasText(`staff:rule.${entry.theme}.ask`)) return null
  const parts = ['ask', 'tell', 'report'] as const
  return (
    <section className="card stack-tight small">
      <h2>{say('staff:rule.heading')}</h2>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{say(`staff:rule.${part}`)}</dt>
            <dd>{say(`staff:rule.${entry.theme}.${part}` as TextKey)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
