import type { Granting, RequestState } from '../../office/meetings/requests/model.ts'
import type { PageDoor } from '../context.ts'
import type { OpenPage } from './person-view.tsx'
import { useWords } from './words.ts'

export type WishLine = {
  id: string
  open: boolean
  state: RequestState
  given: boolean
  rules: Granting[]
  dueAt: string | null
}

/** Nothing where the reader may see the person but not what is agreed with them (M-04, M-05). */
export async function wishLinesFor({ office }: PageDoor, personId: string): Promise<WishLine[]> {
  const found = await office.meetings.personWishes({ personId })
  if (!found.ok) return []
  return found.value.map(({ id, state, given, rules, dueAt }) => ({
    id,
    state,
    open: state === 'open' || state === 'offered',
    given,
    rules,
    dueAt: dueAt?.toString() ?? null,
  }))
}

/** R-463, R-464: what is wished for and why it is given, with the way to answer or to write one down. */
export function WishLines({ page }: { page: OpenPage }) {
  const { say, due } = useWords()
  const open = page.wishes.filter((wish) => wish.open)
  return (
    <section className="card stack-tight" aria-labelledby="moteonsker">
      <h2 id="moteonsker" className="section-title">
        {say('meetstaff:requests.onPerson')}
      </h2>
      <ul className="plain-list">
        {open.map((wish) => (
          <li key={wish.id}>
            <strong>{say(wish.given ? 'meetstaff:requests.given' : 'meetstaff:requests.judged')}</strong>
            {wish.rules.length > 0 &&
              `: ${wish.rules.map((rule) => say(`meetstaff:requests.rule.${rule}`)).join(', ')}`}
            {wish.dueAt && ` · ${say('meetstaff:requests.col.due')} ${due(wish.dueAt)}`}
          </li>
        ))}
      </ul>
      <a href={`/arbeid/person/${page.brief.personId}/moteonsker`}>
        {say(open.length > 0 ? 'meetstaff:requests.answerThem' : 'meetstaff:requests.ask')}
      </a>
    </section>
  )
}
