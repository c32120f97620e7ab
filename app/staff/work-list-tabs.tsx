import { useShell } from '../ui/shell.ts'
import type { ListName } from './list-address.ts'
import { listAddress } from './list-address.ts'
import { useWords } from './words.ts'
import type { WorkListPage } from './work-list-data.ts'

/** The lists that somebody has, each with how much is in it. */
export function Tabs({ page }: { page: WorkListPage }) {
  const { say } = useWords()
  const { viewer } = useShell()
  const leads = viewer?.kind === 'staff' && viewer.roles.includes('LE')
  const here = page.address.list
  const lists: ListName[] = ['mine', 'team']
  if (page.counts.absent > 0 || here === 'absent') lists.push('absent')
  if (page.counts.triage > 0 || here === 'triage') lists.push('triage')
  if (leads) lists.push('lead', 'office')
  return (
    <nav className="tabs" aria-label={say('staff:list.label')}>
      <ul className="plain-list">
        {lists.map((list) => (
          <li key={list}>
            <a href={listAddress({ list })} aria-current={list === here ? 'page' : undefined}>
              {say(`staff:list.${list}`)} <b>{page.counts[list]}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** "Haster 1 · I dag 9 · Forsinket 2" of one's own; each leads to what it counts. */
export function DayCounts({ page }: { page: WorkListPage }) {
  const { say } = useWords()
  const { acute, today, late } = page.counts
  return (
    <ul className="counts plain-list" aria-label={say('staff:counts.label')}>
      <li data-tone={acute > 0 ? 'danger' : undefined}>
        <a href={listAddress({ list: 'mine', urgency: 'acute' })}>{say('staff:counts.acute')}</a>{' '}
        <b>{acute}</b>
      </li>
      <li>
        {say('staff:counts.today')} <b>{today}</b>
      </li>
      <li data-tone={late > 0 ? 'danger' : undefined}>
        <a href={listAddress({ list: 'mine', late: true })}>{say('staff:counts.late')}</a> <b>{late}</b>
      </li>
    </ul>
  )
}
