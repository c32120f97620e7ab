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
import { HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { EmptyState, SideTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'
import { useSheetWords } from './reception-papers.tsx'
import { useWords } from './words.ts'

const DONE = ['bedt', 'hentet'] as const

/** What has been asked for, how much of it has come, and everything the person has handed in (R-086, M-06, M-17). */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const query = new URL(request.url).searchParams
  const purpose = query.get('formal')
  const personId = params.personId ?? ''
  const before = query.get('for')
  const found = await here.office.reach.documentsOf({
    personId,
    ...(purpose ? { purpose } : {}),
    before: before === null ? null : idOf(before),
  })
  if (!found.ok) throw fault('notFound')
  const papers = await here.office.visits.papersWaiting({ personId, ...(purpose ? { purpose } : {}) })
  return {
    personId,
    purpose,
    done: DONE.find((one) => one === query.get('gjort')) ?? null,
    papers: papers.ok ? plain(papers.value) : [],
    ...plain(found.value),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const back = `/arbeid/person/${params.personId}/papirer`
  if (values.gjor === 'papir') {
    const [promiseId = '', item = ''] = (values.ting ?? '').split(':')
    const came = await here.office.reach.paperCame({
      personId: idOf(params.personId),
      promiseId: idOf(promiseId),
      item: Number(item),
    })
    return came.ok ? redirect(back, 303) : refuse(came.reason, values)
  }
  if (values.gjor === 'sett') {
    const ids = { personId: idOf(params.personId), promiseId: idOf(values.papir) }
    const seen = await here.office.visits.papersSeen(ids)
    return seen.ok ? redirect(back, 303) : refuse(seen.reason, values)
  }
  const side = values.side === 'municipal' ? 'municipal' : 'state'
  if (values.gjor === 'hent') {
    const asked = { personId: idOf(params.personId), side, what: values.papir ?? '' } as const
    const fetched = await here.office.reach.fetchFromOtherSide(asked)
    return fetched.ok ? redirect(`${back}?gjort=hentet`, 303) : refuse(fetched.reason, values)
  }
  const what = (values.papirer ?? '').split('\n')
  const done = await here.office.reach.requestDocuments({ personId: params.personId ?? '', side, what })
  if (!done.ok) return refuse(done.reason, values, { field: 'papirer', details: done.details })
  return redirect(`${back}?gjort=bedt`, 303)
}

export default function Documents() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  const query = page.purpose ? `?formal=${page.purpose}` : ''
  return (
    <div className="stack narrow">
      <title>{say('desk:documents.title')}</title>
      <BenchHead
        heading={say('desk:documents.title')}
        lead={
          <a href={`/arbeid/person/${page.personId}${query}`}>
            <bdi>{page.name}</bdi>
          </a>
        }
      >
        <p className="row">
          <a href={`/arbeid/person/${page.personId}/sms${query}`}>{say('desk:sms.title')}</a>
        </p>
      </BenchHead>
      <Refusal refused={refused} />
      <InTheHouse refused={refused} />
      {page.done === 'bedt' && <p role="status">{say('desk:documents.sent')}</p>}
      {page.done === 'hentet' && <p role="status">{say('desk:documents.fetched')}</p>}
      <FromDesk page={page} query={query} />
      <Asked requests={page.requests} />
      <Received page={page} query={query} />
      <form method="post" className="stack-tight">
        <h2>{say('desk:documents.ask')}</h2>
        <HiddenFields form="be-om" />
        <TextBox
          name="papirer"
          label={say('desk:documents.what')}
          hint={say('desk:documents.whatHint')}
          refused={refused}
          rows={3}
          maxLength={1000}
        />
        <SidePick />
        <div>
          <Press>{say('desk:documents.send')}</Press>
        </div>
      </form>
    </div>
  )
}

/** what stopped the request is there already; a file is fetched by one press, a paper from whoever has it. */
function InTheHouse({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  const { what, side, file } = refused?.details ?? {}
  if (refused?.reason !== 'inTheHouse' || typeof what !== 'string') return null
  const had = { what, side: say(side === 'municipal' ? 'common:side.municipal' : 'common:side.state') }
  if (file !== 1) return <p>{say('desk:documents.there.paper', had)}</p>
  return (
    <form method="post" className="card stack-tight">
      <HiddenFields form="hent" />
      <p>{say('desk:documents.there', had)}</p>
      <input type="hidden" name="papir" value={what} />
      <input type="hidden" name="side" value={side === 'municipal' ? 'state' : 'municipal'} />
      <div>
        <Press name="gjor" value="hent">
          {say('desk:documents.fetch')}
        </Press>
      </div>
    </form>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type AskedFor = Page['requests'][number]

/** What the person was asked to send, and what has come of it. */
function Asked({ requests }: Pick<Page, 'requests'>) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="bedt">
      <h2 id="bedt">{say('desk:documents.asked')}</h2>
      {requests.length === 0 && <p className="quiet">{say('desk:documents.noneAsked')}</p>}
      <ul className="plain-list stack-tight">
        {requests.map((request) => (
          <li key={request.promiseId} className="card stack-tight">
            <p className="row row-apart">
              <span className="strong">
                {say('reach:upload.count', { received: request.received, asked: request.asked })}
              </span>
              <span>
                <SideTag side={request.side} /> <Time at={request.dueAt} />
              </span>
            </p>
            <ul>
              {request.items.map((item) => (
                <AskedThing key={item.at} request={request} item={item} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One thing that was asked for, with a button for whoever takes it over the desk. */
function AskedThing({ request, item }: { request: AskedFor; item: AskedFor['items'][number] }) {
  const { say } = useWords()
  const thing = `${request.promiseId}:${item.at}`
  return (
    <li>
      {item.what}{' '}
      {item.receivedAt && (
        <span className="quiet">
          ({say('desk:documents.came')} <Time at={item.receivedAt} />)
        </span>
      )}
      {!item.receivedAt && request.endedAt === null && (
        <form method="post" className="row">
          <HiddenFields form={`papir-${thing}`} />
          <input type="hidden" name="gjor" value="papir" />
          <input type="hidden" name="ting" value={thing} />
          <Press variant="tertiary" small>
            {say('desk:documents.paper')}
          </Press>
        </form>
      )}
    </li>
  )
}

/** Everything that has been handed in; what is not yet known to be clean cannot be opened. */
function Received({ page, query }: { page: Page; query: string }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="fatt">
      <h2 id="fatt">{say('desk:documents.received')}</h2>
      {page.documents.length === 0 && <EmptyState heading={say('desk:documents.noneReceived')} />}
      <ul className="plain-list stack-tight">
        {page.documents.map(({ id, name, size, side, scan, receivedAt }) => (
          <li key={id} className="row row-apart">
            {scan === 'waiting' || scan === 'infected' ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={`/arbeid/person/${page.personId}/papirer/${id}${query}`}>
                <bdi>{name}</bdi>
              </a>
            )}
            {scan !== 'clean' && <span className="strong small">{say(`desk:documents.scan.${scan}`)}</span>}
            <span className="quiet">
              {say('desk:documents.size', { kb: Math.max(1, Math.round(size / 1024)) })}{' '}
              <SideTag side={side} /> <Time at={receivedAt} />
            </span>
          </li>
        ))}
      </ul>
      {page.older && (
        <p>
          <a href={`/arbeid/person/${page.personId}/papirer?${olderQuery(page)}`}>
            {say('staff:timeline.older')}
          </a>
        </p>
      )}
    </section>
  )
}

const olderQuery = ({ older, purpose }: Page) =>
  new URLSearchParams({ for: older ?? '', ...(purpose ? { formal: purpose } : {}) }).toString()

export function SidePick() {
  const { say } = useWords()
  return (
    <fieldset className="row">
      <legend className="small">{say('desk:sms.side')}</legend>
      {(['state', 'municipal'] as const).map((side, at) => (
        <label key={side} className="tick">
          <input type="radio" name="side" value={side} defaultChecked={at === 0} />{' '}
          <span>{say(`common:side.${side}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** sheets that came over the desk, with what has been scanned of them. */
function FromDesk({ page: { papers, personId }, query }: { page: Page; query: string }) {
  const { say } = useWords()
  const words = useSheetWords()
  if (papers.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="fra-mottaket">
      <h2 id="fra-mottaket">{say('visitstaff:reception.papers.desk')}</h2>
      <ul className="plain-list">
        {papers.map((one) => (
          <li key={one.promiseId} className="row row-apart">
            <span>
              {one.sheets.map(words).join(', ')} <Time at={one.receivedAt} />
              {one.files.map(({ id, name, scan }) => (
                <span key={id} className="scanned">
                  {scan === 'waiting' || scan === 'infected' ? (
                    <bdi>{name}</bdi>
                  ) : (
                    <a href={`/arbeid/person/${personId}/papirer/${id}${query}`}>
                      <bdi>{name}</bdi>
                    </a>
                  )}
                </span>
              ))}
            </span>
            <form method="post">
              <HiddenFields form={`seen-${one.promiseId}`} />
              <input type="hidden" name="papir" value={one.promiseId} />
              <Press small variant="secondary" name="gjor" value="sett">
                {say('visitstaff:reception.papers.seen')}
              </Press>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
