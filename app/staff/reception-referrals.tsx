import type { ShownOn } from '../../office/visits/reception/referrals.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import type { Plain } from './plain.ts'
import type { VisitPage } from './reception-visit.tsx'
import { useWords } from './words.ts'

/** where the visitor was shown on to before, until somebody says whether there was help. */
export function ShownOnBefore({ page }: { page: VisitPage }) {
  const { say } = useWords()
  if (page.before.length === 0) return null
  return (
    <section aria-labelledby="for" className="card stack-tight">
      <h2 id="for">{say('visitstaff:reception.before')}</h2>
      <WhatBecame referrals={page.before} />
    </section>
  )
}

/** Each with one press for whether there was help; the page that shows them answers it. */
export function WhatBecame({ referrals }: { referrals: readonly Plain<ShownOn>[] }) {
  const { say, coded, when } = useWords()
  return (
    <ul className="plain-list stack-tight">
      {referrals.map((one) => (
        <li key={one.id}>
          <form method="post" className="stack-tight">
            <HiddenFields form={`became-${one.id}`} />
            <input type="hidden" name="gjor" value="ble" />
            <input type="hidden" name="henvisning" value={one.id} />
            <bdi>
              {say('visitstaff:reception.before.line', {
                who: one.name ?? coded('visits:reception.receiver')(one.receiver),
                when: when(one.at),
              })}
            </bdi>
            <div className="row">
              <Press small variant="secondary" name="utfall" value="completed">
                {say('visitstaff:reception.before.completed')}
              </Press>
              <Press small variant="secondary" name="utfall" value="returned">
                {say('visitstaff:reception.before.returned')}
              </Press>
            </div>
          </form>
        </li>
      ))}
    </ul>
  )
}
