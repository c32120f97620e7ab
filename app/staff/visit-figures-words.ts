import type { Breakdown } from '../../office/visits/figures/model.ts'
import { hasText, type TextKey, type textFor } from '../../text/index.ts'

const TOLD = ['languageSkill', 'digitalSkill', 'userGroup', 'benefit']

/** What a row is called in the reader's words; a code that has none stands as it is. */
export function visitValue(say: ReturnType<typeof textFor>, by: Breakdown, value: string): string {
  if (by === 'all') return say('visitstaff:figures.by.all')
  if (value === 'untold' || (by === 'receiver' && value === 'none'))
    return say(value === 'none' ? 'visitstaff:figures.none' : 'visitstaff:figures.untold')
  if (by === 'hour') return say('visitstaff:figures.hour', { from: Number(value), until: Number(value) + 1 })
  const key = `${placeOf(by)}.${value}`
  return hasText(key) ? say(key as TextKey) : value
}

function placeOf(by: Breakdown): string {
  if (TOLD.includes(by)) return `visitstaff:reception.tally.${by}`
  switch (by) {
    case 'weekday':
      return 'visitstaff:weekday'
    case 'language':
      return 'staff:language'
    case 'cameBy':
      return 'visitstaff:figures.cameBy'
    case 'receiver':
      return 'visits:reception.receiver'
    default:
      return `visitstaff:reception.${by}`
  }
}
