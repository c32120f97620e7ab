import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { hasText, type Say } from '../../text/index.ts'
import { personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { idOf } from '../staff/ids.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'

type Opening = { id: string; at: string; who: string; what: string; why: string | null }

/** R-730, K31: everybody who has opened the person's record, when and why, newest first. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const before = pageBefore(request)
  const log = await here.office.access.accessLogOf(before)
  if (!log.ok) throw fault('notFound')
  const readings = before === null ? await here.office.calls.myLetterReadings() : []
  const openings: Opening[] = log.value.entries.map((entry) => ({
    id: entry.id,
    at: entry.at.toString(),
    who: entry.who,
    what: whatWords(entry.what, here.say),
    why: whyWords(entry.purpose, entry.basis, here.say),
  }))
  const read = readings.map((one) => ({
    id: one.id,
    at: one.at.toString(),
    who: one.who,
    what: here.say('calls:desk.seen.letter', { from: clockWords(one.from), to: clockWords(one.until) }),
    why: null,
  }))
  const visits = before === null ? await here.office.visits.myVisits() : []
  const helped = before === null ? await here.office.visits.myAssisted() : []
  return {
    helped: helped.map(({ id, startedAt, staffName, place, things, confirmed }) => ({
      id,
      at: startedAt.toString(),
      who: here.say('assisted:seen.line', { staff: staffName, place: place ?? here.agency.name }),
      things: here.say('assisted:seen.things', { n: things }),
      confirmed: confirmed === null ? null : here.say(`assisted:receipt.${confirmed}`),
    })),
    visits: visits.map((visit) => ({
      id: visit.id,
      at: visit.cameAt.toString(),
      where: here.say('visits:reception.mine.at', { place: visit.place, who: visit.servedBy ?? '–' }),
      lines: [
        ...visit.lines,
        ...visit.sheets.map(({ kind, pages }) =>
          here.say('visits:reception.slip.sheets', {
            kind: here.say(`visits:reception.sheet.${kind}`),
            n: pages,
          }),
        ),
      ],
    })),
    openings: [...openings, ...read].sort((a, b) => (a.at < b.at ? 1 : -1)),
    older: log.value.older,
  }
}

/** The clock on the office's wall: "10:04". */
const clockWords = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString({ smallestUnit: 'minute' })

/** The line that the page before ended with. */
function pageBefore(request: Request): string | null {
  const given = new URL(request.url).searchParams.get('for')
  return given === null ? null : idOf(given)
}

function whatWords(what: string, say: Say): string {
  const key = `citizen:seen.what.${what}`
  return say(hasText(key) ? key : 'citizen:seen.what.other')
}

/** The purpose says more than the ground that let them in, where there is one. */
function whyWords(purpose: string, basis: string, say: Say): string | null {
  const key = [`citizen:seen.why.${purpose}`, `citizen:seen.why.${basis}`].find(hasText)
  return key ? say('citizen:seen.why', { why: say(key as 'citizen:seen.why.call') }) : null
}

export default function Seen() {
  const say = useSay()
  const { openings, older, visits, helped } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('citizen:seen.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:seen.title')}</h1>
        <p className="lead">{say('citizen:seen.lead')}</p>
      </div>
      {openings.length === 0 ? (
        <EmptyState heading={say('citizen:seen.none')} />
      ) : (
        <ol className="entries plain-list">
          {openings.map((opening: Opening) => (
            <li key={opening.id} className="stack-tight">
              <p>
                <bdi className="strong">{opening.who}</bdi> · {opening.what}
              </p>
              <p className="small quiet">
                <Time at={opening.at} full />
                {opening.why && <> · {opening.why}</>}
              </p>
            </li>
          ))}
        </ol>
      )}
      {older && (
        <p>
          <a href={`/min-side/hvem-har-sett?for=${older}`}>{say('citizen:seen.older')}</a>
        </p>
      )}
      {helped.length > 0 && (
        <section className="stack-tight" aria-labelledby="hjulpet">
          <h2 id="hjulpet" className="section-title">
            {say('assisted:seen.heading')}
          </h2>
          <ul className="entries plain-list">
            {helped.map((one) => (
              <li key={one.id} className="stack-tight">
                <p>
                  <bdi className="strong">{one.who}</bdi> · {one.things}
                </p>
                <p className="small quiet">
                  <Time at={one.at} full /> {one.confirmed}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {visits.length > 0 && (
        <section className="stack-tight" aria-labelledby="besok">
          <h2 id="besok" className="section-title">
            {say('visits:reception.mine.heading')}
          </h2>
          <ol className="entries plain-list">
            {visits.map((visit) => (
              <li key={visit.id} className="stack-tight">
                <p>
                  <Time at={visit.at} full /> · <bdi>{visit.where}</bdi>
                </p>
                {visit.lines.map((line) => (
                  <p key={line} className="small">
                    {line}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      <p>
        <GoTo href="/min-side/skriv" variant="secondary">
          {say('citizen:seen.report')}
        </GoTo>
      </p>
    </div>
  )
}
