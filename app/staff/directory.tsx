import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { MATTERS } from '../../office/visits/directory/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { EntryForm } from './directory-form.tsx'
import { EntryCard } from './directory-parts.tsx'
import { idOf } from './ids.ts'
import { Fold, SmallSelect } from './parts.tsx'
import { plain } from './plain.ts'
import { ticked } from './ticked.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const PAGE = '/arbeid/hvem-har-ansvar'

/** who is responsible for what, while somebody stands at the desk or is on the line. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const asked = new URL(request.url).searchParams
  const [office, matter] = [asked.get('kontor') ?? '', asked.get('tema') ?? '']
  const found = await here.office.visits.directoryFor({ office, matter })
  if (!found.ok) throw fault('notFound')
  return { ...plain(found.value), matter }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { visits } = here.office
  const entryId = idOf(values.oppforing)
  const done =
    values.gjor === 'stemmer'
      ? await visits.entryHolds({ entryId })
      : values.gjor === 'slutt'
        ? await visits.endEntry({ entryId })
        : await visits.writeEntry({
            ...(values.oppforing ? { entryId } : {}),
            body: values.hvem ?? '',
            themes: ticked(values, 'tema'),
            name: values.navn ?? '',
            phone: values.telefon ?? '',
            web: values.nettside ?? '',
            address: values.adresse ?? '',
            week: [1, 2, 3, 4, 5, 6, 7].map((day) => values[`dag.${day}`] ?? ''),
            languages: ticked(values, 'sprak'),
            interpreter: values.tolk === 'ja',
            validFrom: values.fra ?? '',
          })
  if (done.ok) return redirect(PAGE, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, values)
}

export type DirectoryPage = Awaited<ReturnType<typeof loader>>

export default function Directory() {
  const page = useLoaderData() as DirectoryPage
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack">
      <title>{say('visitstaff:directory.title')}</title>
      <BenchHead heading={say('visitstaff:directory.title')} lead={say('visitstaff:directory.lead')}>
        <p>
          <a href={`/kontor/${page.officeId}/hvem`}>{say('visitstaff:hours.public')}</a>
        </p>
      </BenchHead>
      <Refusal refused={refused} />
      <form method="get" className="row">
        <SmallSelect
          name="tema"
          label={say('visitstaff:directory.matter')}
          value={page.matter}
          options={[
            { value: '', label: say('visitstaff:directory.all') },
            ...MATTERS.map((value) => ({ value, label: say(`visits:directory.matter.${value}`) })),
          ]}
        />
        <SmallSelect
          name="kontor"
          label={say('visitstaff:directory.office')}
          value={page.officeId}
          options={page.offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Press small variant="secondary">
          {say('visitstaff:directory.show')}
        </Press>
      </form>
      {page.entries.length === 0 && <EmptyState heading={say('visitstaff:directory.none')} />}
      <ul className="plain-list two-wide">
        {page.entries.map((entry) => (
          <li key={entry.id} className="card stack-tight">
            <EntryCard entry={entry} page={page} refused={refused} />
          </li>
        ))}
      </ul>
      {page.coming.length > 0 && (
        <section className="stack-tight" aria-labelledby="kommer">
          <h2 id="kommer">{say('visitstaff:directory.coming')}</h2>
          <ul className="plain-list two-wide">
            {page.coming.map((entry) => (
              <li key={`${entry.id} ${entry.version}`} className="card stack-tight">
                <EntryCard entry={entry} page={page} refused={refused} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.leads && (
        <Fold
          id="ny"
          summary={say('visitstaff:directory.new')}
          open={refused?.values.gjor === 'skriv' && !refused.values.oppforing}
        >
          <EntryForm refused={refused?.values.oppforing ? undefined : refused} />
        </Fold>
      )}
    </div>
  )
}
