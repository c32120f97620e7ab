import type { Refused } from '../form.ts'
import { useReason } from '../ui/forms.tsx'
import type { Directory } from './person-data.ts'
import { useWords } from './words.ts'

/** Who can take over: teams first, then people by office; who is away is named with whoever covers. */
export function ReceiverSelect(props: { name: string; directory: Directory; refused: Refused | undefined }) {
  const { name, directory, refused } = props
  const words = useWords()
  const { say } = words
  const reason = useReason()
  const wrong = refused?.field === name
  const own = [...directory.offices, { id: null, name: say('staff:deed.central') }]
  return (
    <div className="aksel-form-field stack-tight">
      <label htmlFor={name} className="aksel-form-field__label aksel-label">
        {say('staff:deed.to')}
      </label>
      {wrong && (
        <p id={`${name}-error`} className="field-error">
          {reason(refused.reason, refused.details)}
        </p>
      )}
      <select
        id={name}
        name={name}
        className="aksel-select__input aksel-body-short aksel-body-short--medium"
        aria-describedby={wrong ? `${name}-error` : undefined}
        aria-invalid={wrong || undefined}
        defaultValue={refused?.values[name] ?? ''}
      >
        <option value="">{say('staff:deed.choose')}</option>
        {own.map((office) => (
          <Group key={office.id ?? 'central'} office={office} directory={directory} />
        ))}
      </select>
    </div>
  )
}

function Group({ office, directory }: { office: { id: string | null; name: string }; directory: Directory }) {
  const words = useWords()
  const { say } = words
  const teams = directory.teams.filter((team) => team.officeId === office.id)
  const staff = directory.staff.filter((one) => one.officeId === office.id)
  const sidesOf = (sides: readonly string[]) => sides.map((side) => words.side(side).toLowerCase()).join('/')
  return (
    <>
      {teams.length > 0 && (
        <optgroup label={say('staff:deed.teamsAt', { office: office.name })}>
          {teams.map((team) => (
            <option key={team.id} value={`team:${team.id}`}>
              {team.name}
              {team.side !== 'common' && ` (${words.side(team.side).toLowerCase()})`}
            </option>
          ))}
        </optgroup>
      )}
      {staff.length > 0 && (
        <optgroup label={say('staff:deed.peopleAt', { office: office.name })}>
          {staff.map((one) => (
            <option key={one.id} value={`staff:${one.id}`}>
              {one.name}, {one.title.toLowerCase()}
              {one.sides.length > 0 && ` (${sidesOf(one.sides)})`}
              {one.away?.now && ` – ${say('staff:who.away', { cover: one.away.coverName ?? '–' })}`}
            </option>
          ))}
        </optgroup>
      )}
    </>
  )
}
