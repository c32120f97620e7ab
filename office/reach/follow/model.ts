import type { Side } from '../../kernel/context.ts'
import type { NoticeKind, Weight } from '../notices/model.ts'

/** One rung as it was taken, and how what went out by it has fared. */
export type FollowedStep = {
  step: string
  at: Temporal.Instant
  channel: string | null
  /** Why it was passed over; null when it was taken. */
  why: string | null
  outgoingId: string | null
  fared: string | null
  faredAt: Temporal.Instant | null
  failure: string | null
  /** Who was given something to do by it, and whether that is still owed. */
  task: { ownerName: string; dueAt: Temporal.Instant; open: boolean; attempts: number } | null
}

/** An important message as the office follows it: whether it has reached, how, and what comes next. */
export type Followed = {
  noticeId: string
  messageId: string | null
  threadId: string | null
  kind: NoticeKind
  weight: Weight
  side: Side
  theme: string
  adverse: boolean
  madeAt: Temporal.Instant
  reachedAt: Temporal.Instant | null
  reachedHow: string | null
  explainedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
  answerClock: string | null
  answerDueAt: Temporal.Instant | null
  nextStep: string | null
  nextStepAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  steps: FollowedStep[]
}

/** A line of the list of those whom something important has not reached. */
export type Unreached = {
  noticeId: string
  personId: string
  threadId: string | null
  name: string
  language: string
  interpreter: string | null
  kind: NoticeKind
  theme: string
  side: Side
  madeAt: Temporal.Instant
  lastStep: string | null
  lastChannel: string | null
  lastAt: Temporal.Instant | null
  nextStep: string | null
  nextStepAt: Temporal.Instant | null
  /** Something that should have gone out for it was held in the house and did not leave. */
  held: boolean
  ownerName: string
}

const UNREACHED_LISTS = ['mine', 'office'] as const
export type UnreachedList = (typeof UNREACHED_LISTS)[number]
