import { SEEN_WAYS } from '../../office/visits/assisted/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import { Fold } from './parts.tsx'
import { useWords } from './words.ts'

/** a record for somebody without a number, while they stand there. */
export function NewVisitor({ language, refused }: { language: string; refused: Refused | undefined }) {
  const { say, coded, language: named } = useWords()
  return (
    <Fold id="ny-person" summary={say('visitstaff:assisted.new')}>
      <form method="post" className="stack-tight">
        <HiddenFields form="new-visitor" />
        <input type="hidden" name="gjor" value="ny" />
        <p className="quiet small">{say('visitstaff:assisted.new.hint')}</p>
        <TextLine name="fornavn" label={say('visitstaff:assisted.new.given')} refused={refused} />
        <TextLine name="etternavn" label={say('visitstaff:assisted.new.family')} refused={refused} />
        <TextLine name="fodt" label={say('visitstaff:assisted.new.birth')} refused={refused} />
        <Choices
          name="sprak"
          id="ny-sprak"
          label={say('visitstaff:assisted.new.language')}
          options={LANGUAGE_CODES.map((value) => ({ value, label: named(value) }))}
          defaultValue={language}
          refused={refused}
        />
        <Choices
          name="hvordan"
          id="ny-hvordan"
          label={say('visitstaff:reception.who.how')}
          options={[
            { value: '', label: say('visitstaff:assisted.choose') },
            ...SEEN_WAYS.map((value) => ({ value, label: coded('visitstaff:reception.who')(value) })),
          ]}
          refused={refused}
        />
        <div>
          <Press small>{say('visitstaff:assisted.new.save')}</Press>
        </div>
      </form>
    </Fold>
  )
}
