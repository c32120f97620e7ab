import { LANGUAGE_CODES } from './languages.ts'
import { isFiltered, LIST_WORDS, listAddress } from './list-address.ts'
import { SmallSelect } from './parts.tsx'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'
import type { WorkListPage } from './work-list-data.ts'

/** Narrows the list. The choice stands in the address and is there again the next time. */
export function Filters({ page }: { page: WorkListPage }) {
  const words = useWords()
  const { say } = words
  const themes = useThemes()
  const { address } = page
  const any = { value: '', label: say('staff:filter.any') }
  const side = { state: 'stat', municipal: 'kommune', common: 'felles' }
  const urgency = { acute: 'haster', elevated: 'forhoyet', ordinary: 'vanlig' }
  return (
    <form method="get" action="/arbeid" className="filters" aria-label={say('staff:filter.label')}>
      <input type="hidden" name="liste" value={LIST_WORDS[address.list]} />
      <SmallSelect
        name="side"
        label={say('staff:filter.side')}
        value={address.side ? side[address.side] : ''}
        options={[
          any,
          { value: 'stat', label: words.side('state') },
          { value: 'kommune', label: words.side('municipal') },
          { value: 'felles', label: words.side('common') },
        ]}
      />
      <SmallSelect
        name="hast"
        label={say('staff:filter.urgency')}
        value={address.urgency ? urgency[address.urgency] : ''}
        options={[
          any,
          { value: 'haster', label: words.urgency('acute') },
          { value: 'forhoyet', label: words.urgency('elevated') },
          { value: 'vanlig', label: words.urgency('ordinary') },
        ]}
      />
      <SmallSelect
        name="tema"
        label={say('staff:filter.theme')}
        value={address.theme ?? ''}
        options={[any, ...themes]}
      />
      <SmallSelect
        name="sprak"
        label={say('staff:filter.language')}
        value={address.language ?? ''}
        options={[any, ...LANGUAGE_CODES.map((code) => ({ value: code, label: words.language(code) }))]}
      />
      <label className="tick small">
        <input type="checkbox" name="sene" value="ja" defaultChecked={address.late === true} />
        <span>{say('staff:filter.late')}</span>
      </label>
      <button type="submit" className="aksel-button aksel-button--small" data-variant="secondary">
        <span className="aksel-label aksel-label--small">{say('staff:filter.show')}</span>
      </button>
      {isFiltered(address) && <a href={listAddress({ list: address.list })}>{say('staff:filter.clear')}</a>}
    </form>
  )
}
