import type { ShownOn } from '../../office/visits/reception/referrals.ts'
import type { PageDoor } from '../context.ts'
import type { OpenPage } from './person-view.tsx'
import { type Plain, plain } from './plain.ts'
import { WhatBecame } from './reception-referrals.tsx'
import { useWords } from './words.ts'

/** Those of which the reader owes to ask; none for a reader who does not. */
export async function shownOnFor(
  { office }: Pick<PageDoor, 'office'>,
  asked: { personId: string; purpose?: string },
): Promise<Plain<ShownOn>[]> {
  const found = await office.visits.referralsOwed(asked)
  return found.ok ? plain(found.value.referrals) : []
}

/** where the person was shown on to, until somebody says whether there was help. */
export function ShownOnLines({ page }: { page: OpenPage }) {
  const { say } = useWords()
  if (page.shownOn.length === 0) return null
  return (
    <section className="card stack-tight" aria-labelledby="vist-videre">
      <h2 id="vist-videre" className="section-title">
        {say('visitstaff:reception.before')}
      </h2>
      <WhatBecame referrals={page.shownOn} />
    </section>
  )
}
