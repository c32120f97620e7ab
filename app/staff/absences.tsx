import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { fieldTime } from './format.ts'
import type { LeaderPage } from './leader.tsx'
import { Fold } from './parts.tsx'
import { useWords } from './words.ts'

/** Who is away and who covers; and the one form that sees to it that nothing lies with somebody who is not there. */
export function Absences({
  staff,
  teams,
  refused,
}: {
  staff: LeaderPage['staff']
  teams: LeaderPage['teams']
  refused: Refused | undefined
}) {
  const { say, when } = useWords()
  const away = staff.filter((one) => one.away !== null)
  return (
    <section className="stack-tight" aria-labelledby="fravaer">
      <h2 id="fravaer">{say('staff:absence.heading')}</h2>
      {away.length === 0 && <p className="quiet">{say('staff:absence.nobody')}</p>}
      <ul className="plain-list hits">
        {away.map((one) => (
          <li key={one.id} className="row row-apart">
            <span>
              <span className="strong">{one.name}</span>{' '}
              {say(one.away?.until ? 'staff:absence.fromTo' : 'staff:absence.from', {
                from: when(one.away?.from ?? ''),
                to: one.away?.until ? when(one.away.until) : '',
              })}
              {', '}
              {say('staff:absence.cover', { cover: one.away?.coverName ?? say('staff:absence.noCover') })}
            </span>
            <form method="post">
              <HiddenFields form={`back-${one.id}`} />
              <input type="hidden" name="gjor" value="tilbake" />
              <input type="hidden" name="ansatt" value={one.id} />
              <Press small variant="secondary">
                {say('staff:absence.back')}
                <span className="aksel-sr-only"> {one.name}</span>
              </Press>
            </form>
          </li>
        ))}
      </ul>
      <AbsenceForm staff={staff} teams={teams} refused={refused} />
    </section>
  )
}

function AbsenceForm({ staff, teams, refused }: Parameters<typeof Absences>[0]) {
  const { say } = useWords()
  const { now } = useShell()
  return (
    <Fold id="nytt-fravaer" summary={say('staff:absence.register')} open={refused !== undefined}>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="absence" />
        <input type="hidden" name="gjor" value="fravaer" />
        <Choices
          name="ansatt"
          label={say('staff:absence.who')}
          refused={refused}
          options={staff
            .filter((one) => one.away === null)
            .map((one) => ({ value: one.id, label: `${one.name}, ${one.title.toLowerCase()}` }))}
        />
        <TextLine
          name="fra"
          type="datetime-local"
          label={say('staff:absence.begins')}
          defaultValue={fieldTime(now)}
          refused={refused}
        />
        <TextLine
          name="til"
          type="datetime-local"
          label={say('staff:absence.ends')}
          hint={say('staff:absence.endsHint')}
          refused={refused}
        />
        <Choices
          name="vikar"
          label={say('staff:absence.coverBy')}
          refused={refused}
          options={[
            { value: '', label: say('staff:absence.deputy') },
            ...staff.map((one) => ({ value: `staff:${one.id}`, label: one.name })),
            ...teams
              .filter((team) => team.officeId !== null)
              .map((team) => ({ value: `team:${team.id}`, label: team.name })),
          ]}
        />
        <div>
          <Press small>{say('staff:absence.send')}</Press>
        </div>
      </form>
    </Fold>
  )
}
