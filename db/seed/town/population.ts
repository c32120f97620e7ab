import type { Benefit, Fact } from '../../../office/people/model.ts'
import type { Situation } from '../../../office/threads/routing/model.ts'
import { fixedId } from '../ids.ts'
import { type NewPerson, officeOf, type PlaceKey } from '../person.ts'
import { LEAD_OF, STAFF, type StaffKey, TEAMS } from '../staff.ts'
import type { numberMaker } from '../synthetic-number.ts'
import { type CultureKey, nameOf } from './names.ts'
import type { Random } from './random.ts'

/** Shares of the population, from the seed recipe (figures, section 23: F-428 to F-435). In percent. */
const PLACES: Record<PlaceKey, number> = { A: 58, B1: 29, B2: 13 }
const BENEFITS = {
  aap: 28,
  sickPay: 17,
  disability: 8,
  socialAssistance: 16,
  unemployment: 14,
  qualificationProgramme: 3,
  introduction: 4,
  jobSeeker: 10,
}
const AGES = { '18-29': 24, '30-44': 34, '45-64': 39, '65-79': 3 }
const EFFORT = { standard: 25, situational: 35, speciallyAdapted: 35, permanentlyAdapted: 5 } as const
const CONTACT = { unknown: 30, digital: 40, partlyDigital: 15, assisted: 15 } as const
const OTHER_TONGUES: Record<Exclude<CultureKey, 'nb'>, number> = {
  ar: 22,
  so: 14,
  ti: 10,
  prs: 10,
  uk: 14,
  pl: 12,
  other: 18,
}
const INTERPRETER = { always: 25, forComplex: 35, none: 40 } as const
const SHARE = {
  otherTongue: 0.3,
  nynorsk: 0.1,
  dNumber: 0.04,
  noNumber: 0.01,
  phoneNotOwn: 0.03,
  cannotRead: 0.02,
  protected: 0.002,
}

export type BenefitMix = keyof typeof BENEFITS
export type Resident = {
  person: NewPerson
  place: PlaceKey
  mix: BenefitMix
  /** The language the person writes in. */
  writes: string
  situation: Situation
  /** F-439: leaves what the office writes unopened. */
  opensMail: boolean
  usesPortal: boolean
  /** Titles of the record that are taken (R-739: no two alike). */
  titles: Set<string>
}

const ADVISERS: Record<PlaceKey, Record<'state' | 'municipal' | 'dual', readonly StaffKey[]>> = {
  A: {
    // Whoever the demo is shown through has somewhat more than the others.
    state: [
      'stateAdviserA',
      'stateAdviserA',
      'deputyStateA',
      'stateAdviserA2',
      'stateAdviserA3',
      'stateAdviserA4',
    ],
    municipal: ['municipalAdviserA', 'deputyMunicipalA', 'municipalAdviserA2', 'municipalAdviserA3'],
    dual: ['dualAdviserA', 'dualAdviserA2', 'dualAdviserA3'],
  },
  B1: {
    state: ['stateAdviserB', 'deputyStateB', 'stateAdviserB2'],
    municipal: ['municipalAdviserB1', 'municipalAdviserB1b'],
    dual: ['dualAdviserB', 'dualAdviserB2'],
  },
  B2: {
    state: ['stateAdviserB', 'deputyStateB', 'stateAdviserB2'],
    municipal: ['municipalAdviserB2', 'municipalAdviserB2b'],
    dual: ['dualAdviserB', 'dualAdviserB2'],
  },
}

const STATE: ReadonlySet<BenefitMix> = new Set(['aap', 'sickPay', 'disability', 'unemployment', 'jobSeeker'])
const MUNICIPAL: ReadonlySet<BenefitMix> = new Set([
  'socialAssistance',
  'qualificationProgramme',
  'introduction',
])

function sidesOf(mix: BenefitMix, random: Random) {
  const state = STATE.has(mix)
  // The recipe's eight of a hundred with disability benefit and social assistance; and some of the others.
  const municipal = MUNICIPAL.has(mix) || mix === 'disability' || (state && random.chance(0.12))
  return { state, municipal }
}

