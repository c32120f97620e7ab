import type { DeskCard } from '../../office/visits/reception/card.ts'
import { StatusTag } from '../ui/signs.tsx'
import { useFactWords } from './fact-words.ts'
import { bornOn } from './format.ts'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

/** K30, R-723: the card of the desk. What is not in it is not shown at the desk. */
export function Card({ card, personId }: { card: Plain<DeskCard>; personId: string }) {
  const facts = useFactWords()
  const { say, language, side, when, day, coded } = useWords()
  const none = say('visitstaff:reception.card.none')
  return (
    <section aria-labelledby="kort" className="card stack-tight">
      <h2 id="kort">
        <bdi>{card.name}</bdi>
      </h2>
      {card.helpEachTime && <StatusTag tone="info">{say('visitstaff:reception.card.each')}</StatusTag>}
      <dl className="facts">
        <dt>{say('visitstaff:reception.card.born')}</dt>
        <dd>{card.birthDate ? bornOn(card.birthDate) : '–'}</dd>
        <dt>{say('visitstaff:reception.card.language')}</dt>
        <dd>
          {language(card.language)}
          {card.interpreterNeed !== 'none' && (
            <>
              {' · '}
              {say('visitstaff:reception.card.interpreter', {
                language: language(card.interpreterLanguage ?? card.language),
              })}
            </>
          )}
        </dd>
        <dt>{say('visitstaff:reception.card.needs')}</dt>
        <dd>{card.restrictions.map(coded('profile:restriction')).join(', ') || none}</dd>
        <dt>{say('visitstaff:reception.card.adviser')}</dt>
        <dd>
          {card.advisers.length === 0
            ? none
            : card.advisers
                .map((one) =>
                  one.away
                    ? say('visitstaff:reception.card.away', { name: one.name, cover: one.standsIn ?? '–' })
                    : one.name,
                )
                .join(', ')}
        </dd>
        <dt>{say('visitstaff:reception.card.next')}</dt>
        <dd>
          {card.nextAppointment ? `${when(card.nextAppointment.at)}, ${card.nextAppointment.who}` : none}
        </dd>
        <dt>{say('visitstaff:reception.card.entries')}</dt>
        <dd>
          {card.entries.length === 0
            ? none
            : card.entries
                .map(
                  (one) =>
                    `${side(one.side)}: ${say('visitstaff:reception.card.entry', { n: one.open, when: when(one.oldest) })}`,
                )
                .join('; ')}
        </dd>
        <dt>{say('visitstaff:reception.card.handIns')}</dt>
        <dd>
          {card.handIns
            ? say('visitstaff:reception.card.handIn', { n: card.handIns.n, when: when(card.handIns.last) })
            : none}
        </dd>
        <dt>{say('visitstaff:reception.card.letters')}</dt>
        <dd>
          {say('visitstaff:reception.card.letter', {
            unread: card.letters.unread,
            fetch: card.letters.toFetch,
          })}
        </dd>
        <dt>{say('visitstaff:reception.card.lookUp')}</dt>
        <dd>
          {(['state', 'municipal'] as const)
            .map((one) => `${side(one)}: ${say(`visitstaff:reception.card.lookUp.${card.lookUp[one]}`)}`)
            .join('; ')}
        </dd>
        {card.status.length > 0 && (
          <>
            <dt>{say('visitstaff:reception.card.status')}</dt>
            <dd>
              <ul className="plain-list">
                {card.status.map((one) => (
                  <li key={`${one.side} ${one.kind}`}>
                    {side(one.side)}: {coded('staff:fact')(one.kind)}: {facts(one.value)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{say('visitstaff:reception.card.visits')}</dt>
        <dd>
          {card.visits.length === 0
            ? none
            : card.visits
                .map(
                  (one) =>
                    `${day(one.day)}: ${coded('visitstaff:reception.outcome')(one.outcome ?? '')}${one.servedBy ? `, ${one.servedBy}` : ''}`,
                )
                .join('; ')}
        </dd>
      </dl>
      {(card.lookUp.state === 'full' || card.lookUp.municipal === 'full') && (
        <p>
          <a href={`/arbeid/person/${personId}/fullmakter`}>{say('visitstaff:reception.card.consent')}</a>
        </p>
      )}
    </section>
  )
}
