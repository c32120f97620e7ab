import { hasText } from '../../text/index.ts'
import { useWords } from '../staff/words.ts'
import { GoTo } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { type RoomAddress, roomAddress } from './address.ts'
import type { Checked } from './model.ts'

/** Each guarantee as a question to the whole database, with what it found. */
export function Invariants({
  checked,
  address,
}: {
  checked: readonly Checked[] | null
  address: RoomAddress
}) {
  const { say } = useWords()
  return (
    <section id="sjekk" aria-labelledby="sjekk-heading" className="stack-tight">
      <h2 id="sjekk-heading">{say('demo:check.heading')}</h2>
      <p className="quiet">{say('demo:check.text')}</p>
      <p>
        <GoTo variant="secondary" small href={roomAddress({ ...address, check: true }, 'sjekk')}>
          {say(checked ? 'demo:check.again' : 'demo:check.go')}
        </GoTo>
      </p>
      {checked && <Found checked={checked} />}
    </section>
  )
}

function Found({ checked }: { checked: readonly Checked[] }) {
  const { say } = useWords()
  const broken = checked.filter((one) => one.count > 0).length
  return (
    <>
      <p className="strong" role="status">
        {broken === 0
          ? say('demo:check.allHold', { n: checked.length })
          : say('demo:check.broken', { n: broken })}
      </p>
      <ul className="checked plain-list">
        {checked.map((one) => (
          <li key={one.id}>
            <OneChecked checked={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OneChecked({ checked: { id, says, count, first } }: { checked: Checked }) {
  const { say } = useWords()
  const key = `demo:check.${id}`
  return (
    <>
      <span className="checked-sign" data-holds={count === 0} aria-hidden="true">
        {count === 0 ? '✓' : '✗'}
      </span>
      <span>
        <span className="strong nowrap">{id}</span> {hasText(key) ? say(key) : says}{' '}
        {count === 0 ? (
          <span className="aksel-sr-only">{say('demo:check.holds')}</span>
        ) : (
          <StatusTag tone="danger">{say('demo:check.count', { n: count })}</StatusTag>
        )}
        {first.map((what) => (
          <code key={what} className="checked-row">
            {what}
          </code>
        ))}
      </span>
    </>
  )
}
