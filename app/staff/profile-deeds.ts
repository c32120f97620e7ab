import {
  ABILITY_LEVELS,
  ACCESS_THINGS,
  ACCESS_VALUES,
  BARRIERS,
  CHANGES,
  EVIDENCE,
  INTERPRETER_MODES,
  LANGUAGES_READ,
  METHODS,
  PARTICIPATION,
  RESTRICTIONS,
  STATUS_REASONS,
  TASKS,
  WAYS,
  WISHES,
} from '../../office/people/profile/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { acceptedIn } from '../ui/profile-assessing.ts'
import { idOf } from './ids.ts'
import { ticked } from './ticked.ts'

type People = PageDoor['office']['people']
type Done =
  | { ok: true; value: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }

const oneOf = <T extends string>(list: readonly T[], said: string | undefined): T | undefined =>
  list.find((known) => known === said)
const given = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })
const words = (said: string | undefined) => said?.trim() || undefined

/** Fields that staff set one by one, with what may stand in them. The office has the last word. */
export const SETTABLE: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(TASKS.map((task) => [`ability.${task}`, ABILITY_LEVELS.slice(1)])),
  ...Object.fromEntries(ACCESS_THINGS.map((thing) => [`access.${thing}`, ACCESS_VALUES])),
  ...Object.fromEntries(WAYS.map((way) => [`wish.${way}`, WISHES])),
  ...Object.fromEntries(WAYS.map((way) => [`deviation.${way}`, ['true', 'false']])),
  ...Object.fromEntries(RESTRICTIONS.map((one) => [`restriction.${one}`, ['true', 'false']])),
  reading: ['ok', 'weak', 'none'],
  norwegianOral: ['0', '1', '2', '3', '4'],
  norwegianWritten: ['0', '1', '2', '3', '4'],
  systemUnderstanding: ['0', '1', '2', '3', '4'],
  interpreterNeed: ['none', 'forComplex', 'always'],
  interpreterLanguage: LANGUAGES_READ,
  interpreterMode: INTERPRETER_MODES,
  interpreterGender: ['woman', 'man', 'any'],
  participation: PARTICIPATION,
  trainingExempt: ['true', 'false'],
  language: LANGUAGES_READ,
  writtenForm: ['nb', 'nn'],
  inPrison: ['true', 'false'],
}

const NUMBERS = /^(norwegian|systemUnderstanding)/
const readValue = (field: string, said: string): unknown =>
  said === 'true' ? true : said === 'false' ? false : NUMBERS.test(field) ? Number(said) : said

const told = (values: Written) => ({
  ...given('method', oneOf(METHODS, values.maate)),
  ...given('purpose', words(values.formal)),
})

function setOne(people: People, personId: string, values: Written): Promise<Done> {
  const field = values.felt ?? ''
  return people.setFact({
    personId,
    field,
    value: readValue(field, values.verdi ?? ''),
    ...told(values),
    ...given('evidence', oneOf(EVIDENCE, values.grunnlag)),
    ...given('source', values.egne === 'ja' ? ('ownStatement' as const) : undefined),
    ...given('reason', words(values.grunn)),
  })
}

/** What is posted on the profile page of a person, by the name of the button. */
export const PROFILE_DEEDS: Readonly<
  Record<string, (people: People, personId: string, values: Written) => Promise<Done>>
> = {
  skjerm: (people, personId, values) =>
    people.setContactStatus({
      personId,
      status: 'assisted',
      reason: oneOf(STATUS_REASONS, values.kode) ?? 'ownWish',
      ...told(values),
      ...given('statement', words(values.text)),
    }),
  sett: setOne,
  lagre: (people, personId, values) =>
    people.assessProfile({ personId, ...told(values), ...acceptedIn(values) }),
  annen: (people, personId, values) =>
    people.markAnotherWrote({
      personId,
      ...told(values),
      messageIds: ticked(values, 'melding').map(idOf),
      wroteIt:
        oneOf(['family', 'friend', 'neighbour', 'organisation', 'unknown'] as const, values.hvem) ??
        'unknown',
      ...(values.behold === 'ja' ? { keepStatus: { reason: values.hvorfor ?? '' } } : {}),
    }),
  hinder: (people, personId, values) =>
    people.enterBarrier({
      personId,
      ...told(values),
      barriers: BARRIERS.filter((one) => values[`hinder.${one}`] === 'ja'),
      ...given('words', words(values.ord)),
      offers: values.okonomi === 'ja' ? ['moneyAdvice'] : [],
    }),
  endring: async (people, personId, values) => {
    const what = oneOf(CHANGES, values.hva)
    if (what === undefined) return { ok: false, reason: 'badForm' }
    return people.tellChange({ personId, what, ...told(values), ...given('words', words(values.ord)) })
  },
  avklar: (people, personId, values) =>
    people.settleDisagreement({
      personId,
      ...told(values),
      factId: idOf(values.opplysning),
      reason: values.hvorfor ?? '',
    }),
}
