import { useSearchParams } from 'react-router'
import { HiddenFields, Press } from '../../ui/forms.tsx'
import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'

/** whoever says that the office is hard to reach is rung, and the lead sees it. */
export function Unreached({ page }: { page: CallPage }) {
  const { say } = useWords()
  const [search] = useSearchParams()
  const { call, person } = page.incoming
  if (call.who !== 'person' || person === null) return null
  if (search.has('klaget'))
    return (
      <p className="card" role="status">
        {say('voice:desk.unreached.done')}
      </p>
    )
  return (
    <form method="post" className="card stack-tight">
      <HiddenFields form="unreached" />
      <p className="quiet small">{say('voice:desk.unreached.lead')}</p>
      <div>
        <Press name="gjor" value="naddikke" variant="secondary" small>
          {say('voice:desk.unreached')}
        </Press>
      </div>
    </form>
  )
}
