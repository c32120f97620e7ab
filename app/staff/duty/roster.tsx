import type { Refused } from '../../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../../ui/forms.tsx'
import { EmptyState } from '../../ui/signs.tsx'
import { Fold } from '../parts.tsx'
import { useWords } from '../words.ts'
import type { DutyPage } from './duty.tsx'

const RANKS = ['1', '2', '3', '4', '5']

/** who has the duty phone in the coming week, the holes, and whom the number is shown to. */
export function Roster({
  roster,
  staff,
  refused,
}: {
  roster: DutyPage['roster']
  staff: DutyPage['staff']
  refused: Refused | undefined
}) {
  const { say, when } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="vaktliste">
      <h2 id="vaktliste">{say('voice:duty.roster')}</h2>
      <p className="quiet">{say(`voice:duty.publication.${roster.publication}`)}</p>
      {roster.holes.length > 0 && (
        <div className="warning stack-tight" role="note">
          <h3 className="section-title">{say('voice:duty.holes')}</h3>
          <ul>
            {roster.holes.map((hole) => (
              <li key={`${hole.from}${hole.missing}`}>
                {say(`voice:duty.hole.${hole.missing}`, { from: when(hole.from), until: when(hole.until) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {roster.shifts.length === 0 && <EmptyState heading={say('voice:duty.rosterNone')} />}
      <div className="two-wide">
        {periodsOf(roster.shifts).map((shifts) => (
          <Period key={shifts[0]?.id} shifts={shifts} mayPlan={roster.mayPlan} />
        ))}
      </div>
      {roster.mayPlan && (
        <PlanForm staff={staff} refused={refused?.values.gjor === 'vakt' ? refused : undefined} />
      )}
    </section>
  )
}

type Shift = DutyPage['roster']['shifts'][number]

/** The shifts of one period together: whoever reads the list looks for a day first. */
function periodsOf(shifts: readonly Shift[]): Shift[][] {
  const periods = Map.groupBy(shifts, ({ from, until }) => `${from} ${until}`)
  return [...periods.values()]
}

function Period({ shifts, mayPlan }: { shifts: readonly Shift[]; mayPlan: boolean }) {
  const { period } = useWords()
  const [first] = shifts
  return (
    <section>
      <h3>{first && period(first.from, first.until)}</h3>
      <ul className="plain-list hits">
        {shifts.map((shift) => (
          <li key={shift.id} className="row row-apart">
            <span>
              {shift.rank}. <bdi>{shift.name}</bdi>
            </span>
            {mayPlan && <EndShift shift={shift} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function EndShift({ shift }: { shift: Shift }) {
  const { say, when } = useWords()
  const { id, rank, name, from, until } = shift
  return (
    <form method="post">
      <HiddenFields form={`end-${id}`} />
      <input type="hidden" name="gjor" value="vakt-bort" />
      <input type="hidden" name="vakt" value={id} />
      <Press small variant="secondary">
        {say('voice:duty.end')}
        <span className="aksel-sr-only">
          {' '}
          {say('voice:duty.shift', { rank, name, from: when(from), until: when(until) })}
        </span>
      </Press>
    </form>
  )
}

function PlanForm({ staff, refused }: { staff: DutyPage['staff']; refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <Fold id="ny-vakt" summary={say('voice:duty.plan')} open={refused !== undefined}>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="shift" />
        <input type="hidden" name="gjor" value="vakt" />
        <Choices
          name="hvem"
          label={say('voice:duty.who')}
          refused={refused}
          options={staff.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Choices
          name="plass"
          label={say('voice:duty.rank')}
          refused={refused}
          options={RANKS.map((rank) => ({ value: rank, label: rank }))}
        />
        <TextLine name="fra" type="datetime-local" label={say('voice:duty.from')} refused={refused} />
        <TextLine name="til" type="datetime-local" label={say('voice:duty.until')} refused={refused} />
        <Press>{say('voice:duty.planSave')}</Press>
      </form>
    </Fold>
  )
}
