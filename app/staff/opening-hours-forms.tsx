import { HEARD, STANCES } from '../../office/visits/opening/model.ts'
import { dayText } from '../../office/visits/opening/rules.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import type { OpeningPage } from './opening-hours.tsx'
import { Fold } from './parts.tsx'
import { useWords } from './words.ts'

type Props = { refused: Refused | undefined }
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const only = (refused: Refused | undefined, gjor: string) =>
  refused?.values.gjor === gjor ? refused : undefined

/** a week as it is to be, from when, until when one may answer, and why. */
export function ProposeForm({ lines, refused }: Props & { lines: OpeningPage['now'] }) {
  const { say } = useWords()
  const mine = only(refused, 'foresla')
  return (
    <section className="card stack-tight" aria-labelledby="foresla">
      <h2 id="foresla">{say('visitstaff:hours.propose')}</h2>
      <form method="post" className="stack-tight">
        <HiddenFields form="propose-hours" />
        <input type="hidden" name="gjor" value="foresla" />
        <p className="quiet small">{say('visitstaff:hours.propose.hint')}</p>
        <div className="week-fields">
          {WEEKDAYS.map((day) => (
            <TextLine
              key={day}
              id={`dag-${day}`}
              name={`dag.${day}`}
              label={say(`visitstaff:weekday.${day}`)}
              defaultValue={dayText(lines, day)}
              maxLength={60}
              autoComplete="off"
              refused={mine}
            />
          ))}
          <TextLine
            name="innen"
            type="date"
            label={say('visitstaff:hours.answerBy')}
            required
            refused={mine}
          />
          <TextLine
            name="fra"
            type="date"
            label={say('visitstaff:hours.validFrom')}
            required
            refused={mine}
          />
        </div>
        <TextBox
          name="hvorfor"
          label={say('visitstaff:hours.why')}
          rows={2}
          maxLength={1000}
          refused={mine}
        />
        <div>
          <Press>{say('visitstaff:hours.propose.save')}</Press>
        </div>
      </form>
    </section>
  )
}

type OfVersion = Props & { versionId: string }

/** what somebody says of it, entered by whoever heard it. */
export function AnswerForm({ versionId, refused }: OfVersion) {
  const { say } = useWords()
  const mine = only(refused, 'svar')
  return (
    <Fold id="svar" summary={say('visitstaff:hours.answer')} open={mine !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form="answer-hours" />
        <input type="hidden" name="gjor" value="svar" />
        <input type="hidden" name="versjon" value={versionId} />
        <Choices
          name="hvem"
          label={say('visitstaff:hours.answer.who')}
          options={HEARD.map((value) => ({ value, label: say(`visitstaff:hours.who.${value}`) }))}
          refused={mine}
        />
        <TextLine name="navn" label={say('visitstaff:hours.answer.name')} maxLength={200} refused={mine} />
        <Choices
          name="mener"
          label={say('visitstaff:hours.answer.stance')}
          options={[
            { value: '', label: say('visitstaff:closing.cause.choose') },
            ...STANCES.map((value) => ({ value, label: say(`visitstaff:hours.stance.${value}`) })),
          ]}
          refused={mine}
        />
        <TextBox
          name="sier"
          label={say('visitstaff:hours.answer.says')}
          rows={2}
          maxLength={2000}
          refused={mine}
        />
        <div>
          <Press variant="secondary">{say('visitstaff:hours.answer.save')}</Press>
        </div>
      </form>
    </Fold>
  )
}

/** decided with what was made of the answers, or taken back. */
export function DecideForm({ versionId, early, refused }: OfVersion & { early: boolean }) {
  const { say } = useWords()
  const mine = only(refused, 'vedta')
  return (
    <>
      <form method="post" className="stack-tight">
        <HiddenFields form="decide-hours" />
        <input type="hidden" name="versjon" value={versionId} />
        <TextBox
          name="vurdert"
          label={say('visitstaff:hours.decide.weighed')}
          rows={3}
          maxLength={2000}
          refused={mine}
        />
        {early && (
          <TextBox
            name="tidlig"
            label={say('visitstaff:hours.early')}
            rows={2}
            maxLength={1000}
            refused={mine}
          />
        )}
        <div>
          <Press name="gjor" value="vedta">
            {say('visitstaff:hours.decide')}
          </Press>
        </div>
      </form>
      <WithdrawForm versionId={versionId} />
    </>
  )
}

export function WithdrawForm({ versionId }: { versionId: string }) {
  const { say } = useWords()
  return (
    <form method="post">
      <HiddenFields form={`withdraw-${versionId}`} />
      <input type="hidden" name="versjon" value={versionId} />
      <Press small variant="tertiary" name="gjor" value="trekk">
        {say('visitstaff:hours.withdraw')}
      </Press>
    </form>
  )
}
