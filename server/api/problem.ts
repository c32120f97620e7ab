import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { REASONS, type Reason, type Refused } from '../../office/kernel/result.ts'
import { isLanguage, type Language, preferredLanguage, type TextKey, textFor } from '../../text/index.ts'
import { titleOf } from '../errors.ts'
import { sessionOf } from '../session-request.ts'

/** What the API itself can say no to, besides what the office can. */
const OWN_REASONS = [
  'invalid',
  'unreadable',
  'notAllowed',
  'tooLarge',
  'wrongForm',
  'failed',
  'unavailable',
] as const
export type ApiReason = Reason | (typeof OWN_REASONS)[number]
export const API_REASONS: readonly ApiReason[] = [...REASONS, ...OWN_REASONS]

/**
 * Each reason has one honest status. Somebody else's things do not exist for the caller: 404, never a 403 that
 * confirms them. 422: understood, but not as it stands. 409: right in itself, but not as things are now.
 */
export const STATUS: Readonly<Record<ApiReason, number>> = {
  taken: 409,
  alreadyBegun: 409,
  interpreterUnanswered: 422,
  interpreterStays: 422,
  interpreterLanguage: 422,
  interpreterReason: 422,
  inPast: 422,
  closedThen: 422,
  tooFar: 422,
  notFound: 404,
  ownRecord: 404,
  empty: 422,
  tooLong: 422,
  notText: 422,
  needsReason: 422,
  needsChannelReason: 422,
  needsAlternative: 422,
  grantedByRule: 422,
  needsNewOwner: 422,
  needsPurpose: 422,
  needsContactTime: 422,
  windowPast: 422,
  windowTooLong: 422,
  windowClosed: 422,
  windowTaken: 409,
  windowsOverlap: 422,
  referredAlone: 422,
  referredTwice: 409,
  noNextStep: 422,
  noSlip: 422,
  fileEmpty: 422,
  belowMinimum: 422,
  hearingShort: 422,
  hearingOpen: 409,
  hearingMissing: 422,
  closedTooLong: 422,
  effectUnseen: 422,
  earlyReason: 422,
  hearingFull: 422,
  fileTooLarge: 413,
  fileWrongType: 415,
  fileInfected: 422,
  nothingDone: 422,
  alreadyClosed: 409,
  needsPerson: 422,
  needsConsent: 422,
  openRoom: 422,
  notYoursToExplain: 422,
  needsNumber: 422,
  needsTalk: 422,
  shiftTaken: 409,
  noFreeTextHere: 422,
  identityInText: 422,
  sensitiveText: 422,
  numberNotUsable: 409,
  unknownPlace: 422,
  identityUnseen: 422,
  notUrgentEnough: 422,
  unknownTheme: 422,
  unknownReceiver: 422,
  mergeNeedsIdentity: 422,
  replayed: 422,
  invalid: 422,
  holderTooYoung: 422,
  holderIsSelf: 422,
  guardianOnly: 422,
  needsHolderBirth: 422,
  mandateTooLong: 422,
  notAlone: 422,
  needsInterpreter: 422,
  needsEvidence: 422,
  adviserOnly: 422,
  consequencesUnseen: 422,
  missingValue: 422,
  lineMissing: 422,
  tooHard: 422,
  noAddress: 422,
  wrongCode: 422,
  screenCodeWrong: 422,
  helpCodeWrong: 422,
  needsScreen: 422,
  needsPromise: 422,
  needsIdentity: 409,
  triesSpent: 409,
  nobodyWaits: 409,
  areasOpen: 409,
  teachBackMissing: 409,
  ownWordsMissing: 422,
  explainFirst: 409,
  attendanceMissing: 409,
  residentAway: 409,
  nextStepsMissing: 409,
  interpreterUnwritten: 422,
  notBegun: 409,
  tooEarly: 409,
  videoDeclined: 409,
  summonsNotReached: 409,
  moveWaits: 409,
  badPeriod: 422,
  askPhoneFirst: 409,
  handInWaits: 409,
  helpedEachTime: 422,
  trainersHands: 422,
  answerMissing: 422,
  inTheHouse: 409,
  textNotReady: 409,
  ringingNotWanted: 422,
  textsNotWanted: 422,
  ownText: 409,
  notApprover: 403,
  notOwner: 409,
  onlyLeadNames: 409,
  alreadyEnded: 409,
  talkRequired: 409,
  unreadNotice: 409,
  channelDoesNotWork: 409,
  secondReferral: 409,
  mergeTooOld: 409,
  conflict: 409,
  missingKey: 400,
  unreadable: 400,
  sessionExpired: 401,
  badForm: 403,
  notAllowed: 403,
  tooLarge: 413,
  wrongForm: 415,
  tooMany: 429,
  failed: 500,
  unavailable: 503,
}

/** Reasons of the API that are said in the words of another. */
const SAID_AS: Partial<Record<ApiReason, TextKey>> = {
  unreadable: 'reasons:invalid',
  wrongForm: 'reasons:invalid',
  tooLarge: 'reasons:tooLong',
  failed: 'reasons:unknown',
  unavailable: 'reasons:unknown',
}

export const saidAs = (reason: ApiReason): TextKey => SAID_AS[reason] ?? (`reasons:${reason}` as TextKey)

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe('The kind of problem, in English, the same for each status.'),
    status: z.int(),
    detail: z.string().describe('What to do about it, in the language of the caller.'),
    reason: z.enum(API_REASONS).describe('For programs: what it was.'),
    requestId: z.string().describe('Names this request when you ask for help.'),
    errors: z
      .array(z.object({ at: z.string().describe('A JSON pointer into the request.'), wrong: z.string() }))
      .optional(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

/** A refusal on its way out of a route. */
export class Refusal extends Error {
  readonly reason: ApiReason
  readonly details: Refused['details']
  constructor(reason: ApiReason, details?: Refused['details']) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
    this.details = details
  }
}

type FieldError = { at: string; wrong: string }
type More = { errors?: readonly FieldError[] | undefined; details?: Refused['details'] | undefined }

/** RFC 9457. Tells the reason, what to do, and nothing of what is inside. */
export async function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  reason: ApiReason,
  more: More = {},
): Promise<FastifyReply> {
  const status = STATUS[reason]
  const language = await languageOf(request)
  const problem: z.input<typeof problemSchema> = {
    type: 'about:blank',
    title: titleOf(status),
    status,
    detail: textFor(language)(saidAs(reason)),
    reason,
    requestId: request.id,
    ...(more.errors ? { errors: [...more.errors] } : {}),
    ...(more.details ? { details: more.details } : {}),
  }
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** What the caller asks for; otherwise the language on the person's profile; otherwise bokmål. */
async function languageOf(request: FastifyRequest): Promise<Language> {
  const asked = request.headers['accept-language']
  if (asked !== undefined && asked.trim() !== '*') return preferredLanguage(asked)
  // A refusal is said also when the reason for it is that nobody can be looked up.
  const session = await sessionOf(request).catch(() => null)
  return session?.kind === 'person' && isLanguage(session.actor.language) ? session.actor.language : 'nb'
}
