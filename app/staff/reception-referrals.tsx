import { HiddenFields, Press } from '../ui/forms.tsx'
import type { VisitPage } from './reception-visit.tsx'
import { useWords } from './words.ts'

/** where the visitor was shown on to before, until somebody says whether there was help. */
export function ShownOnBefore({ page }: { page: VisitPage }) {
  const { say, coded, when } = useWords()
  if (page.before.length === 0) return null
  return (
    <section aria-labelledby="for" className="card stack-tight">
      <h2 id="for">{say('visitstaff:reception.before')}</h2>
      <ul className="plain-list stack-tight">
        {page.before.map((one) => (
          <li key={one.id}>
            <form method="post" className="row">
              <HiddenFields form={`became-${one.id}`} />
              <input type="hidden" name="gjor" value="ble" />
              <input type="hidden" name="henvisning" value={one.id} />
              <bdi>
                {say('visitstaff:reception.before.line', {
                  who: one.name ?? coded('visits:reception.receiver')(one.receiver),
                  when: when(one.at),
                })}
              </bdi>
              <Press small variant="secondary" name="utfall" value="completed">
                {say('visitstaff:reception.before.completed')}
              </Press>
              <Press small variant="secondary" name="utfall" value="returned">
                {say('visitstaff:reception.before.returned')}
              </Press>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