const teamsOf = (place: PlaceKey) => ({
  followUp: place === 'A' ? TEAMS.followUpA : TEAMS.followUpB,
  municipal: TEAMS[`municipal${place}`],
  duty: place === 'A' ? TEAMS.dutyA : TEAMS.dutyB,
  triage: place === 'A' ? TEAMS.triageA : TEAMS.triageB,
  contactCentre: TEAMS.contactCentre,
  benefitUnit: TEAMS.benefitUnit,
})

type Assigned = NonNullable<NewPerson['assigned']>

function assignedTo(
  place: PlaceKey,
  has: { state: boolean; municipal: boolean },
  cleared: boolean,
  random: Random,
): Assigned {
  const teams = teamsOf(place)
  const dual = has.state && has.municipal && random.chance(0.35) ? random.pick(ADVISERS[place].dual) : null
  const who = (side: 'state' | 'municipal', share: number) => {
    if (cleared) return { staffId: STAFF.clearedAdviserA }
    if (dual !== null) return { staffId: STAFF[dual] }
    return random.chance(share) ? { staffId: STAFF[random.pick(ADVISERS[place][side])] } : {}
  }
  return [
    ...(has.state
      ? [{ side: 'state' as const, teamId: teams.followUp, lead: true, ...who('state', 0.42) }]
      : []),
    ...(has.municipal
      ? [{ side: 'municipal' as const, teamId: teams.municipal, lead: !has.state, ...who('municipal', 0.55) }]
      : []),
  ]
}

function situationFor(place: PlaceKey, assigned: Assigned, has: Situation['has']): Situation {
  const adviser = (side: 'state' | 'municipal') => {
    const found = assigned.find((one) => one.side === side)
    if (found?.teamId === undefined) return {}
    const owner =
      found.staffId === undefined
        ? { teamId: found.teamId }
        : { staffId: found.staffId, teamId: found.teamId }
    return { [side]: { owner, acting: null } }
  }
  const office = place === 'A' ? 'A' : 'B'
  return {
    officeId: officeOf(place),
    has,
    advisers: { ...adviser('state'), ...adviser('municipal') },
    teams: teamsOf(place),
    teamLeads: { state: STAFF[LEAD_OF[`followUp${office}`]], municipal: STAFF[LEAD_OF[`municipal${place}`]] },
    officeLeader: STAFF[`officeLeader${office}`],
  }
}

function factsOf(
  mix: BenefitMix,
  has: { municipal: boolean },
  today: Temporal.PlainDate,
  random: Random,
): Fact[] {
  const benefit: Benefit = mix === 'jobSeeker' ? 'unemployment' : mix
  const side = MUNICIPAL.has(mix) ? 'municipal' : 'state'
  const day = (days: number) => today.add({ days }).toString()
  const paid = (of: Benefit, from: 'state' | 'municipal', most: number): Fact => ({
    kind: 'nextPayment',
    side: from,
    value: { date: day(random.int(1, 27)), amount: random.int(50, most) * 100, benefit: of },
  })
  const decided = (of: Benefit, from: 'state' | 'municipal'): Fact => ({
    kind: 'decision',
    side: from,
    value: {
      decision: of,
      date: day(-random.int(5, 330)),
      status: random.chance(0.9) ? 'granted' : 'partlyGranted',
      validTo: day(random.int(10, 400)),
    },
  })
  const own: Fact[] = [{ kind: 'benefit', side, value: { benefit } }]
  if (mix !== 'jobSeeker') own.push(decided(benefit, side), paid(benefit, side, side === 'state' ? 240 : 120))
  if (!has.municipal || side === 'municipal') return own
  return [
    ...own,
    { kind: 'benefit', side: 'municipal', value: { benefit: 'socialAssistance' } },
    decided('socialAssistance', 'municipal'),
    paid('socialAssistance', 'municipal', 90),
  ]
}

const STREETS = [
  'Kaigata',
  'Skolegata',
  'Elvevegen',
  'Tunvegen',
  'Moloveien',
  'Kvernbakken',
  'Parkveien',
  'Stasjonsgata',
  'Lønnelia',
]

