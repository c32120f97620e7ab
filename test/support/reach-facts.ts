import type { ReachFacts, ReachPoint } from '../../office/people/profile/model.ts'
import type { AdviceFacts } from '../../office/reach/advise/model.ts'

/** The default resident of the scenes, in the facts of the advice: what a test does not tell is ordinary. */
const ALONE = {
  logIn: 'alone',
  readMessage: 'alone',
  writeMessage: 'alone',
  uploadDocument: 'alone',
  fillApplication: 'alone',
  sendStatusCard: 'alone',
  editPlan: 'alone',
  bookMeeting: 'alone',
  joinVideo: 'alone',
  usePhone: 'alone',
} as const
export const UNKNOWN_ABILITIES = Object.fromEntries(
  Object.keys(ALONE).map((task) => [task, 'unknown']),
) as ReachFacts['abilities']

const CONFIRMED = Temporal.Instant.from('2026-02-02T09:00:00Z')
export const phone = (told: Partial<ReachPoint> = {}): ReachPoint => ({
  id: 'phone',
  kind: 'phone',
  value: '+4740000000',
  phoneKind: 'own',
  prepaid: false,
  unwanted: false,
  confirmedAt: CONFIRMED,
  notWorkingSince: null,
  lastWorkedAt: null,
  ...told,
})
export const address: ReachPoint = {
  ...phone(),
  id: 'address',
  kind: 'address',
  value: 'Skolegata 8',
  phoneKind: null,
}
export const email: ReachPoint = { ...address, id: 'email', kind: 'email', value: 'una@example.org' }

export const reach = (told: Partial<ReachFacts> = {}): ReachFacts => ({
  personId: 'una',
  status: 'digital',
  reviewOverdue: false,
  factsDisagree: false,
  language: 'nb',
  interpreterNeed: 'none',
  interpreterLanguage: null,
  reading: 'ok',
  norwegianOral: 4,
  norwegianWritten: 4,
  systemUnderstanding: 4,
  abilities: ALONE,
  access: {},
  points: [phone(), address],
  preferred: [],
  accepted: [],
  declined: [],
  restrictions: [],
  safety: false,
  digitalNotWorking: false,
  pickUpPlaces: [],
  inPrison: false,
  ...told,
})

type Told = Partial<Omit<AdviceFacts, 'reach' | 'office'>> & {
  reach?: Partial<ReachFacts>
  office?: Partial<AdviceFacts['office']>
}
export const about = (told: Told = {}): AdviceFacts => ({
  purpose: 'answer',
  content: [],
  urgency: 'ordinary',
  situation: [],
  ...told,
  reach: reach(told.reach),
  office: { open: true, video: true, homeVisits: true, directNumber: 'ruleBased', ...told.office },
})
