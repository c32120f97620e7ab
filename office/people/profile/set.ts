import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { abilityOf, currentOf, holding } from './facts.ts'
import { FIELDS, type Field } from './fields.ts'
import type { ProfileFact, ProfileRow } from './model.ts'
import { raiseReview } from './review.ts'
import { disagreesWith, sameValue } from './rules.ts'
import * as store from './store.ts'
import type { By } from './who.ts'

export type Change = {
  field: string
  value: unknown
  by: By
  evidence?: string | null
  reason?: string | null
  validUntil?: Temporal.Instant | null
}
export type Known = { row: ProfileRow; held: Map<string, ProfileFact[]> }
export type Outcome = { current: unknown; disagrees: boolean }

/** The profile as it stands, locked for whoever is about to change it; undefined when the wall hides the person. */
export async function lockProfile(ctx: Ctx, personId: string): Promise<Known | undefined> {
  const row = await store.lockRow(ctx.tx, personId)
  if (row === undefined) return undefined
  return { row, held: holding(await store.factsOf(ctx.tx, [personId]), ctx.clock.now()) }
}

/** What counts of a field before the change: a fact, or what the person's row has said from the start. */
export function knownValue(known: Known, name: string): unknown {
  if (name.startsWith('ability.')) return abilityOf(known.held.get(name))
  if (name === 'status') return known.row.contactStatus
  const field = FIELDS.get(name)
  if (field?.column !== undefined) return known.row[field.column]
  return currentOf(known.held.get(name))?.value ?? null
}

/** how long it holds when nobody says otherwise. */
function holdsUntil(ctx: Ctx, field: Field, told: Temporal.Instant | null | undefined) {
  if (told) return told
  const now = ctx.clock.now()
  if (field.expires === 'access')
    return now.add({ hours: ctx.settings.get<number>('profile.accessValidDays') * 24 })
  if (field.expires !== 'restriction') return null
  const months = ctx.settings.get<number>('profile.restrictionMonths')
  return now.toZonedDateTimeISO('Europe/Oslo').add({ months }).toInstant()
}

/**
 * Writes one fact that has been found allowed. What it takes the place of ends; where the two parties disagree both
 * stand, the person's own latest statement counts, and one task is to clear it up. Gives what counts now.
 */
export async function writeFact(ctx: Ctx, personId: string, known: Known, change: Change): Promise<Outcome> {
  const field = FIELDS.get(change.field)
  if (field === undefined) throw new Error(`no field named ${change.field}`)
  const held = known.held.get(change.field) ?? []
  const before = knownValue(known, change.field)
  const disagrees =
    !field.settled && disagreesWith(held, { source: change.by.source, value: change.value }, field.higher)
  const now = ctx.clock.now()
  const row = {
    personId,
    id: ctx.newId(),
    field: change.field,
    value: JSON.stringify(change.value),
    source: change.by.source,
    method: change.by.method,
    evidence: change.evidence ?? null,
    reason: change.reason ?? null,
    byKind: change.by.byKind,
    byId: change.by.byId,
    at: now,
    validUntil: holdsUntil(ctx, field, change.validUntil),
  }
  const gone = disagrees ? held.filter((fact) => fact.source === change.by.source) : held
  await store.endFacts(
    ctx.tx,
    personId,
    gone.map((fact) => fact.id),
    now,
  )
  await store.insertFacts(ctx.tx, [row])
  const kept = held.filter((fact) => !gone.includes(fact))
  known.held.set(change.field, [...kept, { ...row, value: change.value, endedAt: null }])
  const ownStands = disagrees && change.by.source !== 'ownStatement'
  const current = ownStands ? before : change.value
  await store.updateRow(ctx.tx, personId, rowChange(known, change.field, field, current, disagrees, now))
  recordEvent(ctx, {
    personId,
    kind: 'profileChanged',
    side: 'common',
    channel: channelOf(change.by.method),
    data: {
      field: change.field,
      from: before,
      to: current,
      source: change.by.source,
      method: change.by.method,
      disagrees,
      same: sameValue(before, current),
    },
  })
  if (disagrees && known.row.conflictSince === null) {
    known.row.conflictSince = now
    await raiseReview(ctx, personId, 'factsDisagree', { field: change.field })
  }
  return { current, disagrees }
}

function rowChange(
  known: Known,
  name: string,
  field: Field,
  value: unknown,
  disagrees: boolean,
  now: Temporal.Instant,
) {
  const column = name === 'status' ? 'contactStatus' : field.column
  return {
    ...(column === undefined || sameValue(known.row[column], value) ? {} : { [column]: value }),
    ...(disagrees && known.row.conflictSince === null ? { conflictSince: now } : {}),
  }
}

const CHANNEL = {
  web: 'portalMessage',
  desk: 'dropIn',
  phone: 'officePhone',
  meeting: 'meetingOffice',
  paper: 'paperLetter',
  sms: 'sms',
  system: 'system',
} as const
export const channelOf = (method: By['method']): string => CHANNEL[method]
