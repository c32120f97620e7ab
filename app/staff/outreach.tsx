import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ARENAS } from '../../office/visits/outreach/model.ts'
import { staffDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, GoTo, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { bornOn } from './format.ts'
import { idOf } from './ids.ts'
import { type Hit, SearchBox } from './people-found.tsx'
import { type Plain, plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const ADDRESS = '/arbeid/ute'
const UUID_LENGTH = 36

/** R-477: the visits of today outside the office, and a new one. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { visits, access } = here.office
  const words = (new URL(request.url).searchParams.get('sok') ?? '').trim()
  const found = words === '' ? null : await access.searchPeople(words)
  const today = await visits.outreachToday()
  const colleagues = await visits.outreachColleagues()
  const places = await visits.outreachPlaces()
  return {
    words,
    hits: found?.ok ? plain(found.value) : ([] as Hit[]),
    today: plain(today),
    colleagues,
    places: places.ok ? places.value.map(({ id, name }) => ({ id, name })) : [],
    leads: here.viewer.roles.includes('LE'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { visits } = here.office
  const done =
    values.gjor === 'tilbake'
      ? await visits.sayBack({ visitId: idOf(values.besok) })
      : await visits.planOutreach({
          personId: values.hvem ? idOf(values.hvem) : null,
          placeKind: values.slags ?? '',
          place: values.sted ?? '',
          ...(values.kjent ? { placeId: idOf(values.kjent) } : {}),
          startsAt: values.fra ?? '',
          backAt: values.tilbake ?? '',
          safetyStaffId: idOf(values.venter),
          clientKey: form.idempotencyKey.slice(0, UUID_LENGTH),
        })
  return done.ok ? redirect(ADDRESS, 303) : refuse(done.reason, values)
}

type Page = Awaited<ReturnType<typeof loader>>

export default function Outreach() {
  const page = useLoaderData() as Page
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose narrow">
      <title>{say('visitstaff:outreach.heading')}</title>
      <div className="stack-tight">
        <BenchHead heading={say('visitstaff:outreach.heading')} lead={say('visitstaff:outreach.lead')} />
        <Refusal refused={refused} />
        <p className="row">
          <GoTo href="/arbeid/ute/runde" variant="secondary">
            {say('visitstaff:outreach.phone')}
          </GoTo>
          <a href="/arbeid/ute/steder">{say('visitstaff:places.title')}</a>
          {page.leads && <a href="/arbeid/ute/tall">{say('visitstaff:outreachFigures.title')}</a>}
        </p>
      </div>
      <section className="stack-tight">
        <h2 className="section-title">{say('visitstaff:outreach.today')}</h2>
        {page.today.length === 0 && <EmptyState heading={say('visitstaff:outreach.none')} />}
        <ul className="plain-list stack">
          {page.today.map((visit) => (
            <Visit key={visit.visitId} visit={visit} />
          ))}
        </ul>
      </section>
      <Plan page={page} refused={refused} />
    </div>
  )
}

function Visit({ visit }: { visit: Plain<Page['today'][number]> }) {
  const { say } = useWords()
  return (
    <li className="card stack-tight">
      <p className="strong" dir="auto">
        {[visit.name, visit.place].filter(Boolean).join(', ') || visit.goes}
      </p>
      <p className="small">
        {say(`visitstaff:outreach.arena.${visit.placeKind}`)} · <Time at={visit.startsAt} /> ·{' '}
        {say('visitstaff:outreach.isOut')} <Time at={visit.backAt} />
      </p>
      <p className="small quiet">
        {say('visitstaff:outreach.goes')}: {visit.goes} · {say('visitstaff:outreach.waits')}: {visit.safety}
        {visit.entries > 0 && ` · ${say('visitstaff:outreach.entries', { n: visit.entries })}`}
      </p>
      {visit.back && <p>{say('visitstaff:outreach.isBack')}</p>}
      {visit.missed && !visit.back && (
        <p>
          <StatusTag tone="danger">{say('visitstaff:outreach.missed')}</StatusTag>
        </p>
      )}
      {!visit.back && (
        <form method="post">
          <HiddenFields form={`tilbake-${visit.visitId}`} />
          <input type="hidden" name="besok" value={visit.visitId} />
          <Press name="gjor" value="tilbake" variant="secondary" small>
            {visit.mine
              ? say('visitstaff:outreach.back')
              : say('visitstaff:outreach.heIsBack', { name: visit.goes })}
          </Press>
        </form>
      )}
    </li>
  )
}

function Plan({ page, refused }: { page: Page; refused: Refused | undefined }) {
  const { say } = useWords()
  const people = page.hits.map((hit) => ({
    value: hit.id,
    label: `${hit.givenName} ${hit.familyName}${hit.birthDate ? `, ${bornOn(hit.birthDate)}` : ''}`,
  }))
  return (
    <section className="stack">
      <h2 className="section-title">{say('visitstaff:outreach.plan')}</h2>
      <SearchBox words={page.words} action={ADDRESS} />
      <form method="post" className="stack">
        <HiddenFields form="ute" />
        <Choices
          name="hvem"
          label={say('visitstaff:outreach.person')}
          refused={refused}
          options={[...people, { value: '', label: say('visitstaff:outreach.person.none') }]}
        />
        {page.places.length > 0 && (
          <Choices
            name="kjent"
            label={say('visitstaff:places.title')}
            refused={refused}
            options={[
              { value: '', label: say('visitstaff:places.other') },
              ...page.places.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Choices
          name="slags"
          label={say('visitstaff:outreach.placeKind')}
          refused={refused}
          options={ARENAS.map((value) => ({ value, label: say(`visitstaff:outreach.arena.${value}`) }))}
        />
        <TextLine
          name="sted"
          label={say('visitstaff:outreach.place')}
          {...(page.places.length > 0 ? { hint: say('visitstaff:places.orHere') } : {})}
          refused={refused}
          required={page.places.length === 0}
          maxLength={200}
        />
        <TextLine
          name="fra"
          type="datetime-local"
          label={say('visitstaff:outreach.startsAt')}
          refused={refused}
          required
        />
        <TextLine
          name="tilbake"
          type="datetime-local"
          label={say('visitstaff:outreach.backAt')}
          refused={refused}
          required
        />
        <Choices
          name="venter"
          label={say('visitstaff:outreach.safety')}
          refused={refused}
          options={page.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Press name="gjor" value="planlegg">
          {say('visitstaff:outreach.save')}
        </Press>
      </form>
    </section>
  )
}
