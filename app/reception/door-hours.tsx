import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Cause } from '../../office/kernel/opening/model.ts'
import type { DayHours } from '../../office/kernel/opening/rules.ts'
import { dayText } from '../../office/visits/opening/rules.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import { door, type OfficeDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { GoTo } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { TeamTimes } from '../ui/team-times.tsx'

/** when the reception is open, from the record that the door reads, and the way in when it cannot wait. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  const found = await here.officeHours(params.office ?? '')
  if (found === null) throw fault('notFound')
  const { id, today, week, closed, opens, name, address, phone, dutyPhone, open } = found
  const dayOf = (day: Temporal.PlainDate) =>
    sayDay(
      here.language,
      day.toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' }).toInstant(),
      here.now,
    )
  const row = ({ day, spans, closedFor, cause, parts }: DayHours) => ({
    day: dayOf(day),
    hours: spans.map((span) => `${span.opens}–${span.closes}`).join(', '),
    cause,
    why: closedFor ?? '',
    parts: parts.map(({ reason, ...part }) => ({ ...part, why: reason })),
  })
  return {
    ...{ id, name, address, phone, dutyPhone, open },
    opens: opens && sayWhen(here.language, opens, here.now),
    today: row(today),
    week: week.map(row),
    ahead: aheadOf(found.ahead, dayOf),
    teams: found.teams,
    closed: closed.map(({ day, from, until, cause, reason }) => ({
      key: `${day} ${from}`,
      day: dayOf(Temporal.PlainDate.from(day)),
      hours: from === null ? '' : `${from}–${until}`,
      cause,
      why: reason,
    })),
  }
}

type Ahead = NonNullable<Awaited<ReturnType<OfficeDoor['officeHours']>>>['ahead']
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const weekIn = (lines: Ahead['coming'][number]['lines']) =>
  WEEKDAYS.map((day) => ({ day, hours: dayText(lines, day) })).filter(({ hours }) => hours !== '')

/** what is decided for later, and what one may have a say in. */
function aheadOf({ coming, heard, since }: Ahead, dayOf: (day: Temporal.PlainDate) => string) {
  const said = (day: string) => dayOf(Temporal.PlainDate.from(day))
  return {
    coming: coming.map(({ validFrom, lines }) => ({ from: said(validFrom), week: weekIn(lines) })),
    heard: heard && {
      from: said(heard.validFrom),
      by: said(heard.answerBy),
      why: heard.why,
      week: weekIn(heard.lines),
    },
    since: since && said(since),
  }
}

