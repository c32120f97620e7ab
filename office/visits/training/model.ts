import type { Task } from '../../people/profile/model.ts'

/**
 * what is learnt, one step at a time, and which task of the profile it belongs to. `whole`: whoever masters it
 * manages the task; the others are on the way there, and alone they change nothing.
 */
export const STEPS = {
  logIn: { task: 'logIn', whole: true },
  findThread: { task: 'readMessage', whole: false },
  read: { task: 'readMessage', whole: true },
  write: { task: 'writeMessage', whole: true },
  upload: { task: 'uploadDocument', whole: true },
  apply: { task: 'fillApplication', whole: true },
  statusCard: { task: 'sendStatusCard', whole: true },
  findPlan: { task: 'editPlan', whole: false },
  planPurpose: { task: 'editPlan', whole: false },
  editPlan: { task: 'editPlan', whole: true },
  book: { task: 'bookMeeting', whole: true },
  joinVideo: { task: 'joinVideo', whole: true },
  usePhone: { task: 'usePhone', whole: true },
} as const satisfies Record<string, { task: Task; whole: boolean }>
export type Step = keyof typeof STEPS
export const STEP_NAMES = Object.keys(STEPS) as Step[]
/** The script of the sources: log in, find the conversation, read, write, hand in a picture. */
export const FIRST_STEPS: readonly Step[] = ['logIn', 'findThread', 'read', 'write', 'upload']

/** Glossary: `TrainingForm`. */
export const TRAINING_FORMS = ['sideBySide', 'course', 'reception', 'phone'] as const
export type TrainingForm = (typeof TRAINING_FORMS)[number]
export const DEVICES = ['own', 'loan', 'terminal'] as const
export type Device = (typeof DEVICES)[number]

/** who did it. Only the person's own hands can master a step. */
export const HANDS = ['own', 'together', 'trainer'] as const
export type Hands = (typeof HANDS)[number]
export type Try = { step: Step; hands: Hands; mastered: boolean }

/** How a plan that somebody has before them reached them; none of these asks for a login. */
export const SHARED = ['print', 'aloud', 'phone'] as const
export type Shared = (typeof SHARED)[number]

export type PlanStep = {
  id: string
  step: Step
  masteredAt: Temporal.Instant | null
  /** With whom it was mastered. */
  trainer: string | null
  assessedAt: Temporal.Instant | null
  /** How often it has been tried, whoever's hands. */
  tries: number
}

export type HeldSession = {
  id: string
  heldAt: Temporal.Instant
  form: TrainingForm
  device: Device
  trainer: string
  minutes: number
  guidanceMinutes: number
  mastered: Step[]
  tried: Step[]
}

export type TrainingPlan = {
  id: string
  goal: string
  owner: string
  ownerId: string
  helper: string | null
  madeAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  endedHow: 'reached' | 'stopped' | 'helpEachTime' | null
  steps: PlanStep[]
  sessions: HeldSession[]
}
