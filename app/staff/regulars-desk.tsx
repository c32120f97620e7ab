import { RENEWAL_FORMS } from '../../office/visits/regulars/model.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { SmallSelect } from './parts.tsx'
import type { VisitPage } from './reception-visit.tsx'
import { useWords } from './words.ts'

/** what the host has before them of somebody who comes often, and what is left alone. */
export function RegularAtDesk({ page }: { page: VisitPage }) {
  const { say, when, theme } = useWords()
  const { known } = page
  const personId = page.visit.personId
  if (known === null || personId === null) return null
  return (
    <section className="card stack-tight" aria-labelledby="faste">
      <h2 id="faste">{say('visitstaff:regulars.arrange')}</h2>
      {known.helpEachTime && (
        <p>
          <StatusTag tone="info">{say('visitstaff:training.each')}</StatusTag>
        </p>
      )}
      {known.lastServed && (
        <p>
          {say('visitstaff:regulars.lastServed', {
            who: known.lastServed.who,
            when: when(known.lastServed.at),
          })}
        </p>
      )}
      {known.regular && (
        <>
          <p className="strong">{known.regular.team}</p>
          <p dir="auto">{known.regular.brief}</p>
          <ul>
            {known.regular.times.map(({ startsAt, who }) => (
              <li key={startsAt}>{`${when(startsAt)}, ${who}`}</li>
            ))}
          </ul>
        </>
      )}
      {known.renewals.map((one) => (
        <p key={one.id}>
          {one.way ? say(`visits:renewal.way.${one.way}`) : say('visitstaff:regulars.renewal.unchosen')}
          {one.ready && ` · ${say('visitstaff:regulars.renewal.ready')}`}
        </p>
      ))}
      <form method="post" className="row">
        <HiddenFields form="helped" />
        <input type="hidden" name="gjor" value="skjema" />
        <SmallSelect
          id="hjalp-skjema"
          name="skjema"
          label={say('visitstaff:regulars.renewal.helped')}
          options={RENEWAL_FORMS.map((value) => ({ value, label: theme(value) }))}
        />
        <Press small variant="secondary">
          {say('visitstaff:regulars.renewal.helped.save')}
        </Press>
      </form>
      {known.renewals.map((one) => (
        <WayAtDesk key={one.id} renewalId={one.id} />
      ))}
      <p>
        <a href={`/arbeid/person/${personId}/faste`}>{say('visitstaff:regulars.arrange')}</a> ·{' '}
        <a href={`/arbeid/person/${personId}/opplaring`}>{say('visitstaff:training.nav')}</a>
      </p>
    </section>
  )
}

const WAYS = ['call', 'ownSlot', 'yearlyPlan'] as const

/** Said at the desk, without a login: the person picks, the host presses. */
function WayAtDesk({ renewalId }: { renewalId: string }) {
  const { say } = useWords()
  return (
    <form method="post" className="row">
      <HiddenFields form={`way-${renewalId}`} />
      <input type="hidden" name="gjor" value="ordning" />
      <input type="hidden" name="ordning" value={renewalId} />
      <SmallSelect
        id={`maate-${renewalId}`}
        name="maate"
        label={say('visitstaff:regulars.renewal.way')}
        options={WAYS.map((value) => ({ value, label: say(`visits:renewal.way.${value}`) }))}
      />
      <Press small variant="secondary">
        {say('visitstaff:regulars.renewal.choose')}
      </Press>
    </form>
  )
}
