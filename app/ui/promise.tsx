import type { ReactNode } from 'react'
import { useSay } from './shell.ts'
import { Time, TimedText } from './time.tsx'

export type PromiseState = 'open' | 'kept' | 'moved' | 'late'

export interface PromiseLineProps {
  readonly state: PromiseState
  /** Who answers: a first name or a unit in words. */
  readonly who: string
  /** Due time; for a kept promise the time it was kept. ISO instant. */
  readonly at: string
}

/** What is owed, by whom and by when, as a sentence. The colour only repeats what the words say. */
export function PromiseLine({ state, who, at }: PromiseLineProps) {
  return (
    <p className="promise" data-state={state}>
      <span>
        <TimedText text={`common:promise.${state}`} params={{ who }} at={at} />
      </span>
    </p>
  )
}

export interface ReceiptPart {
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
