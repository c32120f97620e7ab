import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { StatusTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** how one entry of the own office came to be as it is: who was responsible when, and who said so. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const found = await here.office.visits.entryHistory({ entryId: idOf(params.entryId) })
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export default function DirectoryHistory() {
  const { versions } = useLoaderData() as Awaited<ReturnType<typeof loader>>
  const { say, day } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('visitstaff:directory.history')}</title>
      <div className="bench-head">
        <div>
          <h1>{say('visitstaff:directory.history')}</h1>
          <p>
            <a href="/arbeid/hvem-har-ansvar">{say('visitstaff:directory.title')}</a>
          </p>
        </div>
      </div>
      <ol className="plain-list stack-tight" reversed>
        {versions.map(({ version, name, phone, validFrom, checkedOn, ownerName, ended }) => (
          <li key={version} className="card stack-tight">
            <p className="row row-apart">
              <span className="strong">
                {say('visitstaff:directory.history.from', { from: day(validFrom) })}
              </span>
              {ended && <StatusTag>{say('visitstaff:directory.history.ended')}</StatusTag>}
            </p>
            <p>
              <bdi>{name}</bdi>
              {phone && (
                <>
                  , <bdi dir="ltr">{phone}</bdi>
                </>
              )}
            </p>
            <p className="quiet small">
              {say('visitstaff:directory.history.checked', {
                checked: day(checkedOn),
                who: ownerName ?? say('visitstaff:directory.house'),
              })}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
