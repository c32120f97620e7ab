import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { useReason } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { PeopleFound, SearchBox } from './people-found.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** by name, national number, telephone or receipt number. Who may not be known of is not in the answer. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const words = (new URL(request.url).searchParams.get('sok') ?? '').trim()
  if (words === '') return { words, hits: [], reason: null }
  const found = await here.office.access.searchPeople(words)
  return found.ok
    ? { words, hits: plain(found.value), reason: null }
    : { words, hits: [], reason: found.reason as string }
}

type Found = Awaited<ReturnType<typeof loader>>

export default function Search() {
  const { words, hits, reason } = useLoaderData() as Found
  const { say } = useWords()
  const reasonText = useReason()
  useKeys((command) => {
    if (command !== 'search') return false
    document.getElementById('sok')?.focus()
    return true
  })
  return (
    <div className="stack narrow">
      <title>{say('staff:search.heading')}</title>
      <BenchHead heading={say('staff:search.heading')} />
      <SearchBox words={words} />
      {reason && <p role="alert">{reasonText(reason)}</p>}
      {words !== '' && hits.length === 0 && !reason && (
        <EmptyState heading={say('staff:search.none')}>
          <p>{say('staff:search.noneText')}</p>
        </EmptyState>
      )}
      <PeopleFound hits={hits} />
    </div>
  )
}
