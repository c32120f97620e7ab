import type { Find } from './grammar.ts'
import type { UrgentNeed } from './model.ts'
import type { Reading } from './reader.ts'
import { threshold, weights } from './weights.ts'

/** The word lists that speak for an urgent need, and the need each of them speaks for, if for one. */
const speaksFor = {
  NO: null,
  GONE: null,
  FOOD: 'noFoodOrEssentials',
  EAT: 'noFoodOrEssentials',
  STAPLE: 'noFoodOrEssentials',
  ESSENTIAL: 'noFoodOrEssentials',
  HUNGRY: 'noFoodOrEssentials',
  FRIDGE: 'noFoodOrEssentials',
  EMPTY: null,
  MONEY: null,
  BROKE: 'noFoodOrEssentials',
  FEW: null,
  BORROW: 'noFoodOrEssentials',
  SUBSISTENCE: null,
  LATE: 'subsistencePaymentMissing',
  CHILD: 'childInNeed',
  TONIGHT: null,
  SOON: null,
  UNTIL: null,
  POWER: 'powerCut',
  CUT: null,
  COLD: 'powerCut',
  INDOORS: null,
  SLEEP: 'noRoofTonight',
  ROUGH: 'noRoofTonight',
  PLACE: null,
  WHERE: null,
  HOMELESS: 'noRoofTonight',
  THROWN: 'noRoofTonight',
  OUT: 'noRoofTonight',
  LEAVE: 'noRoofTonight',
  LOCK: 'noRoofTonight',
  LANDLORD: null,
  LUGGAGE: 'noRoofTonight',
  EVICTION: 'evictionThreat',
  BAILIFF: 'evictionThreat',
  HE: null,
  BEATS: 'violenceOrThreat',
  VIOLENCE: 'violenceOrThreat',
  AFRAID: 'violenceOrThreat',
  GOHOME: null,
  CONTROLS: 'violenceOrThreat',
  MYTHINGS: null,
  SECRET: 'violenceOrThreat',
  DIE: 'healthDanger',
  WANT: null,
  LIVING: null,
  TIRED: 'healthDanger',
  POINT: null,
  GONEME: 'healthDanger',
  FAREWELL: 'healthDanger',
  WORSE: 'healthDanger',
  MEDICINE: 'medicineUnaffordable',
  AFFORD: null,
  HALVE: 'medicineUnaffordable',
  RELEASED: 'releasedWithoutHousing',
  COURSE: null,
  LATER: null,
  BANKID: null,
  KEEP: null,
  LANGUAGE: null,
} as const satisfies Record<string, UrgentNeed | null>

export type Evidence = keyof typeof speaksFor
export const evidence = Object.keys(speaksFor) as Evidence[]

export type Feature = Evidence | 'bias' | 'short' | 'middle' | 'long'

/**
 * The second reading: which lists are met, wherever they stand. It hears what no phrase foresaw, in any
 * language, because the lists have the same names in all of them. Figures of speech are left out.
 */
export function features(reading: Reading): Map<Feature, Find | null> {
  const { reader, met, words } = reading
  const found = new Map<Feature, Find | null>([['bias', null]])
  found.set(words.length < 12 ? 'short' : words.length < 40 ? 'middle' : 'long', null)
  for (const [name, number] of reader.evidence) {
    const find = met[number]?.find((span) => !masked(span, met[reader.masks]))
    if (find) found.set(name, find)
  }
  return found
}

function masked([first, last]: Find, masks: readonly Find[] = []): boolean {
  return masks.some((mask) => mask[1] >= first && mask[0] <= last)
}

/** The need that the evidence speaks for most and the words it rests on; null when it does not reach. */
export function weigh(reading: Reading): { need: UrgentNeed; span: Find } | null {
  const { reader, met } = reading
  if (met[reader.past]?.length && !met[reader.again]?.length) return null
  const found = features(reading)
  if (score([...found.keys()], weights) < threshold) return null
  const strongest = [...found]
    .flatMap(([name, span]) => {
      const need = name in speaksFor ? speaksFor[name as Evidence] : null
      return need && span ? [{ need, span, weight: weights[name] ?? 0 }] : []
    })
    .sort((one, other) => other.weight - one.weight)[0]
  return strongest ? { need: strongest.need, span: strongest.span } : null
}

export function score(features: readonly Feature[], by: Partial<Record<Feature, number>>): number {
  return features.reduce((sum, feature) => sum + (by[feature] ?? 0), 0)
}
