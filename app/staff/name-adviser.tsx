import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press } from '../ui/forms.tsx'
import type { LeaderPage } from './leader.tsx'
import { Fold } from './parts.tsx'
import { useWords } from './words.ts'

/** whoever is on the list again and again may need somebody who answers for them. */
export function NameAdviser({ page, refused }: { page: LeaderPage; refused: Refused | undefined }) {
  const words = useWords()
  const { say } = words
  const persons = new Map(page.list.map(({ personId, name }) => [personId, name]))
  if (persons.size === 0) return null
  const advisers = page.staff.filter((one) => one.sides.length > 0)
  return (
    <Fold
      id="navngi-veileder"
      summary={say('staff:leader.nameAdviser')}
      open={refused?.values.gjor === 'veileder'}
    >
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="adviser" />
        <input type="hidden" name="gjor" value="veileder" />
        <Choices
          name="person"
          label={say('staff:col.who')}
          refused={refused}
          options={[...persons].map(([value, label]) => ({ value, label }))}
        />
        <Choices
          name="side"
          label={say('staff:col.side')}
          refused={refused}
          options={(['state', 'municipal'] as const).map((side) => ({
            value: side,
            label: words.side(side),
          }))}
        />
        <Choices
          name="veileder"
          label={say('staff:leader.adviser')}
          refused={refused}
          options={advisers.map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.title.toLowerCase()}`,
          }))}
        />
        <p className="small">{say('staff:leader.adviserText')}</p>
        <div>
          <Press small>{say('staff:leader.nameAdviserSend')}</Press>
        </div>
      </form>
    </Fold>
  )
}
