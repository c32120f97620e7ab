import type { PageDoor } from '../context.ts'
import { Press } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { ageAt, bornOn } from './format.ts'
import { personAddress } from './places.ts'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

type Found = Extract<Awaited<ReturnType<PageDoor['office']['access']['searchPeople']>>, { ok: true }>
export type Hit = Plain<Found['value'][number]>

/** One box for whatever the other one can say: a name, a number, what stands on the receipt. */
export function SearchBox({ words, action }: { words: string; action?: string }) {
  const { say } = useWords()
  return (
    <search>
      <form method="get" action={action} className="search-box">
        <label htmlFor="sok" className="aksel-label">
          {say('staff:search.label')}
        </label>
        <div className="row">
          <input
            type="search"
            id="sok"
            name="sok"
            defaultValue={words}
            dir="auto"
            autoComplete="off"
            className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
          />
          <Press>{say('staff:search.press')}</Press>
        </div>
        <p className="small quiet">{say('staff:search.hint')}</p>
      </form>
    </search>
  )
}

/** Enough to tell two of the same name apart, and nothing more before somebody is opened. */
export function PeopleFound({ hits, to }: { hits: readonly Hit[]; to?: (id: string) => string }) {
  const { say } = useWords()
  const { now, viewer } = useShell()
  const centre = viewer?.kind === 'staff' && viewer.roles.includes('CC')
  if (hits.length === 0) return null
  return (
    <ul className="plain-list hits">
      {hits.map((hit) => (
        <li key={hit.id} className="row row-apart">
          <span>
            <a href={to ? to(hit.id) : personAddress(hit.id)} className="hit">
              <bdi>
                {hit.givenName} {hit.familyName}
              </bdi>
            </a>
            <span className="quiet">
              {hit.birthDate &&
                ` ${say('staff:search.born', { date: bornOn(hit.birthDate), n: ageAt(hit.birthDate, now) })}`}
              {hit.municipality && `, ${hit.municipality}`}
            </span>
          </span>
          {!to && (
            <span className="row small">
              {centre && <a href={`/arbeid/kontaktsenter/${hit.id}`}>{say('staff:who.centre')}</a>}
              <a href={`/arbeid/ny-kontakt?person=${hit.id}`}>{say('staff:who.newContact')}</a>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