export default function OfficeHoursPage() {
  const say = useSay()
  const { agency } = useShell()
  const office = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{`${say('visits:door.hours.title')} – ${office.name}`}</title>
      <div className="stack-tight">
        <h1 className="title">{office.name}</h1>
        <p>
          <bdi>{office.address}</bdi>
        </p>
        <p className="lead">
          {say(office.open ? 'visits:door.hours.open' : 'visits:door.closed')}{' '}
          {!office.open && office.opens && say('visits:door.opens', { when: office.opens })}
        </p>
      </div>
      {(office.today.cause !== null || office.today.parts.length > 0) && (
        <section className="card stack-tight" aria-labelledby="idag">
          <h2 id="idag" className="section-title">
            {say(office.today.cause === null ? 'visits:door.hours.today' : 'visits:closing.today')}
          </h2>
          {office.today.cause !== null && (
            <p>
              <Why {...office.today} />
            </p>
          )}
          <Parts parts={office.today.parts} />
        </section>
      )}
      <section className="card stack-tight" aria-labelledby="haster">
        <h2 id="haster" className="section-title">
          {say('public:urgent.heading')}
        </h2>
        <p>{say('public:urgent.text')}</p>
        <p className="lead">
          <Telephone number={office.dutyPhone ?? agency.urgentPhone} />
        </p>
      </section>
      <section className="stack-tight" aria-labelledby="tider">
        <h2 id="tider" className="section-title">
          {say('visits:door.hours.title')}
        </h2>
        <p className="strong">
          {say('visits:door.hours.today')}: <Hours {...office.today} />
        </p>
        <dl className="door-hours">
          {office.week.map((day) => (
            <div key={day.day}>
              <dt>{day.day}</dt>
              <dd>
                <Hours {...day} />
                <Parts parts={day.parts} />
              </dd>
            </div>
          ))}
        </dl>
        {office.ahead.since && (
          <p className="quiet">{say('visits:door.hours.since', { when: office.ahead.since })}</p>
        )}
      </section>
      <TeamTimes times={office.teams} />
      {office.ahead.coming.map(({ from, week }) => (
        <section key={from} className="card stack-tight">
          <h2 className="section-title">{say('visits:door.hours.coming', { when: from })}</h2>
          <Week week={week} />
        </section>
      ))}
      {office.ahead.heard && (
        <section className="card stack-tight" aria-labelledby="horing">
          <h2 id="horing" className="section-title">
            {say('visits:door.hours.heard')}
          </h2>
          <Week week={office.ahead.heard.week} />
          <p>
            <span className="quiet">{say('visits:hearing.why')}:</span> <bdi>{office.ahead.heard.why}</bdi>
          </p>
          <p>
            {say('visits:door.hours.heard.say', { from: office.ahead.heard.from, by: office.ahead.heard.by })}
          </p>
          <div>
            <GoTo href={`/kontor/${office.id}/horing`} variant="secondary">
              {say('visits:hearing.go')}
            </GoTo>
          </div>
        </section>
      )}
      {office.closed.length > 0 && (
        <section className="stack-tight" aria-labelledby="stengt">
          <h2 id="stengt" className="section-title">
            {say('visits:door.hours.closedDays')}
          </h2>
          <ul>
            {office.closed.map(({ key, day, hours, ...closed }) => (
              <li key={key}>
                {day}
                {hours !== '' && (
                  <>
                    {' '}
                    <bdi dir="ltr">{hours}</bdi>
                  </>
                )}
                : <Why {...closed} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={`/kontor/${office.id}/hvem`}>{say('visits:directory.title')}</a>
      </p>
      <p>
        <Telephone number={office.phone} />
      </p>
      <div className="row">
        <GoTo href="/min-side/avtaler/ny">{say('visits:door.way.slot')}</GoTo>
        <GoTo href="/ring-meg" variant="secondary">
          {say('calls:callback.title')}
        </GoTo>
      </div>
    </div>
  )
}

type Closed = { cause: Cause | null; why: string }

/** In a word that every language has, and as whoever decided it wrote it. */
function Why({ cause, why }: Closed) {
  const say = useSay()
  const words = cause === null || cause === 'other' ? '' : say(`visits:closing.cause.${cause}`)
  return (
    <>
      {words}
      {words !== '' && why !== '' && '. '}
      {why !== '' && <bdi>{why}</bdi>}
    </>
  )
}

/** Read from left to right in every language. */
const onClock = (from: string, until: string) => `\u2066${from}–${until}\u2069`

/** the part of a day that is closed, beside the hours that are left. */
function Parts({ parts }: { parts: readonly (Closed & { from: string; until: string })[] }) {
  const say = useSay()
  return parts.map(({ from, until, ...why }) => (
    <p key={from}>
      {say('visits:closing.part', { hours: onClock(from, until) })}: <Why {...why} />
    </p>
  ))
}

function Hours({ hours, cause, why }: Closed & { hours: string }) {
  const say = useSay()
  if (hours !== '') return <bdi dir="ltr">{hours}</bdi>
  return (
    <>
      {say('visits:door.hours.closed')}
      {cause !== null && (
        <>
          {': '}
          <Why cause={cause} why={why} />
        </>
      )}
    </>
  )
}

function Week({ week }: { week: ReturnType<typeof weekIn> }) {
  const say = useSay()
  return (
    <dl className="door-hours">
      {week.map(({ day, hours }) => (
        <div key={day}>
          <dt>{say(`visits:door.weekday.${day}`)}</dt>
          <dd>
            <bdi dir="ltr">{hours}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
