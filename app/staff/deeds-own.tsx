import { REASSIGN_REASONS } from '../../office/kernel/promise/model.ts'
import { Choices, TextBox, TextLine } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { ChoiceFields, ToldFields } from './advice-choice.tsx'
import { useAdviceWords } from './advice-words.ts'
import { EntryTick } from './composer.tsx'
import type { DeedProps } from './deed-forms.tsx'
import { DeedForm } from './deed-parts.tsx'
import { fieldTime } from './format.ts'
import { ReceiverSelect } from './receiver-select.tsx'
import { ticked } from './ticked.ts'
import { useWords } from './words.ts'

/** who, why, and whether it belongs to the other side. The clock and the first time stay. */
export function HandOverForm(props: DeedProps) {
  const { page, entry, refused } = props
  const words = useWords()
  const { say } = words
  const other = entry.side === 'municipal' ? 'state' : 'municipal'
  return (
    <DeedForm
      {...props}
      deed="overfor"
      keys="o"
      summary={say('staff:deed.handOver')}
      send={say('staff:deed.handOverSend')}
    >
      <ReceiverSelect name="til" directory={page.directory} refused={refused} />
      <Choices
        name="arsak"
        label={say('staff:deed.why')}
        refused={refused}
        options={[
          { value: '', label: say('staff:deed.choose') },
          ...REASSIGN_REASONS.map((code) => ({ value: code, label: words.reason(code) })),
        ]}
      />
      <Choices
        name="nySide"
        label={say('staff:deed.side')}
        refused={refused}
        options={[
          { value: '', label: say('staff:deed.sameSide', { side: words.side(entry.side).toLowerCase() }) },
          { value: other, label: say('staff:deed.newSide', { side: words.side(other).toLowerCase() }) },
        ]}
      />
      <TextBox name="notat" label={say('staff:deed.note')} rows={2} refused={refused} />
    </DeedForm>
  )
}

/** a talk or an attempt at one. Only a talk ends something, and its summary goes to the person. */
export function TalkForm(props: DeedProps) {
  const { page, entry, refused } = props
  const words = useWords()
  const { say } = words
  const open = (page.conversation?.entries ?? []).filter((one) => one.endedAt === null)
  const chosen = refused ? new Set(ticked(refused.values, 'samtale')) : new Set([entry.promiseId])
  const channels = ['officePhone', 'contactCentrePhone', 'dropIn', 'meetingOffice', 'homeVisit']
  const interpreters = ['none', 'professional', 'onDemand', 'companionOnly', 'familyEmergency']
  const needs = page.brief.interpreterNeed !== 'none'
  return (
    <DeedForm
      {...props}
      deed="ring"
      keys="r"
      summary={say('staff:deed.talk')}
      send={say('staff:deed.talkSend')}
    >
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('staff:deed.spoke')}</legend>
        {(['ja', 'nei'] as const).map((answer) => (
          <label key={answer} className="tick small">
            <input
              type="radio"
              name="snakket"
              value={answer}
              defaultChecked={(refused?.values.snakket ?? 'ja') === answer}
            />
            <span>{say(answer === 'ja' ? 'staff:deed.spokeYes' : 'staff:deed.spokeNo')}</span>
          </label>
        ))}
      </fieldset>
      <Choices
        name="kanal"
        label={say('staff:deed.how')}
        refused={refused}
        defaultValue={page.isCentre ? 'contactCentrePhone' : 'officePhone'}
        options={channels.map((code) => ({ value: code, label: words.channel(code) }))}
      />
      <TalkAdvice {...props} />
      <Choices
        name="tolk"
        label={say('staff:deed.interpreter')}
        refused={refused}
        defaultValue={needs ? 'professional' : 'none'}
        options={interpreters.map((code) => ({ value: code, label: words.coded('staff:interpreter')(code) }))}
      />
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('staff:deed.talkAnswers')}</legend>
        {open.map((one) => (
          <EntryTick key={one.promiseId} entry={one} prefix="samtale" checked={chosen.has(one.promiseId)} />
        ))}
      </fieldset>
      <TextBox
        name="oppsummering"
        label={say('staff:deed.summary')}
        hint={say('staff:deed.summaryHint')}
        rows={3}
        refused={refused}
      />
      {needs && (
        <TextBox
          name="oppsummeringSprak"
          label={say('staff:deed.summaryIn', {
            language: words.language(page.brief.interpreterLanguage ?? page.brief.language),
          })}
          rows={3}
          refused={refused}
        />
      )}
    </DeedForm>
  )
}

/** what is advised for this person, and why one does something else. */
function TalkAdvice({ page, refused }: DeedProps) {
  const { say } = useWords()
  const words = useAdviceWords()
  const { advice } = page
  if (!advice) return null
  const first = advice.advice.ways[0]
  return (
    <>
      <ToldFields advice={advice} />
      {first && <p className="small">{say('desk:advice.forTalk', { way: words.way(first.way) })}</p>}
      <ChoiceFields
        reason="ringGrunn"
        said="ringSagt"
        label={say('desk:choice.labelTalk')}
        refused={refused}
      />
    </>
  )
}

/** not now, with a reason that the person reads and a new time. */
export function Postpone(props: DeedProps) {
  const { entry, refused } = props
  const { say } = useWords()
  return (
    <DeedForm
      {...props}
      deed="utsett"
      keys="u"
      summary={say('staff:deed.postpone')}
      send={say('staff:deed.postponeSend')}
    >
      <TextLine
        name="utsettTil"
        type="datetime-local"
        label={say('staff:deed.postponeTo')}
        defaultValue={fieldTime(entry.dueAt)}
        refused={refused}
      />
      <TextBox name="utsettGrunn" label={say('staff:deed.reasonRead')} rows={2} refused={refused} />
    </DeedForm>
  )
}

/** anybody raises; lowering takes a reason and the next time of contact, and the team lead sees it. */
export function Urgency(props: DeedProps) {
  const { entry, refused } = props
  const { say } = useWords()
  const { now } = useShell()
  if (entry.urgency !== 'acute') {
    return (
      <DeedForm {...props} deed="hev" summary={say('staff:deed.raise')} send={say('staff:deed.raiseSend')}>
        <p className="small">{say('staff:deed.raiseText')}</p>
        <TextBox name="hevGrunn" label={say('staff:deed.reason')} rows={2} refused={refused} />
      </DeedForm>
    )
  }
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString()
  return (
    <DeedForm {...props} deed="senk" summary={say('staff:deed.lower')} send={say('staff:deed.lowerSend')}>
      <p className="small">{say('staff:deed.lowerText')}</p>
      <TextLine
        name="senkKontakt"
        type="datetime-local"
        label={say('staff:deed.nextContact')}
        defaultValue={fieldTime(tomorrow)}
        refused={refused}
      />
      <TextBox name="senkGrunn" label={say('staff:deed.reasonRead')} rows={2} refused={refused} />
    </DeedForm>
  )
}
