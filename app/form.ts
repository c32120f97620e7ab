import { data } from 'react-router'
import type { PageDoor } from './context.ts'
import { fault } from './fault.ts'

export type Written = Readonly<Record<string, string>>

interface ReadForm {
  readonly values: Written
  /**
   * A UUID. Same for a form sent twice as it was (double press, back and again): the office does the thing once. Another
   * when it was gone back to and something in it was changed: that is another thing, and must not be taken for the first.
   */
  readonly idempotencyKey: string
}

/** What an action gives back when the form is shown again with the person's text kept. */
export interface Refused {
  readonly reason: string
  /** Numbers and names that the reason's text speaks of. */
  readonly details?: Readonly<Record<string, string | number>>
  /** The field that the reason is about, if one. */
  readonly field?: string
  readonly values: Written
  /** The text as its reader will see it, where somebody asked to look it over: safe HTML. */
  readonly preview?: string
}

/** Names of form fields that belong to the machinery, not to the person's text. */
const MACHINERY = new Set(['csrf', 'key'])

/**
 * Reads a posted form. Without a session it throws the page that shows the text and the way back in;
 * with a wrong or stale token the answer is a `Refused` with reason `badForm`.
 */
export async function readForm(
  request: Request,
  here: PageDoor,
): Promise<({ ok: true } & ReadForm) | { ok: false; refused: ReturnType<typeof refuse> }> {
  const form = await request.formData()
  const values: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !MACHINERY.has(name)) values[name] = value
  }
  if (!here.viewer) throw fault('signedOut', values.text ?? '')
  if (!sameToken(form.get('csrf'), here.csrf))
    return { ok: false, refused: refuse('badForm', values, { status: 403 }) }
  return { ok: true, values, idempotencyKey: await keyOf(form.get('key'), values) }
}

async function keyOf(key: FormDataEntryValue | null, values: Written): Promise<string> {
  if (typeof key !== 'string' || key === '') return ''
  const sent = JSON.stringify([key, ...Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent)))
  const hex = digest.slice(0, 16).toHex()
  // RFC 9562: a UUID of one's own making is version 8.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

interface RefuseMore {
  readonly field?: string
  readonly status?: number
  readonly details?: Readonly<Record<string, string | number>> | undefined
}

/** Shows the form again: 422 unless another status is honest. The reason is a key in the room `reasons`. */
export function refuse(reason: string, values: Written, { status = 422, field, details }: RefuseMore = {}) {
  const refused: Refused = { reason, values, ...(field ? { field } : {}), ...(details ? { details } : {}) }
  return data(refused, { status })
}

/** Nothing was sent: the form is shown again with its text looked over, on a page without scripts. */
export const LOOKED_OVER = 'lookedOver'
export function lookedOver(values: Written, preview: string) {
  const shown: Refused = { reason: LOOKED_OVER, values, preview }
  return data(shown, { status: 200 })
}

/** Compares without telling by its time how much was right. */
function sameToken(given: FormDataEntryValue | null, expected: string): boolean {
  if (typeof given !== 'string' || expected === '' || given.length !== expected.length) return false
  let difference = 0
  for (let i = 0; i < expected.length; i++) difference |= given.charCodeAt(i) ^ expected.charCodeAt(i)
  return difference === 0
}

/** What a button's value stands for in a table of deeds; names that every object has stand for nothing. */
export const deedIn = <T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
