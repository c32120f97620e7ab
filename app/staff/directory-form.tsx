import { BODIES, MATTERS } from '../../office/visits/directory/model.ts'
import { dayText } from '../../office/visits/opening/rules.ts'
import type { Refused, Written } from '../form.ts'
import { HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import type { DirectoryPage } from './directory.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

type Entry = DirectoryPage['entries'][number]
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** What stands already, as the form has it. */
function valuesOf(entry: Entry): Written {
  const ticks = (prefix: string, codes: readonly string[]) => codes.map((code) => [`${prefix}.${code}`, 'ja'])
  return Object.fromEntries([
    ['hvem', entry.body],
    ['navn', entry.name],
    ['telefon', entry.phone ?? ''],
    ['nettside', entry.web ?? ''],
    ['adresse', entry.address ?? ''],
    ['tolk', entry.interpreter ? 'ja' : ''],
    ...WEEKDAYS.map((day) => [`dag.${day}`, dayText(entry.hours, day)]),
    ...ticks('tema', entry.themes),
    ...ticks('sprak', entry.languages),
  ])
}

/** somebody new who is responsible, or what is another from a day on. */
export function EntryForm({ entry, refused }: { entry?: Entry; refused: Refused | undefined }) {
  const { say, coded, language } = useWords()
  const shown: Refused | undefined = refused ?? (entry && { reason: '', values: valuesOf(entry) })
  const at = (name: string) => `${name}-${entry?.id ?? 'ny'}`
  const line = (name: string, label: string, maxLength: number) => (
    <TextLine
      id={at(name)}
      name={name}
      label={label}
      maxLength={maxLength}
      refused={shown}
      autoComplete="off"
    />
  )
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={at('entry')} />
      <input type="hidden" name="gjor" value="skriv" />
      {entry && <input type="hidden" name="oppforing" value={entry.id} />}
      <SmallSelect
        id={at('hvem')}
        name="hvem"
        label={say('visitstaff:directory.who')}
        value={shown?.values.hvem ?? 'municipality'}
        options={BODIES.map((value) => ({ value, label: coded('visitstaff:directory.body')(value) }))}
      />
      {line('navn', say('visitstaff:directory.name'), 120)}
      <fieldset className="plain-fieldset">
        <legend>{say('visitstaff:directory.matters')}</legend>
        <div className="ticks">
          {MATTERS.map((matter) => (
            <Tick
              key={matter}
              name={`tema.${matter}`}
              label={say(`visits:directory.matter.${matter}`)}
              refused={shown}
            />
          ))}
        </div>
      </fieldset>
      {line('telefon', say('visitstaff:directory.phone'), 30)}
      {line('nettside', say('visitstaff:directory.web'), 200)}
      {line('adresse', say('visitstaff:directory.address'), 200)}
      <Fold id={at('tider')} summary={say('visitstaff:directory.hours')}>
        <div className="week-fields">
          {WEEKDAYS.map((day) => (
            <TextLine
              key={day}
              id={at(`dag-${day}`)}
              name={`dag.${day}`}
              label={say(`visitstaff:weekday.${day}`)}
              maxLength={60}
              refused={shown}
              autoComplete="off"
            />
          ))}
        </div>
      </Fold>
      <Fold id={at('sprak')} summary={say('visitstaff:directory.languages')}>
        <div className="ticks">
          {LANGUAGE_CODES.map((code) => (
            <Tick key={code} name={`sprak.${code}`} label={language(code)} refused={shown} />
          ))}
          <Tick name="tolk" label={say('visitstaff:directory.interpreter')} refused={shown} />
        </div>
      </Fold>
      <TextLine
        id={at('fra')}
        name="fra"
        type="date"
        label={say('visitstaff:directory.from')}
        refused={refused}
      />
      <div>
        <Press small>{say('visitstaff:directory.save')}</Press>
      </div>
    </form>
  )
}
