import { ASSIST_REASONS } from '../../office/threads/model.ts'
import { SEEN_WAYS } from '../../office/visits/assisted/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, Tick } from '../ui/forms.tsx'
import type { StartPage } from './assisted-start.tsx'
import { useWords } from './words.ts'

/** Who it is, why they are helped, and their yes; and where the pages are to be opened. */
export function AssistedForm({ page, refused }: { page: StartPage; refused: Refused | undefined }) {
  const { say, coded } = useWords()
  const { whom } = page
  if (whom === null) return null
  return (
    <form method="post" className="card stack">
      <HiddenFields form="begin-assisted" />
      {whom.says && (
        <>
          <Choices
            name="hvordan"
            label={say('visitstaff:reception.who.how')}
            options={[
              { value: '', label: say('visitstaff:assisted.choose') },
              ...SEEN_WAYS.map((value) => ({ value, label: coded('visitstaff:reception.who')(value) })),
            ]}
            refused={refused}
          />
          <Choices
            name="hvor"
            label={say('visitstaff:assisted.where')}
            options={(['dropIn', 'meetingOffice', 'homeVisit'] as const).map((value) => ({
              value,
              label: say(`visitstaff:assisted.where.${value}`),
            }))}
            refused={refused}
          />
        </>
      )}
      <Choices
        name="hvorfor"
        label={say('visitstaff:assisted.why')}
        options={ASSIST_REASONS.map((value) => ({ value, label: say(`desk:assist.${value}`) }))}
        refused={refused}
      />
      <Choices
        name="sprak"
        label={say('visitstaff:assisted.language')}
        hint={say('visitstaff:assisted.language.hint', { languages: page.help })}
        options={page.languages}
        defaultValue={page.languages.some(({ value }) => value === whom.language) ? whom.language : 'nb'}
        refused={refused}
      />
      <Tick name="enig" label={say('visitstaff:assisted.agreed', { name: whom.name })} refused={refused} />
      <div className="row">
        <Press name="enhet" value="own">
          {say('visitstaff:assisted.here')}
        </Press>
        {whom.screens && (
          <Press name="enhet" value="other" variant="secondary">
            {say('visitstaff:assisted.there')}
          </Press>
        )}
      </div>
    </form>
  )
}
