import { useSearchParams } from 'react-router'
import type { Refused } from '../form.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import type { Entry } from './brief-data.ts'
import { HandOverForm, Postpone, TalkForm, Urgency } from './deeds-own.tsx'
import { Classify, Merge, Refer, Withdraw } from './deeds-sort.tsx'
import { Explain } from './desk/comment.tsx'
import { useFormAddress } from './form-address.ts'
import { InterpreterButton } from './interpreter-button.tsx'
import type { OpenPage } from './person-view.tsx'
import { useWords } from './words.ts'

export type DeedProps = {
  page: OpenPage
  entry: Entry
  action: string
  /** The form that came back, when it is this one. */
  refused: Refused | undefined
  open: boolean
}

/** Everything that can be done with the chosen entry besides writing. Each form keeps what was typed when refused. */
export function DeedForms({ page, refused }: { page: OpenPage; refused: Refused | undefined }) {
  const { say, theme } = useWords()
  const [search] = useSearchParams()
  const action = useFormAddress(page)
  const entry = page.conversation?.entries.find((one) => one.promiseId === page.selectedId)
  if (!entry) return null
  const wanted = search.get('gjor')
  const about = (deed: string): DeedProps => {
    const back = refused?.values.gjor === deed ? refused : undefined
    return { page, entry, action, refused: back, open: back !== undefined || wanted === deed }
  }
  return (
    <section className="stack-tight deeds" aria-label={say('staff:deeds.label')}>
      <h2>{say('staff:deeds.heading', { theme: theme(entry.theme) })}</h2>
      <AtOnce entry={entry} action={action} />
      {entry.theme === 'unknown' && <Classify {...about('sorter')} open />}
      <InterpreterButton {...page.brief} />
      <TalkForm {...about('ring')} />
      <HandOverForm {...about('overfor')} />
      <Postpone {...about('utsett')} />
      <Explain {...about('forklar')} />
      <Urgency {...about(entry.urgency === 'acute' ? 'senk' : 'hev')} />
      <Refer {...about('henvis')} />
      <Merge {...about('sla')} />
      {entry.theme !== 'unknown' && <Classify {...about('sorter')} />}
      <Withdraw {...about('trekk')} />
    </section>
  )
}

/** One press: take what lies with the team, accept what was offered. */
function AtOnce({ entry, action }: { entry: Entry; action: string }) {
  const { say } = useWords()
  const { viewer } = useShell()
  const me = viewer?.kind === 'staff' ? viewer.id : ''
  if (entry.offeredStaffId === me)
    return <OnePress id="accept" deed="godta" entry={entry} action={action} text={say('staff:deed.accept')} />
  if (entry.deskStaffId === me) return null
  return <OnePress id="take" deed="ta" entry={entry} action={action} text={say('staff:deed.take')} />
}

function OnePress(props: { id: string; deed: string; entry: Entry; action: string; text: string }) {
  return (
    <form method="post" action={props.action} id={props.id}>
      <HiddenFields form={props.deed} />
      <input type="hidden" name="gjor" value={props.deed} />
      <input type="hidden" name="oppgave" value={props.entry.promiseId} />
      <Press variant="secondary" small>
        {props.text}
      </Press>
    </form>
  )
}
