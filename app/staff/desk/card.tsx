import { StatusTag } from '../../ui/signs.tsx'
import { useFactWords } from '../fact-words.ts'
import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'
import { useDeskWords } from './words.ts'

/** what the person need not tell again, as far as the reader may see it and knows with whom they speak. */
export function Card({ page }: { page: CallPage }) {
  const { say } = useWords()
  const { person, card, call, step } = page.incoming
  if (!person || step === 'who') return null
  return (
    <div className="card stack-tight">
      <p className="strong">
        <bdi>{`${person.givenName} ${person.familyName}`}</bdi>
      </p>
      <Profile page={page} />
      {card === null ? (
        <p className="quiet">
          {say(
            call.who === 'helper' && call.helperMayAnswer === false
              ? 'voice:desk.helper.mayNot'
              : 'voice:desk.card.shut',
          )}
        </p>
      ) : (
        <Seen card={card} />
      )}
      {card !== null && call.who === 'person' && call.identity === 'full' && call.endedAt === null && (
        <p>
          <a href={`/arbeid/hjelpeokt?samtale=${call.id}`}>{say('visitstaff:assisted.begin')}</a>
          {' · '}
          <a href={`/arbeid/mistet-nummer?samtale=${call.id}`}>{say('visitstaff:lost.title')}</a>
        </p>
      )}
      {card !== null && page.centre && call.identity === 'full' && (
        <p>
          <a href={`/arbeid/kontaktsenter/${person.id}`}>{say('voice:desk.card.municipalView')}</a>
        </p>
      )}
    </div>
  )
}

function Profile({ page }: { page: CallPage }) {
  const words = useWords()
  const { say } = words
  const { profile } = page.incoming
  if (!profile) return null
  const interpreter =
    profile.interpreterNeed === 'none' ? null : (profile.interpreterLanguage ?? profile.language)
  return (
    <ul className="plain-list">
      <li>{say('voice:desk.profile.language', { language: words.language(profile.language) })}</li>
      {interpreter && (
        <li className="strong">
          {say('voice:desk.profile.interpreter', { language: words.language(interpreter) })}
        </li>
      )}
      {profile.contactStatus === 'assisted' && <li>{say('voice:desk.profile.assisted')}</li>}
      {(profile.reading === 'weak' || profile.reading === 'none') && (
        <li>{say('voice:desk.profile.reading')}</li>
      )}
      {profile.restrictions.map((code) => (
        <li key={code}>{words.coded('profile:restriction')(code)}</li>
      ))}
    </ul>
  )
}

type Shown = NonNullable<CallPage['incoming']['card']>

function Seen({ card }: { card: Shown }) {
  const words = useWords()
  const { say, when } = words
  const factWords = useFactWords()
  return (
    <>
      <h2 className="section-title">{say('voice:desk.card.promises')}</h2>
      {card.promises.length === 0 && <p>{say('voice:desk.card.nothingOwed')}</p>}
      <ul className="plain-list stack-tight">
        {card.promises.map((promise, at) => (
          <Promised key={promise.promiseId ?? `${promise.dueAt}-${at}`} promise={promise} />
        ))}
      </ul>
      <h2 className="section-title">{say('voice:desk.card.responsible')}</h2>
      {card.responsible.length === 0 && <p>{say('voice:desk.card.nobody')}</p>}
      <ul className="plain-list">
        {card.responsible.map(({ side, name, absent, coverName }) => (
          <li key={`${side}-${name}`}>
            {words.side(side)}: {absent && coverName ? `${name} (${coverName})` : name}
          </li>
        ))}
      </ul>
      {card.nextMeeting && (
        <p>
          {say('voice:desk.card.meeting')}: {when(card.nextMeeting)}
        </p>
      )}
      <h2 className="section-title">{say('voice:desk.card.contacts')}</h2>
      {card.lastContacts.length === 0 && <p>{say('voice:desk.card.noContacts')}</p>}
      <ul className="plain-list">
        {card.lastContacts.map(({ at, kind, channel, by }) => (
          <li key={`${at}-${kind}`}>
            {when(at)}: {words.event(kind)}, {words.channel(channel)}
            {by && `, ${by}`}
          </li>
        ))}
      </ul>
      {card.facts.length > 0 && (
        <>
          <h2 className="section-title">{say('voice:desk.card.facts')}</h2>
          <ul className="plain-list">
            {card.facts.map(({ kind, side, value, asOf }) => (
              <li key={`${side}-${kind}-${asOf}`}>
                {words.coded('staff:fact')(kind)}: {factWords(value)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Promised({ promise }: { promise: Shown['promises'][number] }) {
  const words = useWords()
  const { say, when } = words
  const desk = useDeskWords()
  const { comment } = promise
  return (
    <li className="stack-tight">
      <p>
        <span className="strong">
          {promise.theme === null ? say('voice:desk.card.municipal') : words.theme(promise.theme)}
        </span>{' '}
        · {promise.ownerName} · {say('voice:desk.card.due', { when: when(promise.dueAt) })}{' '}
        {promise.overdue && <StatusTag tone="danger">{say('voice:desk.card.overdue')}</StatusTag>}
      </p>
      {promise.receivedAt && (
        <p className="small quiet">
          {say('voice:desk.card.since', { when: when(promise.receivedAt) })} ·{' '}
          {say('voice:desk.card.times', { n: promise.contacts })}
        </p>
      )}
      {comment ? (
        <p>
          {desk.late(comment.why)}
          {comment.newAt && ` · ${when(comment.newAt)}`}
          {comment.text && (
            <>
              {' '}
              · <bdi>{comment.text}</bdi>
            </>
          )}
        </p>
      ) : (
        promise.overdue && <p className="quiet">{say('voice:desk.card.noComment')}</p>
      )}
    </li>
  )
}
