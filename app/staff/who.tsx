import type { ReactNode } from 'react'
import { useShell } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { LastContacts } from './brief.tsx'
import type { CaseBrief } from './brief-data.ts'
import { useFactWords } from './fact-words.ts'
import { ageAt, phoneWords } from './format.ts'
import { SmallDeed } from './ladder.tsx'
import type { OpenPage } from './person-view.tsx'
import { ProfileCard } from './profile-card.tsx'
import { useWords } from './words.ts'

/** Who it is, how to reach them and how not, and who answers for them. */
export function Who({ page }: { page: OpenPage }) {
  const { brief } = page
  const { say } = useWords()
  return (
    <>
      <Identity brief={brief} />
      <section className="stack-tight">
        <h2>{say('staff:who.reach')}</h2>
        <Reach page={page} />
        <ProfileCard personId={brief.personId} centre={page.isCentre} purpose={page.purpose} />
      </section>
      <section className="stack-tight">
        <h2>{say('staff:who.responsible')}</h2>
        <Responsible brief={brief} />
      </section>
      {brief.facts.length > 0 && (
        <section className="stack-tight">
          <h2>{say('staff:who.facts')}</h2>
          <Facts brief={brief} />
        </section>
      )}
      <LastContacts brief={brief} />
      <p className="stack-tight small">
        <a href={`/arbeid/ny-kontakt?person=${brief.personId}`}>{say('staff:who.newContact')}</a>
        <a href={`/arbeid/person/${brief.personId}/moter`}>{say('meetstaff:booking.title')}</a>
        <a href={`/arbeid/person/${brief.personId}/faste`}>{say('visitstaff:regulars.arrange')}</a>
        <a href={`/arbeid/person/${brief.personId}/opplaring`}>{say('visitstaff:training.nav')}</a>
        <a href={`/arbeid/person/${brief.personId}/sms`}>{say('desk:sms.title')}</a>
        <a href={`/arbeid/person/${brief.personId}/papirer`}>{say('desk:documents.title')}</a>
        <a href={`/arbeid/person/${brief.personId}/fullmakter`}>{say('desk:mandate.heading')}</a>
        <a href={`/arbeid/person/${brief.personId}/brev`}>{say('desk:letter.heading')}</a>
        <a href={`/arbeid/person/${brief.personId}/skjerming`}>{say('desk:protection.heading')}</a>
        <a href={`/arbeid/person/${brief.personId}/skriv-for`}>{say('desk:assist.heading')}</a>
        <a href={`/arbeid/hjelpeokt?person=${brief.personId}`}>{say('visitstaff:assisted.begin')}</a>
        <a href={`/arbeid/person/${brief.personId}/nummer`}>{say('visitstaff:number.title')}</a>
        {page.isCentre && <a href={`/arbeid/kontaktsenter/${brief.personId}`}>{say('staff:who.centre')}</a>}
      </p>
    </>
  )
}

function Identity({ brief }: { brief: CaseBrief }) {
  const words = useWords()
  const { say } = words
  const { now } = useShell()
  return (
    <dl className="facts">
      {brief.callMe && (
        <>
          <dt>{say('staff:who.callMe')}</dt>
          <dd>
            <bdi>{brief.callMe}</bdi>
          </dd>
        </>
      )}
      {brief.birthDate && (
        <>
          <dt>{say('staff:who.age')}</dt>
          <dd>{say('staff:who.years', { n: ageAt(brief.birthDate, now) })}</dd>
        </>
      )}
      {brief.numbers.map((one) => (
        <Fact key={one.number} name={words.coded('staff:identity')(one.kind)}>
          <span className="nowrap">{one.number.replace(/^(\d{6})(\d{5})$/, '$1 $2')}</span>
        </Fact>
      ))}
      <dt>{say('staff:who.language')}</dt>
      <dd>
        {words.language(brief.language)}
        {brief.interpreterNeed !== 'none' && (
          <div>
            <StatusTag tone="warning">
              {say(`staff:interpreterNeed.${brief.interpreterNeed === 'always' ? 'always' : 'forComplex'}`, {
                language: words.language(brief.interpreterLanguage ?? brief.language),
              })}
            </StatusTag>
          </div>
        )}
      </dd>
      {brief.municipality && <Fact name={say('staff:who.municipality')}>{brief.municipality}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Reach({ page }: { page: OpenPage }) {
  const { brief } = page
  const words = useWords()
  const { say } = words
  const phone = brief.contactPoints.filter((one) => one.kind === 'phone')
  const other = brief.contactPoints.filter((one) => one.kind !== 'phone')
  return (
    <>
      <p>
        <StatusTag tone={brief.contactStatus === 'digital' ? 'success' : 'warning'}>
          {words.coded('staff:contactStatus')(brief.contactStatus)}
        </StatusTag>
        {brief.readingAbility !== null && brief.readingAbility !== 'ok' && (
          <>
            {' '}
            <StatusTag tone="warning">{words.coded('staff:reading')(brief.readingAbility)}</StatusTag>
          </>
        )}
      </p>
      <ul className="plain-list">
        {phone.map((one) => (
          <li key={one.id}>
            <a href={`tel:${one.value}`} className="nowrap">
              {phoneWords(one.value)}
            </a>
            {one.phoneKind && one.phoneKind !== 'own' && (
              <span className="strong"> {words.coded('staff:phoneKind')(one.phoneKind)}</span>
            )}
            <details className="disclosure lost">
              <summary className="small">{say('desk:deed.lost')}</summary>
              <SmallDeed page={page} deed="mistet" name="nummer" value={one.id}>
                {say('desk:deed.lostSure', { number: phoneWords(one.value) })}
              </SmallDeed>
            </details>
          </li>
        ))}
        {other.map((one) => (
          <li key={one.value} className="quiet">
            <bdi>{one.value}</bdi>
          </li>
        ))}
        {brief.contactPoints.length === 0 && <li className="quiet">{say('staff:who.noNumber')}</li>}
      </ul>
    </>
  )
}

function Responsible({ brief }: { brief: CaseBrief }) {
  const words = useWords()
  const { say } = words
  if (brief.responsible.length === 0) return <p className="quiet">{say('staff:who.nobody')}</p>
  return (
    <ul className="plain-list stack-tight">
      {brief.responsible.map((one) => (
        <li key={one.side + one.name}>
          <span className="strong">{one.name}</span>{' '}
          {one.lead && <StatusTag>{say('staff:who.lead')}</StatusTag>}
          <br />
          <span className="quiet">
            {words.side(one.side)}
            {one.title && `, ${one.title.toLowerCase()}`}
            {one.absent && `, ${say('staff:who.away', { cover: one.coverName ?? '–' })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Status values from other systems, each with its source and time beside it. */
function Facts({ brief }: { brief: CaseBrief }) {
  const words = useWords()
  const factWords = useFactWords()
  return (
    <ul className="plain-list stack-tight">
      {brief.facts.map((fact) => (
        <li key={`${fact.kind}${fact.source}${JSON.stringify(fact.value)}`}>
          {words.coded('staff:fact')(fact.kind)}: {factWords(fact.value)}
          <br />
          <span className="small quiet">
            {words.coded('staff:source')(fact.source)}, <Time at={fact.asOf} />
          </span>
        </li>
      ))}
    </ul>
  )
}
