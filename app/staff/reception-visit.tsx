import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { bornOn } from './format.ts'
import { idOf } from './ids.ts'
import { NewVisitor } from './new-visitor-form.tsx'
import { SearchBox } from './people-found.tsx'
import { plain } from './plain.ts'
import { doAtDesk } from './reception-action.ts'
import { Card } from './reception-card.tsx'
import { CloseForm, SlipForms } from './reception-close.tsx'
import { Deeds } from './reception-forms.tsx'
import { HandedIn } from './reception-papers.tsx'
import { ShownOnBefore } from './reception-referrals.tsx'
import { RegularAtDesk } from './regulars-desk.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** One visit: who it is, what is done now, and what they go home with. The card only after a check. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const visitId = idOf(params.visit)
  const { visits } = here.office
  const found = await visits.visitAtDesk({ visitId })
  if (!found.ok) throw fault('notFound')
  const { visit } = found.value
  const known = visit.personId !== null && visit.identity !== 'none' && visit.state !== 'closed'
  const card = known ? await visits.deskCard({ personId: visit.personId as string }) : null
  const regular = known ? await visits.regularAtDesk({ personId: visit.personId as string }) : null
  const offers = known ? await visits.deskOffers({ visitId }) : null
  const papers = visit.personId === null ? null : await visits.deskPapers({ visitId })
  const unnamed = known ? await visits.unnamedPapers() : null
  const directory = visit.state === 'closed' ? null : await visits.directoryFor()
  const before = known ? await visits.referralsAtDesk({ visitId }) : null
  const search = (new URL(request.url).searchParams.get('sok') ?? '').trim()
  const hits = search === '' || known ? null : await here.office.access.searchPeople(search)
  return {
    ...plain(found.value),
    card: card?.ok ? plain(card.value) : null,
    papers: papers?.ok ? plain(papers.value) : null,
    unnamed: unnamed?.ok ? plain(unnamed.value) : [],
    offers: offers?.ok ? plain(offers.value) : null,
    known: regular?.ok ? plain(regular.value) : null,
    contacts: directory?.ok
      ? directory.value.entries
          .filter(({ body }) => body !== 'ours')
          .map(({ id, body, name, phone }) => ({ id, body, name, phone }))
      : [],
    before: before?.ok ? plain(before.value.referrals) : [],
    search,
    hits: hits?.ok ? plain(hits.value) : [],
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const visitId = idOf(params.visit)
  const done = await doAtDesk(here, visitId, form.values, form.idempotencyKey)
  if (done.ok) return redirect(`/arbeid/mottak/${visitId}`, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values, { details: done.details })
}

export type VisitPage = Awaited<ReturnType<typeof loader>>

export default function Visit() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say, coded } = useWords()
  useKeys(() => false)
  const { visit, name } = page
  const heading = say('visitstaff:reception.visit.heading', { n: visit.ticket })
  return (
    <div className="stack">
      <title>{heading}</title>
      <BenchHead
        heading={heading}
        lead={
          <>
            <bdi className="strong">
              {name ?? visit.calledAs ?? say('visitstaff:reception.visit.unknown')}
            </bdi>
            {' · '}
            {coded('visitstaff:reception.reason')(visit.reason)}{' '}
            {visit.urgent && <StatusTag tone="warning">{say('visitstaff:reception.flag.urgent')}</StatusTag>}{' '}
            {visit.privateRoom && <StatusTag tone="info">{say('visitstaff:reception.flag.room')}</StatusTag>}
          </>
        }
      >
        <p>
          <a href="/arbeid/mottak">{say('visitstaff:reception.visit.back')}</a>
        </p>
      </BenchHead>
      <Refusal refused={refused} />
      {visit.state === 'closed' ? (
        <p className="done" role="status">
          {say('visitstaff:reception.closed', {
            outcome: coded('visitstaff:reception.outcome')(visit.outcome ?? ''),
          })}
        </p>
      ) : null}
      <div className="split">
        <div className="stack">
          <Steps page={page} />
          {visit.state !== 'closed' && (
            <>
              <Deeds page={page} refused={refused} />
              <CloseForm page={page} refused={refused} />
            </>
          )}
        </div>
        <aside className="stack">
          {visit.state !== 'closed' && page.card === null && <Who page={page} refused={refused} />}
          {visit.state !== 'closed' && page.card !== null && (
            <p>
              <a href={`/arbeid/hjelpeokt?besok=${visit.id}`}>{say('visitstaff:assisted.begin')}</a>
            </p>
          )}
          {visit.state !== 'closed' && page.card !== null && (
            <p>
              <a href={`/arbeid/mistet-nummer?besok=${visit.id}`}>{say('visitstaff:lost.title')}</a>
            </p>
          )}
          {page.card && <Card card={page.card} personId={visit.personId ?? ''} />}
          <ShownOnBefore page={page} />
          <RegularAtDesk page={page} />
          <HandedIn visitId={visit.id} papers={page.papers} />
          <Done page={page} />
        </aside>
      </div>
    </div>
  )
}

type Part = { page: VisitPage; refused?: Refused | undefined }

function Steps({ page }: Part) {
  const { say } = useWords()
  return (
    <section aria-labelledby="lappen" className="card stack-tight">
      <h2 id="lappen">{say('visitstaff:reception.steps')}</h2>
      {page.lines.length === 0 && <p className="quiet">{say('visitstaff:reception.steps.none')}</p>}
      <ul className="plain-list">
        {page.lines.map(({ says }) => (
          <li key={says} className="strong">
            {says}
          </li>
        ))}
      </ul>
      <SlipForms page={page} />
    </section>
  )
}

function Who({ page, refused }: Part) {
  const { say, coded } = useWords()
  return (
    <section aria-labelledby="hvem" className="card stack-tight">
      <h2 id="hvem">{say('visitstaff:reception.who')}</h2>
      <SearchBox words={page.search} />
      {page.search !== '' && page.hits.length === 0 && <p>{say('visitstaff:reception.who.none')}</p>}
      {page.visit.personId === null && <NewVisitor language={page.visit.language} refused={refused} />}
      {page.hits.map((hit) => (
        <form method="post" key={hit.id} className="stack-tight">
          <HiddenFields form={`who-${hit.id}`} />
          <input type="hidden" name="gjor" value="hvem" />
          <input type="hidden" name="person" value={hit.id} />
          <p>
            <bdi className="strong">{`${hit.givenName} ${hit.familyName}`}</bdi>
            {hit.birthDate && `, ${bornOn(hit.birthDate)}`}
          </p>
          <Choices
            name="hvordan"
            id={`hvordan-${hit.id}`}
            label={say('visitstaff:reception.who.how')}
            options={['document', 'questions', 'known'].map((value) => ({
              value,
              label: coded('visitstaff:reception.who')(value),
            }))}
            refused={refused}
          />
          <div>
            <Press small>
              {say('visitstaff:reception.who.is', { name: `${hit.givenName} ${hit.familyName}` })}
            </Press>
          </div>
        </form>
      ))}
    </section>
  )
}

function Done({ page }: Part) {
  const { say, coded, when } = useWords()
  if (page.deeds.length === 0) return null
  return (
    <section aria-labelledby="gjort" className="stack-tight">
      <h2 id="gjort">{say('visitstaff:reception.done')}</h2>
      <ul>
        {page.deeds.map((deed) => (
          <li key={`${deed.deed} ${deed.at}`}>
            {coded('visitstaff:reception.deed')(deed.deed)}{' '}
            <span className="quiet small">{when(deed.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
