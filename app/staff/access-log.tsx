import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { Wide } from '../ui/wide.tsx'
import { idOf } from './ids.ts'
import { PeopleFound, SearchBox } from './people-found.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const PLACE = '/arbeid/innsyn'

/**
 * M-32, R-730: the privacy role finds a person and reads who has looked, and who was turned away. The reading is logged.
 * For everybody else the page does not exist.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  if (!here.viewer.roles.includes('PO')) throw fault('notFound')
  const query = new URL(request.url).searchParams
  const words = (query.get('sok') ?? '').trim()
  if (params.personId === undefined) {
    const found = words === '' ? null : await here.office.access.searchForOfficer(words)
    return { words, hits: found?.ok ? plain(found.value) : [], log: null, personId: null }
  }
  const personId = idOf(params.personId)
  const before = query.get('for')
  const log = await here.office.access.accessLogForOfficer(personId, before === null ? null : idOf(before))
  if (!log.ok) throw fault('notFound')
  return { words, hits: [], log: plain(log.value), personId }
}

export default function AccessLog() {
  const { words, hits, log, personId } = useLoaderData<typeof loader>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('desk:log.heading')}</title>
      <BenchHead heading={say('desk:log.heading')} />
      <SearchBox words={words} action={PLACE} />
      {words !== '' && hits.length === 0 && <EmptyState heading={say('staff:search.none')} />}
      <PeopleFound hits={hits} to={(id) => `${PLACE}/${id}`} />
      {log && <Lines entries={log.entries} />}
      {log?.older && (
        <p>
          <a href={`${PLACE}/${personId}?for=${log.older}`}>{say('staff:timeline.older')}</a>
        </p>
      )}
    </div>
  )
}

type Entry = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['log']>['entries'][number]

function Lines({ entries }: { entries: readonly Entry[] }) {
  const { say, coded, purpose } = useWords()
  if (entries.length === 0) return <EmptyState heading={say('desk:log.none')} />
  return (
    <Wide label={say('desk:log.heading')}>
      <table className="dense">
        <thead>
          <tr>
            {(['at', 'who', 'role', 'what', 'why', 'outcome'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`desk:log.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Time at={entry.at} />
              </td>
              <td>
                <bdi>{entry.who}</bdi>
              </td>
              <td>{coded('desk:log.role')(entry.role)}</td>
              <td>{coded('desk:log.what')(entry.what)}</td>
              <td>{`${purpose(entry.purpose)} (${coded('desk:log.basis')(entry.basis)})`}</td>
              <td>
                {entry.allowed ? (
                  say('desk:log.opened')
                ) : (
                  <StatusTag tone="warning">{say('desk:log.turnedAway')}</StatusTag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
