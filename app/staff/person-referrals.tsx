import type { PageDoor } from '../context.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import type { OpenPage } from './person-view.tsx'
import { type Plain, plain } from './plain.ts'
import { useWords } from './words.ts'

export type ShownOn = Plain<
  Extract<
    Awaited<ReturnType<PageDoor['office']['visits']['referralsOwed']>>,
    { ok: true }
  >['value']['referrals'][number]
>

/** Those of which the reader owes to ask; none for a reader who does not. */
export async function shownOnFor(
  { office }: Pick<PageDoor, 'office'>,
  asked: { personId: string; purpose?: string },
): Promise<ShownOn[]> {
  const found = await office.visits.referralsOwed(asked)
  return found.ok ? plain(found.value.referrals) : []
}

/** where the person was shown on to, until somebody says whether there was help. */
export function ShownOnLines({ page }: { page: OpenPage }) {
  const { say, coded, when } = useWords()
  if (page.shownOn.length === 0) return null
  return (
    <section className="card stack-tight" aria-labelledby="vist-videre">
      <h2 id="vist-videre" className="section-title">
        {say('visitstaff:reception.before')}
      </h2>
      <ul className="plain-list stack-tight">
        {page.shownOn.map((one) => (
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
    </section>
  )
}
