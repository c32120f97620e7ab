import type { Restriction, Way } from '../../people/profile/model.ts'
import type { MeetingKind, MeetingMode } from '../model.ts'

/** Why this form is proposed; each has a text `talk.form.why.<name>`. */
type FormReason =
  | 'conflict'
  | 'heavyTalk'
  | 'newRelation'
  | 'ownWish'
  | 'mapping'
  | 'training'
  | 'doNotRing'
  | 'atHome'
  | 'usual'
export type Forms = { proposed: MeetingMode; reason: FormReason; offered: readonly MeetingMode[] }

export type FormFacts = {
  kind: MeetingKind
  /** A dispute, with the office or with somebody else, that the talk is about. */
  conflict: boolean
  preferred: readonly Way[]
  declined: readonly Way[]
  restrictions: readonly Restriction[]
  /** The person has said no to video for this meeting. */
  videoDeclined: boolean
  videoHere: boolean
  homeVisitsHere: boolean
}

const HEAVY: ReadonlySet<MeetingKind> = new Set([
  'refusalTalk',
  'decisionExplanation',
  'clarifyingConversation',
  'clarification',
])
const IN_PERSON: Readonly<Partial<Record<MeetingKind, { mode: MeetingMode; reason: FormReason }>>> = {
  conflict: { mode: 'physicalOffice', reason: 'conflict' },
  dialogueMeeting2: { mode: 'physicalOffice', reason: 'heavyTalk' },
  dialogueMeeting3: { mode: 'physicalOffice', reason: 'heavyTalk' },
  firstMeeting: { mode: 'physicalOffice', reason: 'newRelation' },
  mapping: { mode: 'physicalOffice', reason: 'mapping' },
  digitalTraining: { mode: 'physicalOffice', reason: 'training' },
  homeVisit: { mode: 'home', reason: 'atHome' },
  outreach: { mode: 'physicalElsewhere', reason: 'atHome' },
}

/** never to somebody who does not want it, and not where the office has none. */
const mayOfferVideo = (facts: FormFacts): boolean =>
  facts.videoHere &&
  !facts.videoDeclined &&
  !facts.declined.includes('video') &&
  !facts.restrictions.includes('noVideoAtHome')

/**
 * C5-07: what is proposed, why, and all that can be chosen instead, at no cost. Video is never the only
 * choice. In a conflict it is face to face; otherwise the person's own wish goes before what the kind would have.
 */
export function formsFor(facts: FormFacts): Forms {
  const offered: MeetingMode[] = ['physicalOffice', 'physicalElsewhere']
  if (facts.homeVisitsHere && !facts.declined.includes('homeVisit')) offered.push('home')
  if (!facts.restrictions.includes('doNotRing')) offered.push('phone')
  if (mayOfferVideo(facts)) offered.push('video')
  return { ...proposal(facts, offered), offered }
}

function proposal(facts: FormFacts, offered: readonly MeetingMode[]): Pick<Forms, 'proposed' | 'reason'> {
  if (facts.conflict || facts.kind === 'conflict') return { proposed: 'physicalOffice', reason: 'conflict' }
  const wish = facts.preferred
    .map((way) => MODE_OF[way])
    .find((mode) => mode !== undefined && offered.includes(mode))
  if (wish !== undefined) return { proposed: wish, reason: 'ownWish' }
  const usual = IN_PERSON[facts.kind]
  if (usual && offered.includes(usual.mode)) return { proposed: usual.mode, reason: usual.reason }
  if (HEAVY.has(facts.kind)) return { proposed: 'physicalOffice', reason: 'heavyTalk' }
  return { proposed: 'physicalOffice', reason: 'usual' }
}
const MODE_OF: Readonly<Partial<Record<Way, MeetingMode>>> = {
  video: 'video',
  meeting: 'physicalOffice',
  phone: 'phone',
  homeVisit: 'home',
}
