import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { SideTag } from '../ui/signs.tsx'
import { AdvicePanel } from './advice.tsx'
import { AskAdvice } from './advice-ask.tsx'
import { ChoiceFields, ToldFields } from './advice-choice.tsx'
import { WritingWarning } from './advice-warning.tsx'
import type { Conversation, Entry } from './brief-data.ts'
import { useFormAddress } from './form-address.ts'
import type { OpenPage } from './person-view.tsx'
import { ticked } from './ticked.ts'
import { useWords } from './words.ts'
import { WritingHelp } from './writing-help.tsx'

type ComposerProps = {
  page: OpenPage
  conversation: Conversation
  refused: Refused | undefined
  focus: boolean
}

/** how to reach this person with this, and the place to write; one answer, whatever way it goes. */
export function Composer(props: ComposerProps) {
  const { page } = props
  const { advice } = page
  return (
    <div className="stack">
      {advice && (
        <div className="stack-tight">
          <AdvicePanel advice={advice} />
          <AskAdvice advice={advice} />
        </div>
      )}
      {advice?.writingDeviates && <WritingWarning page={page} advice={advice} />}
      <AnswerForm {...props} />
    </div>
  )
}

/** the answer, and which entries it answers. */
function AnswerForm({ page, conversation, refused, focus }: ComposerProps) {
  const { say } = useWords()
  const { viewer } = useShell()
  const action = useFormAddress(page)
  // That a letter reaches is not kept by writing once more.
  const open = conversation.entries.filter((entry) => entry.endedAt === null && entry.kind !== 'reachPerson')
  const mine = refused?.values.gjor === 'svar' ? refused : undefined
  const mySelf = viewer?.kind === 'staff' ? viewer.id : ''
  const answered = mine ? new Set(ticked(mine.values, 'gjelder')) : preselected(open, page, mySelf)
  return (
    <form method="post" action={action} id="svar" className="composer stack-tight">
      <HiddenFields form="svar" />
      <input type="hidden" name="gjor" value="svar" />
      <input type="hidden" name="samtale" value={conversation.threadId} />
      {page.advice && <ToldFields advice={page.advice} />}
      <TextBox name="text" label={say('staff:composer.label')} rows={focus ? 8 : 5} refused={mine} />
      <WritingHelp
        field="text"
        text={mine?.values.text ?? ''}
        known={namesKnown(page, viewer?.name ?? '')}
        author={viewer?.name ?? ''}
        preview={mine?.preview ?? null}
      />
      {open.length > 0 && (
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('staff:composer.answers')}</legend>
          {open.map((entry) => (
            <EntryTick
              key={entry.promiseId}
              entry={entry}
              prefix="gjelder"
              checked={answered.has(entry.promiseId)}
            />
          ))}
        </fieldset>
      )}
      {(page.advice?.writingDeviates || mine?.field?.startsWith('valg')) && (
        <ChoiceFields reason="valgGrunn" said="valgSagt" label={say('desk:choice.label')} refused={mine} />
      )}
      <div className="row">
        <Press>{say('staff:composer.send')}</Press>
        <p className="small quiet">{say(adviceOf(page, open, answered))}</p>
      </div>
    </form>
  )
}

/** The person, the writer and everybody in the office: names that anybody may meet in an answer. */
const namesKnown = ({ brief, directory }: OpenPage, writer: string) => [
  writer,
  brief.name,
  brief.callMe ?? '',
  ...brief.responsible.map((one) => one.name),
  ...directory.staff.map((one) => one.name),
  ...directory.teams.map((one) => one.name),
  ...directory.offices.map((one) => one.name),
]

/** One's own entries are what an answer answers, until the writer says otherwise. */
function preselected(open: readonly Entry[], page: OpenPage, me: string): Set<string> {
  const own = open.filter(({ promiseId, deskStaffId }) => deskStaffId === me || promiseId === page.selectedId)
  return new Set(own.map((entry) => entry.promiseId))
}

/** What will come of sending: by the person's profile and by what the entries need. */
function adviceOf(page: OpenPage, open: readonly Entry[], answered: ReadonlySet<string>) {
  const chosen = open.filter((entry) => answered.has(entry.promiseId))
  if (chosen.some((entry) => entry.urgency === 'acute' || entry.kind === 'holdMeeting'))
    return 'staff:composer.needsContact'
  if (chosen.some((entry) => entry.talkRequired)) return 'staff:composer.talkRequired'
  if (page.brief.contactStatus === 'assisted') return 'staff:composer.assisted'
  if (page.brief.contactStatus === 'unknown') return 'staff:composer.unknown'
  return 'staff:composer.channel'
}

export function EntryTick({ entry, prefix, checked }: { entry: Entry; prefix: string; checked: boolean }) {
  const { theme, due } = useWords()
  return (
    <label className="tick small">
      <input type="checkbox" name={`${prefix}.${entry.promiseId}`} value="ja" defaultChecked={checked} />
      <span>
        <SideTag side={entry.side} /> {theme(entry.theme)}{' '}
        <span className="quiet">
          {entry.ownerName}, {due(entry.dueAt)}
        </span>
      </span>
    </label>
  )
}
