import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { LOOKED_OVER, type Refused } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Tries } from './call-tries.tsx'
import { Composer } from './composer.tsx'
import { ConversationLines } from './conversation-lines.tsx'
import { DeedForms } from './deed-forms.tsx'
import { DoneLine } from './done-line.tsx'
import { Ended } from './ended.tsx'
import { KeyHelp, toggleHelp } from './key-help.tsx'
import type { Command, Keys } from './keys.ts'
import { Ladders } from './ladder.tsx'
import { LiveNews } from './live-news.tsx'
import { WishLines } from './meeting-requests-lines.tsx'
import { Owed } from './owed.tsx'
import type { PersonPage } from './person-data.ts'
import { ShownOnLines } from './person-referrals.tsx'
import { PurposeForm } from './purpose-form.tsx'
import { RuleCard } from './rule-card.tsx'
import { TimelineView } from './timeline-view.tsx'
import { useKeys } from './use-keys.ts'
import { Who } from './who.tsx'
import { useWords } from './words.ts'

export type OpenPage = Extract<PersonPage, { shut: false }>

const KEYS: readonly Keys[] = ['s', 'r', 'o', 'u', 't', 'a', 'm', '/', 'g m', 'g l', 'g s', 'g n', 'g v']

/** Which part of the page a key opens and goes to. */
const PARTS: Partial<Record<Command, string>> = {
  answer: 'svar',
  call: 'ring',
  handOver: 'overfor',
  postpone: 'utsett',
}

export function PersonView({ page, refused }: { page: PersonPage; refused: Refused | undefined }) {
  const { say } = useWords()
  const help = useRef<HTMLDetailsElement>(null)
  useKeys((command) => {
    if (command === 'help') return toggleHelp(help)
    if (command === 'meet' && !page.shut) return goTo(`/arbeid/person/${page.brief.personId}/moter`)
    if (command === 'take' || command === 'accept') return press(command)
    const part = PARTS[command]
    return part !== undefined && openPart(part)
  })
  if (page.shut) return <PurposeForm personId={page.personId} emergency={page.emergency} refused={refused} />
  const { brief } = page
  return (
    <>
      <title>{say('staff:person.title', { name: brief.name })}</title>
      <BenchHead heading={<bdi>{brief.name}</bdi>}>
        <KeyHelp keys={KEYS} at={help} />
      </BenchHead>
      <div className="news">
        <DoneLine />
        <Refusal refused={refused?.reason === LOOKED_OVER ? undefined : refused} />
        <LiveNews personId={brief.personId} />
      </div>
      <div className="person-grid">
        <section aria-label={say('staff:who.label')} className="stack who">
          <Who page={page} />
        </section>
        <div className="stack middle">
          <Middle page={page} refused={refused} />
        </div>
        <section aria-label={say('staff:owed.label')} className="stack">
          <Owed page={page} />
          <Tries page={page} />
          <ShownOnLines page={page} />
          <WishLines page={page} />
          <Ladders page={page} />
          <RuleCard page={page} />
          <Ended page={page} />
          <DeedForms page={page} refused={refused} />
        </section>
      </div>
      {page.timeline && <TimelineView page={page} timeline={page.timeline} />}
    </>
  )
}

function Middle({ page, refused }: { page: OpenPage; refused: Refused | undefined }) {
  const { say } = useWords()
  const [search] = useSearchParams()
  if (!page.conversation)
    return (
      <EmptyState heading={say('staff:talk.none')}>
        {page.brief.otherSide.length > 0 && <OtherSide page={page} />}
      </EmptyState>
    )
  return (
    <>
      <ConversationLines page={page} conversation={page.conversation} />
      <Composer
        page={page}
        conversation={page.conversation}
        refused={refused}
        focus={search.get('gjor') === 'svar'}
      />
    </>
  )
}

function OtherSide({ page }: { page: OpenPage }) {
  const { say } = useWords()
  return <p className="quiet">{say('staff:talk.noneHere', { n: page.brief.otherSide.length })}</p>
}

function openPart(id: string): boolean {
  const part = document.getElementById(id)
  if (!part) return false
  if (part instanceof HTMLDetailsElement) part.open = true
  part.querySelector<HTMLElement>('textarea, select, input:not([type=hidden])')?.focus()
  part.scrollIntoView({ block: 'nearest' })
  return true
}

function press(id: 'take' | 'accept'): boolean {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
  return form !== null
}

function goTo(address: string): boolean {
  location.assign(address)
  return true
}
