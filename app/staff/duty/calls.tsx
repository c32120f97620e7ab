import type { ReactNode } from 'react'
import { DECISIONS, NEEDS } from '../../../office/calls/duty/model.ts'
import type { TextKey } from '../../../text/index.ts'
import type { Refused } from '../../form.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine } from '../../ui/forms.tsx'
import { EmptyState, StatusTag } from '../../ui/signs.tsx'
import { Fold } from '../parts.tsx'
import { personAddress } from '../places.ts'
import { useWords } from '../words.ts'
import type { DutyPage } from './duty.tsx'

type UrgentCall = DutyPage['urgent'][number]

const URGENCIES = ['acute', 'elevated', 'ordinary']

/** What rings, what was taken and what nobody picked up; with what whoever put it through knew already. */
export function DutyCalls({ calls, refused }: { calls: UrgentCall[]; refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="na">
      <h2 id="na">{say('voice:duty.now')}</h2>
      {calls.length === 0 && <EmptyState heading={say('voice:duty.none')} />}
      <ul className="plain-list hits">
        {calls.map((call) => (
          <li key={call.transferId} className="stack-tight">
            <Head call={call} />
            {call.personId && call.promiseId && <Deeds call={call} refused={refused} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Head({ call }: { call: UrgentCall }) {
  const words = useWords()
  const { say, when } = words
  const open = call.state === 'ringing'
  return (
    <>
      <p className="row row-apart">
        <span className="strong">{call.name ?? say('voice:duty.unknown')}</span>
        <StatusTag tone={call.state === 'answered' ? 'success' : open ? 'warning' : 'danger'}>
          {say(call.mine ? 'voice:duty.mine' : (`voice:duty.${call.state}` as TextKey))}
        </StatusTag>
      </p>
      <p className="quiet small">
        {words.theme(call.theme ?? 'unknown')} · {say(`voice:duty.urgency.${call.urgencyGiver}`)} ·{' '}
        {words.language(call.language)} · {say('voice:duty.since', { when: when(call.startedAt) })} ·{' '}
        {say(`voice:duty.${call.caller}` as TextKey)}
      </p>
      {call.answered.length > 0 && (
        <p>{say('voice:duty.told', { what: call.answered.map(words.theme).join(', ') })}</p>
      )}
      {call.personId && (
        <p>
          <a href={`${personAddress(call.personId)}?formal=emergency`}>{say('voice:duty.open')}</a>
        </p>
      )}
    </>
  )
}

type Deed = { call: UrgentCall; refused: Refused | undefined }

function Deeds({ call, refused }: Deed) {
  return (
    <>
      <Decided call={call} refused={refused} />
      <Judged call={call} refused={refused} />
    </>
  )
}

/** What one of the deeds about a call needs: the ids of its fields, its choices, and its refusal alone. */
function useDeed({ call, refused }: Deed, deed: string) {
  const { say } = useWords()
  const own = refused?.values.gjor === deed && refused.values.lofte === call.promiseId
  return {
    say,
    refused: own ? refused : undefined,
    id: (name: string) => `${name}-${call.transferId}`,
    options: (prefix: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: say(`voice:${prefix}.${value}` as TextKey) })),
  }
}

function DeedForm(props: {
  deed: string
  call: UrgentCall
  summary: string
  refused: Refused | undefined
  children: ReactNode
}) {
  const { deed, call, summary, refused, children } = props
  return (
    <Fold id={`${deed}-${call.transferId}`} summary={summary} open={refused !== undefined}>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form={`${deed}-${call.transferId}`} />
        <input type="hidden" name="gjor" value={deed} />
        <input type="hidden" name="overforing" value={call.transferId} />
        <input type="hidden" name="person" value={call.personId ?? ''} />
        <input type="hidden" name="lofte" value={call.promiseId ?? ''} />
        {children}
      </form>
    </Fold>
  )
}

/** what was needed, what was decided, and the words to whoever it is about. */
function Decided(told: Deed) {
  const { say, id, options, refused } = useDeed(told, 'avgjort')
  return (
    <DeedForm deed="avgjort" call={told.call} summary={say('voice:duty.log')} refused={refused}>
      <Choices
        name="behov"
        id={id('behov')}
        label={say('voice:duty.need')}
        options={options('duty.need', NEEDS)}
        refused={refused}
      />
      <Choices
        name="avgjorelse"
        id={id('avgjorelse')}
        label={say('voice:duty.decision')}
        options={options('duty.decision', DECISIONS)}
        refused={refused}
      />
      <TextBox
        name="oppsummering"
        id={id('oppsummering')}
        rows={3}
        label={say('voice:duty.summary')}
        refused={refused}
      />
      <Press>{say('voice:duty.logSave')}</Press>
    </DeedForm>
  )
}

/** the office's own judgement beside the giver's. */
function Judged(told: Deed) {
  const { say, id, options, refused } = useDeed(told, 'vurdert')
  return (
    <DeedForm deed="vurdert" call={told.call} summary={say('voice:duty.judge')} refused={refused}>
      <Choices
        name="hast"
        id={id('hast')}
        label={say('voice:duty.judge')}
        hint={say('voice:duty.judgeHint')}
        options={options('duty.urgency', URGENCIES)}
        refused={refused}
      />
      <TextLine name="hvorfor" id={id('hvorfor')} label={say('voice:duty.judgeWhy')} refused={refused} />
      <TextLine
        name="neste"
        id={id('neste')}
        type="datetime-local"
        label={say('voice:duty.judgeWhen')}
        refused={refused}
      />
      <Press variant="secondary">{say('voice:duty.judgeSave')}</Press>
    </DeedForm>
  )
}
