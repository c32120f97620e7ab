import { AGENCIES, CHANNELS } from '../../office/threads/model.ts'
import { Choices, TextBox, Tick } from '../ui/forms.tsx'
import type { DeedProps } from './deed-forms.tsx'
import { DeedForm } from './deed-parts.tsx'
import { wordsSaid, worthShowing } from './guesses.ts'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'

/** shown on to another body, and asked five working days later whether it worked. */
export function Refer(props: DeedProps) {
  const { refused } = props
  const { say, agency } = useWords()
  return (
    <DeedForm {...props} deed="henvis" summary={say('staff:deed.refer')} send={say('staff:deed.referSend')}>
      <p className="small">{say('staff:deed.referText')}</p>
      <Choices
        name="etat"
        label={say('staff:deed.agency')}
        refused={refused}
        options={[
          { value: '', label: say('staff:deed.choose') },
          ...AGENCIES.map((code) => ({ value: code, label: agency(code) })),
        ]}
      />
      <Tick name="felles" label={say('staff:deed.jointCall')} refused={refused} />
    </DeedForm>
  )
}

/** two entries that are one. Proposed: the person's other open ones on the same side. */
export function Merge(props: DeedProps) {
  const { page, entry, refused } = props
  const words = useWords()
  const { say } = words
  const same = page.brief.promises.filter(
    (one) => one.promiseId !== entry.promiseId && one.side === entry.side && one.kind === entry.kind,
  )
  if (same.length === 0) return null
  return (
    <DeedForm
      {...props}
      deed="sla"
      summary={say('staff:deed.merge', { n: same.length })}
      send={say('staff:deed.mergeSend')}
    >
      <p className="small">{say('staff:deed.mergeText')}</p>
      <Choices
        name="med"
        label={say('staff:deed.mergeWith')}
        refused={refused}
        options={same.map((one) => ({
          value: one.promiseId,
          label: `${words.theme(one.theme)} – ${one.ownerName}, ${words.due(one.dueAt)}`,
        }))}
      />
    </DeedForm>
  )
}

/** a human says what it is about; the best guesses stand first, with what led to them. */
export function Classify(props: DeedProps) {
  const { entry, refused } = props
  const words = useWords()
  const { say } = words
  const themes = useThemes()
  const guessed = worthShowing(entry.guesses)
  const first = guessed.map((guess) => ({
    value: guess.theme,
    label: say('staff:triage.guess', {
      theme: words.theme(guess.theme),
      percent: Math.round(guess.confidence * 100),
    }),
  }))
  const rest = themes.filter((theme) => !guessed.some((guess) => guess.theme === theme.value))
  return (
    <DeedForm
      {...props}
      deed="sorter"
      summary={say(entry.theme === 'unknown' ? 'staff:deed.classifyUnknown' : 'staff:deed.classify')}
      send={say('staff:deed.classifySend')}
    >
      {entry.words.length > 0 && (
        <p className="small quiet">{say('staff:triage.words', { words: wordsSaid(entry.words) })}</p>
      )}
      <Choices name="tema" label={say('staff:deed.theme')} refused={refused} options={[...first, ...rest]} />
      <Choices
        name="temaSide"
        label={say('staff:deed.side')}
        refused={refused}
        options={[
          { value: '', label: say('staff:deed.themeSide') },
          { value: 'state', label: words.side('state') },
          { value: 'municipal', label: words.side('municipal') },
        ]}
      />
    </DeedForm>
  )
}

/** only the person's own word ends it this way. */
export function Withdraw(props: DeedProps) {
  const { say, channel } = useWords()
  return (
    <DeedForm
      {...props}
      deed="trekk"
      summary={say('staff:deed.withdraw')}
      send={say('staff:deed.withdrawSend')}
    >
      <TextBox name="sagt" label={say('staff:deed.said')} rows={2} refused={props.refused} />
      <Choices
        name="sagtHvor"
        label={say('staff:deed.how')}
        refused={props.refused}
        defaultValue={props.page.isCentre ? 'contactCentrePhone' : 'officePhone'}
        options={CHANNELS.map((value) => ({ value, label: channel(value) }))}
      />
    </DeedForm>
  )
}
