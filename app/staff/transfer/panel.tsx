import { QUEUES } from '../../../office/calls/model.ts'
import type { TextKey } from '../../../text/index.ts'
import type { Refused } from '../../form.ts'
import { Choices, HiddenFields, Press, TextBox } from '../../ui/forms.tsx'
import { Fold } from '../parts.tsx'
import type { Plain } from '../plain.ts'
import { useWords } from '../words.ts'
import type { TransferData } from './data.ts'

/** what can wait two working days has a promise; the duty phone is not offered for it. */
const TARGETS = { acute: ['duty', 'adviser'], ordinary: ['promise', 'adviser', 'queue'] } as const

type PanelProps = {
  data: Plain<TransferData>
  callId: string
  personId: string
  themes: readonly { value: string; label: string }[]
  refused: Refused | undefined
}

/** Beside a call: who can take it now, the form that puts it through, and each step of whoever is being rung. */
export function TransferPanel(props: PanelProps) {
  const { data } = props
  const { say } = useWords()
  const refused = props.refused?.values.gjor === 'sett-over' ? props.refused : undefined
  return (
    <section className="stack-tight" aria-labelledby="sett-over">
      <h2 id="sett-over">{say('voice:transfer.heading')}</h2>
      <OnDuty duty={data.duty} />
      {data.transfers.map((transfer) => (
        <Steps key={transfer.id} transfer={transfer} />
      ))}
      <Fold id="haster" summary={say('voice:transfer.urgent')} open={refused?.values.hast === 'acute'}>
        <PutThrough {...props} refused={refused} urgency="acute" />
      </Fold>
      <Fold id="kan-vente" summary={say('voice:transfer.canWait')} open={refused?.values.hast === 'ordinary'}>
        <PutThrough {...props} refused={refused} urgency="ordinary" />
      </Fold>
    </section>
  )
}

function PutThrough(props: PanelProps & { urgency: keyof typeof TARGETS }) {
  const { callId, personId, themes, urgency } = props
  const { say } = useWords()
  const refused = props.refused?.values.hast === urgency ? props.refused : undefined
  const option = (prefix: string) => (value: string) => ({
    value,
    label: say(`voice:${prefix}.${value}` as TextKey),
  })
  const id = (name: string) => `${name}-${urgency}`
  return (
    <form method="post" className="stack-tight narrow">
      <HiddenFields form={`transfer-${urgency}`} />
      <input type="hidden" name="gjor" value="sett-over" />
      <input type="hidden" name="samtale" value={callId} />
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="hast" value={urgency} />
      <Choices
        name="til"
        id={id('til')}
        label={say('voice:transfer.to')}
        options={TARGETS[urgency].map(option('transfer.to'))}
        refused={refused}
      />
      {urgency === 'ordinary' && (
        <Choices
          name="ko"
          id={id('ko')}
          label={say('voice:transfer.queue')}
          options={QUEUES.map(option('transfer.queue'))}
          refused={refused}
        />
      )}
      <Choices
        name="tema"
        id={id('tema')}
        label={say('voice:transfer.theme')}
        options={themes}
        defaultValue={urgency === 'acute' ? 'emergencyNeed' : 'contactAdviser'}
        refused={refused}
      />
      <TextBox
        name="sagt"
        id={id('sagt')}
        rows={2}
        label={say('voice:transfer.reason')}
        hint={say('voice:transfer.reasonHint')}
        refused={refused}
      />
      <Press>{say('voice:transfer.send')}</Press>
    </form>
  )
}

function OnDuty({ duty }: { duty: Plain<TransferData>['duty'] }) {
  const { say } = useWords()
  return (
    <>
      <h3 className="section-title">{say('voice:transfer.whoIsFree')}</h3>
      {duty.length === 0 && <p className="quiet">{say('voice:transfer.noDuty')}</p>}
      <ul className="plain-list">
        {duty.map(({ staffId, rank, name, presence }) => (
          <li key={staffId}>
            {say('voice:transfer.onDuty', { rank, name, presence: say(`voice:presence.${presence}`) })}
          </li>
        ))}
      </ul>
    </>
  )
}

type Shown = Plain<TransferData>['transfers'][number]

/** Each step as it happens; the caller may stay or be called, and either way it rings on. */
function Steps({ transfer }: { transfer: Shown }) {
  const { say, when } = useWords()
  const { urgencyReceiver, nextContactAt, reasonReceiver } = transfer
  return (
    <div className="card stack-tight" role="status">
      <ol className="plain-list">
        {transfer.steps.map((step) => (
          <li key={`${step.name}${step.at}`}>
            {say('voice:transfer.step', {
              name: step.name,
              state: say(`voice:transfer.state.${step.state}`),
            })}
          </li>
        ))}
      </ol>
      {transfer.state === 'turnedIntoTask' && <p className="strong">{say('voice:duty.turnedIntoTask')}</p>}
      {transfer.dueAt && <p>{say('voice:transfer.due', { when: when(transfer.dueAt) })}</p>}
      {urgencyReceiver && (
        <p>
          {say('voice:transfer.judged', {
            urgency: say(`voice:duty.urgency.${urgencyReceiver}`),
            reason: reasonReceiver ?? '',
            when: nextContactAt ? when(nextContactAt) : '',
          })}
        </p>
      )}
      {transfer.state === 'ringing' && (
        <form method="post" className="row">
          <HiddenFields form={`caller-${transfer.id}`} />
          <input type="hidden" name="gjor" value="innringer" />
          <input type="hidden" name="overforing" value={transfer.id} />
          <Press small variant="secondary" name="valg" value="venter">
            {say('voice:transfer.stays')}
          </Press>
          <Press small variant="secondary" name="valg" value="ringes">
            {say('voice:transfer.willBeCalled')}
          </Press>
        </form>
      )}
    </div>
  )
}
