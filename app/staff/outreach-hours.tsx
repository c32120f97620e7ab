import { KEPT_FOR } from '../../office/visits/outreach/place-rules.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import type { PlacesPage } from './outreach-places.tsx'
import { useWords } from './words.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
type Weekday = (typeof WEEKDAYS)[number]

/** when a named team receives whoever comes; set by whoever leads, and read by everybody on the office's page. */
export function TeamHours({ page, refused }: { page: PlacesPage; refused: Refused | undefined }) {
  const { say, day } = useWords()
  const { hours, maySet } = page.book
  return (
    <section className="stack" aria-labelledby="tider">
      <h2 id="tider" className="section-title">
        {say('visitstaff:teamHours.title')}
      </h2>
      <p className="quiet">{say('visitstaff:teamHours.lead')}</p>
      {hours.length === 0 && <EmptyState heading={say('visitstaff:teamHours.none')} />}
      <ul className="plain-list stack-tight">
        {hours.map((one) => (
          <li key={one.id} className="card row row-apart">
            <p>
              <span className="strong">
                {say(`visits:door.weekday.${one.weekday as Weekday}`)}{' '}
                <bdi dir="ltr">
                  {one.opens}–{one.closes}
                </bdi>
              </span>{' '}
              {one.team} · <bdi>{one.place ?? say('visitstaff:teamHours.reception')}</bdi>{' '}
              {one.keptFor === 'regulars' && (
                <StatusTag tone="info">{say('visitstaff:teamHours.known')}</StatusTag>
              )}{' '}
              {one.until !== null && (
                <span className="small quiet">
                  {say('visitstaff:teamHours.until', { when: day(one.until) })}
                </span>
              )}
            </p>
            {maySet && (
              <form method="post">
                <HiddenFields form={`end-${one.id}`} />
                <Press
                  name="slutt"
                  value={one.id}
                  variant="secondary"
                  small
                  aria-label={`${say('visitstaff:teamHours.end')}: ${one.team}`}
                >
                  {say('visitstaff:teamHours.end')}
                </Press>
              </form>
            )}
          </li>
        ))}
      </ul>
      {maySet && <NewHours page={page} refused={refused} />}
    </section>
  )
}

function NewHours({ page, refused }: { page: PlacesPage; refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <form method="post" className="card stack">
      <HiddenFields form="team-hours" />
      <h3>{say('visitstaff:teamHours.new')}</h3>
      <Choices
        name="team"
        label={say('visitstaff:teamHours.team')}
        refused={refused}
        options={page.book.teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choices
        name="forHvem"
        label={say('visitstaff:teamHours.for')}
        refused={refused}
        options={KEPT_FOR.map((value) => ({ value, label: say(`visitstaff:teamHours.for.${value}`) }))}
      />
      <Choices
        name="hvor"
        label={say('visitstaff:outreach.place')}
        refused={refused}
        options={[
          { value: '', label: say('visitstaff:teamHours.reception') },
          ...page.places.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Choices
        name="dag"
        label={say('visitstaff:teamHours.weekday')}
        refused={refused}
        options={WEEKDAYS.map((one) => ({ value: String(one), label: say(`visits:door.weekday.${one}`) }))}
      />
      <TextLine name="fra" type="time" label={say('visitstaff:teamHours.opens')} refused={refused} required />
      <TextLine
        name="til"
        type="time"
        label={say('visitstaff:teamHours.closes')}
        refused={refused}
        required
      />
      <TextLine
        name="fraDag"
        type="date"
        label={say('visitstaff:teamHours.from')}
        refused={refused}
        defaultValue={page.today}
        required
      />
      <TextLine name="tilDag" type="date" label={say('visitstaff:teamHours.last')} refused={refused} />
      <p>
        <Press name="gjor" value="tider">
          {say('visitstaff:teamHours.save')}
        </Press>
      </p>
    </form>
  )
}
