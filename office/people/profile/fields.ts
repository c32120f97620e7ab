import {
  ABILITY_LEVELS,
  ACCESS_THINGS,
  ACCESS_VALUES,
  INTERPRETER_MODES,
  LANGUAGES_READ,
  RESTRICTIONS,
  TASKS,
  TIMES_OF_DAY,
  WAYS,
  WISHES,
} from './model.ts'

/** What may stand in one field of the profile, and what belongs to setting it. */
export type Field = {
  reads(value: unknown): boolean
  /** Which of two values asks more of the person and less of the office; needs evidence. */
  higher(a: unknown, b: unknown): boolean
  /** runs out by itself after `profile.accessValidDays`. */
  expires?: 'access' | 'restriction'
  /** by staff only with a reason, which the person reads. */
  needsReason?: true
  /** Who may set it decides it: an adviser's reason ends the matter, and nothing is left to clear up. */
  settled?: true
  /** The column of the person's row that holds it too. */
  column?: 'language' | 'writtenForm' | 'interpreterNeed' | 'interpreterLanguage' | 'readingAbility'
}

const never = () => false
const oneOf =
  (list: readonly unknown[]) =>
  (value: unknown): boolean =>
    list.includes(value)
const above = (order: readonly unknown[]) => (a: unknown, b: unknown) => order.indexOf(a) > order.indexOf(b)
const plain = (reads: Field['reads'], more: Partial<Field> = {}): Field => ({ reads, higher: never, ...more })
const ordered = (order: readonly unknown[], more: Partial<Field> = {}): Field => ({
  reads: oneOf(order),
  higher: above(order),
  ...more,
})
const text = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 1000
const list = (of: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length <= 20 && value.every(of)
const yesNo = oneOf([true, false])
const levels = [0, 1, 2, 3, 4]
const accessHigher = (a: unknown, b: unknown) => a === 'yes' && b !== 'yes'
const named = <K extends string>(prefix: string, names: readonly K[], field: Field): [string, Field][] =>
  names.map((name) => [`${prefix}.${name}`, field])

/** Every field of the profile (glossary 12.5). A name that is not here is not stored. */
export const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['status', ordered(['assisted', 'unknown', 'partlyDigital', 'digital'])],
  // That somebody does not manage a task yet is never more than was known.
  ...named('ability', TASKS, {
    reads: oneOf(ABILITY_LEVELS),
    higher: (a, b) => a !== 'notYet' && above(ABILITY_LEVELS)(a, b),
  }),
  ...named('access', ACCESS_THINGS, {
    reads: oneOf(ACCESS_VALUES),
    higher: accessHigher,
    expires: 'access',
  }),
  ['eIdBarrier', plain(text)],
  ['norwegianOral', ordered(levels)],
  ['norwegianWritten', ordered(levels)],
  ['systemUnderstanding', ordered(levels)],
  ['reading', ordered(['none', 'weak', 'ok'], { column: 'readingAbility' })],
  ['language', plain(oneOf(LANGUAGES_READ), { column: 'language' })],
  ['writtenForm', plain(oneOf(['nb', 'nn']), { column: 'writtenForm' })],
  ['languages', plain(list(oneOf(LANGUAGES_READ)))],
  [
    'interpreterNeed',
    ordered(['always', 'forComplex', 'none'], { column: 'interpreterNeed', settled: true }),
  ],
  ['interpreterLanguage', plain(oneOf(LANGUAGES_READ), { column: 'interpreterLanguage' })],
  ['interpreterMode', plain(oneOf(INTERPRETER_MODES))],
  ['interpreterGender', plain(oneOf(['woman', 'man', 'any']))],
  ['interpreterDialect', plain(text)],
  ...named('wish', WAYS, plain(oneOf(WISHES))),
  ...named('deviation', WAYS, plain(yesNo, { needsReason: true })),
  ['times', plain(list(oneOf(TIMES_OF_DAY)))],
  ...named('restriction', RESTRICTIONS, plain(yesNo, { needsReason: true, expires: 'restriction' })),
  ['participation', ordered(['adviserLed', 'supported', 'selfDriven'])],
  ['trainingExempt', plain(yesNo, { needsReason: true })],
  ['pickUp', plain(list(text))],
  ['inPrison', plain(yesNo)],
  ['statement', plain(text)],
  ['digitalWay', ordered(['notWorking', 'working'])],
])
