import type { Slot } from '../../office/meetings/booking/model.ts'
import { MEETING_MODES, type MeetingMode } from '../../office/meetings/model.ts'
import type { Language } from '../../text/index.ts'
import { sayWindow } from '../../text/when.ts'
import type { Choice } from './forms.tsx'

/** How many days of times one page shows. */
const DAYS_SHOWN = 14
const MOST_SHOWN = 60

type Names = ReadonlyMap<string, string>

/** Free times as choices of a form; each value says when, by whom and where. */
export function slotChoices(
  language: Language,
  slots: readonly Slot[],
  now: Temporal.Instant,
  names: Names = new Map(),
): Choice[] {
  return slots.slice(0, MOST_SHOWN).map((slot) => {
    const when = sayWindow(language, slot.startsAt, slot.endsAt, now)
    const name = names.get(slot.staffId)
    return {
      value: [slot.startsAt.toString(), slot.staffId, slot.placeId ?? ''].join('/'),
      label: name === undefined ? when : `${when} · ${name}`,
    }
  })
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The choice that came back; null when it is none of ours. */
export function slotIn(
  value: string | undefined,
): { startsAt: Temporal.Instant; staffId: string; placeId: string | null } | null {
  const [at = '', staffId = '', place = ''] = (value ?? '').split('/')
  if (!INSTANT.test(at) || !UUID.test(staffId)) return null
  return { startsAt: Temporal.Instant.from(at), staffId, placeId: UUID.test(place) ? place : null }
}

export const idIn = (value: string | null | undefined): string | null =>
  UUID.test(value ?? '') ? (value as string) : null

export const modeIn = (value: string | null | undefined): MeetingMode | null =>
  MEETING_MODES.find((mode) => mode === value) ?? null

/** From which moment on times are shown; now when the address says nothing that can be read. */
export function fromIn(value: string | null, now: Temporal.Instant): Temporal.Instant {
  if (value === null || !INSTANT.test(value)) return now
  const from = Temporal.Instant.from(value)
  return Temporal.Instant.compare(from, now) < 0 ? now : from
}

export const untilOf = (from: Temporal.Instant): Temporal.Instant => from.add({ hours: 24 * DAYS_SHOWN })
