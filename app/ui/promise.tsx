import type { ReactNode } from 'react'
import { useSay } from './shell.ts'
import { Time, TimedText } from './time.tsx'

interface ReceiptPart {
  /** What this part is about, in the reader's language. */
  readonly about: string
  readonly who: string
  readonly due: string
}

/** The receipt: one line for each part of the message, then the ways on. */
export function Receipt({
  number,
  at,
  parts,
  children,
}: {
  number: string
  at: string
  parts: readonly ReceiptPart[]
  children?: ReactNode
}) {
  const say = useSay()
  return (
    <section className="receipt" aria-labelledby="kvittering">
      <div className="receipt-head stack-tight">
        <h2 id="kvittering" className="section-title">
          {say('common:receipt.heading')}
        </h2>
        <p>
          {say('common:receipt.number', { number })} · <Time at={at} />
        </p>
      </div>
      <ul className="receipt-parts plain-list">
        {parts.map((part) => (
          <li key={`${part.about}${part.who}`} className="stack-tight">
            <span className="strong">{part.about}</span>
            <span>
              <TimedText text="common:receipt.part" params={{ who: part.who }} at={part.due} />
            </span>
          </li>
        ))}
        {children && <li className="row">{children}</li>}
      </ul>
    </section>
  )
}
