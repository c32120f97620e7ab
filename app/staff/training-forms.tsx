import { DEVICES, FIRST_STEPS, STEP_NAMES, TRAINING_FORMS } from '../../office/visits/training/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import { Fold, SmallSelect } from './parts.tsx'
import type { TrainingData } from './training.tsx'
import { useWords } from './words.ts'

type Props = { page: TrainingData; refused?: Refused | undefined }
const of = (refused: Refused | undefined, gjor: string) =>
  refused?.values.gjor === gjor ? refused : undefined

/** the goal in the person's words, and the steps there. */
export function PlanForm({ page, refused }: Props) {
  const { say } = useWords()
  const again = of(refused, 'plan')
  const plan = page.plan?.endedAt === null ? page.plan : null
  const steps: readonly string[] = plan ? plan.steps.map(({ step }) => step) : FIRST_STEPS
  const heading = say(plan ? 'visitstaff:training.plan.change' : 'visitstaff:training.plan.new')
  return (
    <Fold id="plan" summary={heading} open={again !== undefined || (!plan && !page.helpEachTime)}>
      <form method="post" className="stack-tight">
        <HiddenFields form="plan" />
        <input type="hidden" name="gjor" value="plan" />
        <TextLine
          name="maal"
          label={say('visitstaff:training.goal')}
          defaultValue={plan?.goal ?? ''}
          maxLength={300}
          refused={again}
        />
        <fieldset className="stack-tight">
          <legend className="strong">{say('visitstaff:training.stepsToLearn')}</legend>
          {STEP_NAMES.map((step) => (
            <label className="tick" key={step}>
              <input
                type="checkbox"
                name={`steg.${step}`}
                value="ja"
                defaultChecked={again ? again.values[`steg.${step}`] === 'ja' : steps.includes(step)}
              />
              <span>{say(`visits:training.step.${step}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextLine
          name="hjelper"
          label={say('visitstaff:training.helper')}
          defaultValue={plan?.helper ?? ''}
          maxLength={100}
          autoComplete="off"
          refused={again}
        />
        {page.helpEachTime && <Tick name="bedt" label={say('visitstaff:training.asked')} refused={again} />}
        {!page.next && <NextTime page={page} form="plan" />}
        <div>
          <Press>{say('visitstaff:training.save')}</Press>
        </div>
      </form>
      {plan && (
        <form method="post">
          <HiddenFields form="stop" />
          <Press name="gjor" value="slutt" variant="tertiary" small>
            {say('visitstaff:training.stop')}
          </Press>
        </form>
      )}
    </Fold>
  )
}

/** The trainer's own free times, with the interpreter settled at once. */
function NextTime({ page, form }: { page: TrainingData; form: string }) {
  const { say, when, coded } = useWords()
  const answers = page.interpreter ? ['ordered'] : ['notFlagged', 'ordered']
  return (
    <div className="row">
      <SmallSelect
        id={`${form}-neste`}
        name="neste"
        label={say('visitstaff:training.next.book')}
        options={[
          { value: '', label: say('visitstaff:training.next.later') },
          ...page.slots.map(({ startsAt, staffId }) => ({
            value: `${startsAt}/${staffId}`,
            label: when(startsAt),
          })),
        ]}
      />
      <SmallSelect
        id={`${form}-tolk`}
        name="tolk"
        label={say('visitstaff:training.next.interpreter')}
        options={answers.map((value) => ({
          value,
          label: coded('visitstaff:reception.talk.interpreter')(value),
        }))}
      />
    </div>
  )
}

const TRIES = ['', 'own', 'practised', 'together', 'trainer'] as const

/** one time together. Each step is asked with whose hands it was. */
export function SessionForm({ page, refused }: Props) {
  const { say, coded } = useWords()
  const again = of(refused, 'okt')
  const steps = page.plan?.steps ?? []
  return (
    <Fold id="okt" summary={say('visitstaff:training.session.new')} open>
      <form method="post" className="stack-tight">
        <HiddenFields form="session" />
        <input type="hidden" name="gjor" value="okt" />
        <p>{say('visitstaff:training.session.lead')}</p>
        {steps.map(({ step }) => (
          <SmallSelect
            key={step}
            id={`prov-${step}`}
            name={`prov.${step}`}
            label={say(`visits:training.step.${step}`)}
            value={again?.values[`prov.${step}`] ?? ''}
            options={TRIES.map((value) => ({
              value,
              label: say(`visitstaff:training.try.${value === '' ? 'none' : value}`),
            }))}
          />
        ))}
        <div className="row">
          <TextLine
            name="opplaring"
            inputMode="numeric"
            label={say('visitstaff:training.session.minutes')}
            defaultValue="0"
            refused={again}
          />
          <TextLine
            name="veiledning"
            inputMode="numeric"
            label={say('visitstaff:training.session.guidance')}
            defaultValue="0"
            refused={again}
          />
        </div>
        <div className="row">
          <SmallSelect
            name="form"
            label={say('visitstaff:training.session.form')}
            options={TRAINING_FORMS.map((value) => ({
              value,
              label: coded('visitstaff:training.form')(value),
            }))}
          />
          <SmallSelect
            name="utstyr"
            label={say('visitstaff:training.session.device')}
            value="loan"
            options={DEVICES.map((value) => ({ value, label: coded('visitstaff:training.device')(value) }))}
          />
          <TextLine
            name="naar"
            type="datetime-local"
            label={say('visitstaff:training.session.when')}
            refused={again}
          />
        </div>
        <Tick name="enig" label={say('visitstaff:training.agreed')} refused={again} />
        <NextTime page={page} form="okt" />
        <div>
          <Press>{say('visitstaff:training.session.save')}</Press>
        </div>
      </form>
    </Fold>
  )
}

/** not to be pushed. It stands until the person wants otherwise. */
export function EachTime({ page, refused }: Props) {
  const { say } = useWords()
  const again = of(refused, 'hjelp')
  if (page.helpEachTime)
    return (
      <form method="post" className="stack-tight">
        <HiddenFields form="each" />
        <input type="hidden" name="gjor" value="hjelp" />
        <input type="hidden" name="av" value="ja" />
        <input type="hidden" name="selv" value="ja" />
        <div>
          <Press variant="secondary" small>
            {say('visitstaff:training.each.end')}
          </Press>
        </div>
      </form>
    )
  return (
    <Fold id="hjelp" summary={say('visitstaff:training.each.set')} open={again !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form="each" />
        <input type="hidden" name="gjor" value="hjelp" />
        <TextLine
          name="hvorfor"
          label={say('visitstaff:training.each.why')}
          maxLength={300}
          refused={again}
        />
        <Tick name="selv" label={say('visitstaff:training.each.own')} refused={again} />
        <div>
          <Press variant="secondary">{say('visitstaff:training.each.save')}</Press>
        </div>
      </form>
    </Fold>
  )
}
