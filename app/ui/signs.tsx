import type { ReactNode } from 'react'
import { useSay } from './shell.ts'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A status in words; the tone only repeats it. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className="aksel-tag aksel-tag--small aksel-body-short aksel-body-short--small"
      data-color={tone}
      data-variant="moderate"
    >
      {children}
    </span>
  )
}

/** Whose legal domain: one letter in the dense list, the word for whoever hears or hovers. */
export function SideTag({ side }: { side: 'state' | 'municipal' | 'common' }) {
  const say = useSay()
  const word = say(`common:side.${side}`)
  return (
    <span className="side" data-side={side} title={word}>
      <span aria-hidden="true">{word.slice(0, 1)}</span>
      <span className="aksel-sr-only">{word}</span>
    </span>
  )
}

/** A key and what it does. */
export function KeyHint({ keys, children }: { keys: string; children?: ReactNode }) {
  return (
    <span className="nowrap">
      <kbd className="key">{keys}</kbd>
      {children && <> {children}</>}
    </span>
  )
}

/** Nothing here: said in words, with what one can do instead. */
export function EmptyState({ heading, children }: { heading: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{heading}</p>
      {children}
    </div>
  )
}

export interface Count {
  readonly label: string
  readonly count: number
  readonly href?: string
  readonly tone?: Tone
}

/** "Mine 14 · Laget 31 · Haster 1" */
export function Counts({ items, label }: { items: readonly Count[]; label: string }) {
  return (
    <ul className="counts plain-list" aria-label={label}>
      {items.map((item) => (
        <li key={item.label} data-tone={item.tone}>
          {item.href ? <a href={item.href}>{item.label}</a> : item.label} <b>{item.count}</b>
        </li>
      ))}
    </ul>
  )
}
