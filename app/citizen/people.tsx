import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { MyOffice } from '../../office/people/views/myOffice.ts'
import type { Contact } from '../../office/people/views/myPeople.ts'
import type { Language } from '../../text/index.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import { type PageDoor, personDoor } from '../context.ts'
import { GoTo, HiddenFields, Press } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { lineToShow, MyNumber } from './my-line.tsx'

/** when the own number rings whoever follows the person up (K2). */
const LINE_HOURS = { from: '08:00', to: '15:30' }

type Shown = {
  name: string
  title: string
  side: 'state' | 'municipal'
  main: boolean
  office: string | null
  phone: string
  notes: string[]
}

export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const contacts = await here.office.people.myPeople()
  const found = await here.office.people.myOffice()
  const office = found && { ...found, ...hoursWords(found, here) }
  const line = lineToShow(await here.office.calls.myLine())
  return { people: contacts.map((contact) => shown(contact, contacts.length > 1, here)), office, line }
}

/** the days on which it is closed, with why in words that every language has, and when it opens next. */
function hoursWords({ closed, opensNext }: MyOffice, here: PageDoor) {
  return {
    closed: closed.map(({ day, from, until, cause, reason }) => ({
      key: `${day} ${from}`,
      day: sayDay(here.reads, { epochMilliseconds: Date.parse(`${day}T12:00:00Z`) }, here.now),
      hours: from === null ? '' : `${from}–${until}`,
      why: cause === 'other' ? '' : here.say(`visits:closing.cause.${cause}`),
      reason,
    })),
    opensNext: opensNext && sayWhen(here.reads, opensNext, here.now),
  }
}

function shown(contact: Contact, several: boolean, here: PageDoor): Shown {
  const { say } = here
  const name = contact.adviser?.name ?? contact.team?.name ?? say('citizen:talk.someone')
  const notes: string[] = []
  if (!contact.adviser) notes.push(say('citizen:people.team'))
  if (contact.presence === 'away') {
    notes.push(
      contact.backAt
        ? say('citizen:people.awayUntil', { when: sayWhen(here.language, contact.backAt, here.now) })
        : say('citizen:people.away'),
    )
    if (contact.acting) notes.push(say('citizen:people.acting', { name: contact.acting.name }))
  } else if (contact.deputy) notes.push(say('citizen:people.deputy', { name: contact.deputy.name }))
  return {
    name,
    title: contact.adviser?.title ?? '',
    side: contact.side,
    main: contact.lead && several,
    office: contact.officeName,
    phone: contact.phone || here.agency.phone,
    notes,
  }
}

/** each one who answers for the person, on which side, when they are there, and who answers meanwhile. */
export default function People() {
  const say = useSay()
  const { people, office, line } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('citizen:people.heading')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:people.heading')}</h1>
        <p className="lead">{say('citizen:people.lead')}</p>
      </div>
      <ul className="plain-list stack">
        {people.map((person: Shown) => (
          <PersonCard key={person.name + person.side} person={person} />
        ))}
      </ul>
      <MyNumber line={line} hours={LINE_HOURS} />
      <form method="post" action="/min-side/skriv" className="row">
        <HiddenFields form="call" />
        <input type="hidden" name="bekreftet" value="ja" />
        <input type="hidden" name="callMe" value="ja" />
        <input type="hidden" name="text" value={say('citizen:people.callMeText')} />
        <GoTo href="/min-side/skriv">{say('citizen:people.write')}</GoTo>
        <Press variant="secondary">{say('citizen:people.callMe')}</Press>
      </form>
      <p>
        <a href="/min-side/ring-meg">{say('calls:callback.pick.title')}</a>
      </p>
      <Others office={office} />
    </div>
  )
}

/** Whoever of one's own is away, these are there. */
type OfficeShown = NonNullable<Awaited<ReturnType<typeof loader>>['office']>

function Others({ office }: { office: OfficeShown | null }) {
  const say = useSay()
  const { agency, language } = useShell()
  return (
    <section className="stack" aria-labelledby="andre">
      <h2 id="andre" className="section-title">
        {say('citizen:people.also')}
      </h2>
      <ul className="entries plain-list">
        <li className="stack-tight">
          <p className="strong">{say('citizen:people.centre')}</p>
          <p>{say('citizen:people.centreText')}</p>
          <p>
            <Telephone number={agency.phone} />{' '}
            <span className="quiet">
              (<PhoneHours />)
            </span>
          </p>
        </li>
        {office && (
          <li className="stack-tight">
            <p className="strong">{say('citizen:people.office')}</p>
            <p>
              <bdi>{office.name}</bdi>
              <br />
              <bdi>{office.address}</bdi>
            </p>
            {office.open.map((days) => (
              <p key={days.from} className="quiet">
                {say('citizen:people.open', {
                  days: daysWords(days, language),
                  from: days.opens,
                  to: days.closes,
                })}
              </p>
            ))}
            {office.opensNext && <p>{say('visits:door.opens', { when: office.opensNext })}</p>}
            {office.closed.length > 0 && (
              <>
                <p className="strong">{say('visits:door.hours.closedDays')}</p>
                <ul>
                  {office.closed.map(({ key, day, hours, why, reason }) => (
                    <li key={key}>
                      {day}
                      {hours !== '' && (
                        <>
                          {' '}
                          <bdi dir="ltr">{hours}</bdi>
                        </>
                      )}
                      : {why}
                      {why !== '' && '. '}
                      <bdi>{reason}</bdi>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <p>
              <a href={`/kontor/${office.id}`}>{say('visits:door.hours.title')}</a>
            </p>
            <p>
              <Telephone number={office.phone} />
            </p>
            {office.duty && (
              <p>
                {say(`citizen:people.duty.${office.duty.shownFor}`)}
                <br />
                <Telephone number={office.duty.phone} />
              </p>
            )}
          </li>
        )}
      </ul>
    </section>
  )
}

/** "mandag–fredag", in the reader's language. */
function daysWords({ from, to }: { from: number; to: number }, language: Language): string {
  const format = new Intl.DateTimeFormat([language, 'nb'], { weekday: 'long', timeZone: 'UTC' })
  // The first of June 2026 is a Monday.
  const name = (day: number) => format.format(Date.UTC(2026, 5, day))
  return from === to ? name(from) : `${name(from)}–${name(to)}`
}

function PersonCard({ person }: { person: Shown }) {
  const say = useSay()
  return (
    <li className="card stack-tight">
      <h2 className="section-title row">
        <bdi>{person.name}</bdi>
        {person.main && <StatusTag tone="info">{say('citizen:people.main')}</StatusTag>}
      </h2>
      <p>
        {say(`citizen:people.side.${person.side}`)}
        {person.title && <> · {person.title}</>}
      </p>
      {person.office && <p className="quiet">{person.office}</p>}
      {person.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>
        <Telephone number={person.phone} />
        <br />
        <span className="quiet small">
          <PhoneHours />
        </span>
      </p>
    </li>
  )
}