function bornIn(ages: keyof typeof AGES, today: Temporal.PlainDate, random: Random): string {
  const [youngest = 18, oldest = 80] = ages.split('-').map(Number)
  return today.subtract({ years: random.int(youngest, oldest), days: random.int(1, 364) }).toString()
}

function tongue(random: Random) {
  if (!random.chance(SHARE.otherTongue))
    return {
      culture: 'nb' as const,
      language: random.chance(SHARE.nynorsk) ? 'nn' : 'nb',
      interpreterNeed: 'none' as const,
    }
  const culture = random.weighted(OTHER_TONGUES)
  return {
    culture,
    language: culture === 'other' ? 'en' : culture,
    interpreterNeed: random.weighted(INTERPRETER),
  }
}

/** One more inhabitant, the same one at every run. */
export function resident(
  index: number,
  now: Temporal.Instant,
  random: Random,
  numbers: ReturnType<typeof numberMaker>,
): Resident {
  const today = now.toZonedDateTimeISO('Europe/Oslo').toPlainDate()
  const isProtected = random.chance(SHARE.protected)
  const place = isProtected ? 'A' : random.weighted(PLACES)
  const mix = random.weighted(BENEFITS)
  const has = sidesOf(mix, random)
  const { culture, language, interpreterNeed } = tongue(random)
  const contactStatus = random.weighted(CONTACT)
  const birthDate = bornIn(random.weighted(AGES), today, random)
  const known = random.chance(SHARE.noNumber)
    ? 'none'
    : culture !== 'nb' && random.chance(SHARE.dNumber * 3)
      ? 'dNumber'
      : 'nationalId'
  const assigned = assignedTo(place, has, isProtected, random)
  const reading = random.chance(SHARE.cannotRead)
    ? 'none'
    : contactStatus === 'assisted'
      ? 'weak'
      : contactStatus === 'unknown'
        ? null
        : 'ok'
  const person: NewPerson = {
    id: fixedId('town', String(index)),
    place,
    ...nameOf(culture, random),
    birthDate,
    language,
    writtenForm: language === 'nn' ? 'nn' : 'nb',
    interpreterNeed,
    interpreterLanguage: interpreterNeed === 'none' ? null : language,
    contactStatus,
    readingAbility: reading,
    needLevel: Math.min(
      3,
      (interpreterNeed === 'none' ? 0 : 1) +
        (contactStatus === 'assisted' ? 1 : 0) +
        (random.chance(0.1) ? 1 : 0),
    ),
    effortGroup: random.weighted(EFFORT),
    createdAt: now.subtract({ hours: 24 * random.int(30, 2500) }),
    identities: known === 'none' ? [] : [{ kind: known, number: numbers(birthDate, known) }],
    shields: isProtected ? [random.chance(0.5) ? '6' : '7'] : [],
    phone: `+4742${String(100000 + index)}`,
    phoneKind: random.chance(SHARE.phoneNotOwn)
      ? random.pick(['lost', 'borrowed', 'shared'] as const)
      : 'own',
    phoneConfirmedAt: now.subtract({ hours: 24 * random.int(2, 300) }),
    address: `${random.pick(STREETS)} ${random.int(1, 60)}`,
    assigned,
    facts: factsOf(mix, has, today, random).map((fact) => ({
      ...fact,
      source: fact.side === 'municipal' ? 'municipalSystem' : 'stateSystem',
      asOf: now.subtract({ hours: fact.side === 'municipal' && place === 'A' ? 24 : 1 }),
    })),
  }
  return {
    person,
    place,
    mix,
    writes:
      interpreterNeed === 'none' && culture !== 'nb' ? (random.chance(0.6) ? 'nb' : language) : language,
    situation: situationFor(place, assigned, has),
    opensMail: !random.chance(0.12),
    titles: new Set(),
    usesPortal: contactStatus === 'digital' || (contactStatus === 'partlyDigital' && random.chance(0.7)),
  }
}
