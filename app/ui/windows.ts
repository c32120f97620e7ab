import type { Language } from '../../text/index.ts'
import { sayWindow } from '../../text/when.ts'
import type { Choice } from './forms.tsx'

type Window = { from: Temporal.Instant; until: Temporal.Instant }

/** A time to be rung in as a choice of a form: its value names both moments, its words are the office's wall. */
export const windowChoice = (language: Language, { from, until }: Window, now: Temporal.Instant): Choice => ({
  value: `${from}/${until}`,
  label: sayWindow(language, from, until, now),
})

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/

/** The times that came back from a form; what is none is left out, and the same time twice is one. */
export function windowsIn(values: readonly (string | undefined)[]): Window[] {
  const found = new Map<string, Window>()
  for (const value of values) {
    const [from = '', until = ''] = (value ?? '').split('/')
    if (INSTANT.test(from) && INSTANT.test(until))
      found.set(value as string, { from: Temporal.Instant.from(from), until: Temporal.Instant.from(until) })
  }
  return [...found.values()]
}

/** What kept a form from being sent, tied to the field it is about. */
export const windowField = (reason: string): string | undefined =>
  reason.startsWith('window')
    ? 'tid1'
    : reason === 'badForm' || reason === 'needsNumber'
      ? 'nummer'
      : undefined
