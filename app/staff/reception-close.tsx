import { VISIT_OUTCOMES } from '../../office/visits/model.ts'
import { PLAIN_DEEDS, TALLY } from '../../office/visits/reception/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { Fold, SmallSelect } from './parts.tsx'
import type { VisitPage } from './reception-visit.tsx'
import { useWords } from './words.ts'

type Props = { page: VisitPage; refused?: Refused | undefined }

/** the slip on paper, on the phone, or read aloud. */
export function SlipForms({ page }: Props) {
  const { say } = useWords()
  const { visit, lines } = page
  if (lines.length === 0 && !page.deeds.some(({ deed }) => deed === 'papers')) return null
  return (
    <form method="post" className="row">
      <HiddenFields form="slip" />
      <input type="hidden" name="gjor" value="lapp" />
      <a href={`/arbeid/mottak/${visit.id}/lapp`}>{say('visitstaff:reception.slip.show')}</a>
      {visit.state !== 'closed' &&
        (['print', ...(visit.personId === null ? [] : (['sms'] as const)), 'read'] as const).map((how) => (
          <Press key={how} small variant="secondary" name="hvordan" value={how}>
            {say(`visitstaff:reception.slip.${how}`)}
          </Press>
        ))}
      {visit.slip !== null && <span className="strong">{say('visitstaff:reception.slip.given')}</span>}
    </form>
  )
}

/** how it ended. What is counted is known already, or may be skipped. */
export function CloseForm({ page, refused }: Props) {
  const { say, coded } = useWords()
  const deed = coded('visitstaff:reception.deed')
  return (
    <section aria-labelledby="avslutt" className="card stack-tight">
      <h2 id="avslutt">{say('visitstaff:reception.close')}</h2>
      <form method="post" className="stack-tight">
        <HiddenFields form="close" />
        <input type="hidden" name="gjor" value="avslutt" />
        <input type="hidden" name="versjon" value={page.visit.version} />
        <Choices
          name="utfall"
          label={say('visitstaff:reception.close.outcome')}
          options={VISIT_OUTCOMES.map((value) => ({
            value,
            label: coded('visitstaff:reception.outcome')(value),
          }))}
          refused={refused}
        />
        <SmallSelect
          id="hva-slutt"
          name="hva"
          label={say('visitstaff:reception.do.deed')}
          options={[
            { value: '', label: '–' },
            ...PLAIN_DEEDS.filter((value) => value !== 'explainLetter').map((value) => ({
              value,
              label: deed(value),
            })),
          ]}
        />
        <SmallSelect
          name="lapp"
          label={say('visitstaff:reception.close.slip')}
          options={[
            { value: '', label: say('visitstaff:reception.close.slip.none') },
            { value: 'print', label: say('visitstaff:reception.slip.print') },
            { value: 'read', label: say('visitstaff:reception.slip.read') },
          ]}
        />
        <Fold id="tall" summary={say('visitstaff:reception.close.tally')}>
          <TextLine
            name="minutter"
            inputMode="numeric"
            label={say('visitstaff:reception.close.minutes')}
            hint={say('visitstaff:reception.close.minutes.hint')}
            refused={refused}
          />
          {(Object.keys(TALLY) as (keyof typeof TALLY)[]).map((field) => (
            <SmallSelect
              key={field}
              name={field}
              label={coded('visitstaff:reception.tally')(field)}
              options={[
                { value: '', label: say('visitstaff:reception.tally.none') },
                ...TALLY[field].map((value) => ({
                  value,
                  label: coded(`visitstaff:reception.tally.${field}`)(value),
                })),
              ]}
            />
          ))}
        </Fold>
        <div>
          <Press>{say('visitstaff:reception.close.save')}</Press>
        </div>
      </form>
    </section>
  )
}
