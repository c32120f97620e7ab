import { phoneWords } from '../staff/format.ts'
import { useWords } from '../staff/words.ts'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import type { Outgoing } from './model.ts'

/** What has left the house, in the words in which it left; a theme stands in none of them. */
export function Sent({ outgoing }: { outgoing: readonly Outgoing[] }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="ut" className="stack-tight">
      <h2 id="ut">{say('demo:sent.heading')}</h2>
      <p className="quiet">{say('demo:sent.text')}</p>
      <p className="row">
        <a href="/demo/telefon">{say('demo:phone.title')}</a>{' '}
        <a href="/demo/post">{say('demo:post.title')}</a>
      </p>
      {outgoing.length === 0 ? (
        <EmptyState heading={say('demo:sent.none')} />
      ) : (
        <ul className="sent plain-list">
          {outgoing.map((one) => (
            <Notice key={one.id} notice={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Notice({ notice }: { notice: Outgoing }) {
  const { coded } = useWords()
  const { channel, personName, address, text, language, state, madeAt, sentAt } = notice
  return (
    <li>
      <p className="small row row-apart">
        <span>
          <span className="strong">{coded('demo:sent.channel')(channel)}</span> · <bdi>{personName}</bdi>,{' '}
          <bdi>{channel === 'sms' ? phoneWords(address) : address}</bdi>
        </span>
        <span className="quiet">
          {state === 'sent' || state === 'delivered' ? (
            <Time at={sentAt ?? madeAt} />
          ) : (
            coded('demo:sent.state')(state)
          )}
        </span>
      </p>
      <p className="sent-text" dir="auto" lang={language}>
        {text}
      </p>
    </li>
  )
}
