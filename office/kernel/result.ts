/**
 * What an action gives back. A refusal is a value with a reason code; every reason has a text in each language
 * under `reasons.<code>` and says what to do instead. Actions throw only on bugs.
 */
export type Ok<T> = { ok: true; value: T }
export type Refused = { ok: false; reason: Reason; details?: Record<string, string | number> }
export type Result<T> = Ok<T> | Refused

/** Every way an action can say no. The list grows with the rooms; the catalogues must follow (checked by test). */
export const REASONS = [
  'notFound',
  'empty',
  'tooLong',
  'notText',
  'needsReason',
  'needsNewOwner',
  'needsPurpose',
  'needsContactTime',
  'onlyLeadNames',
  'notOwner',
  'alreadyEnded',
  'talkRequired',
  'channelDoesNotWork',
  'needsChannelReason',
  'secondReferral',
  'noFreeTextHere',
  'identityInText',
  'sensitiveText',
  'numberNotUsable',
  'unknownPlace',
  'unreadNotice',
  'notUrgentEnough',
  'unknownTheme',
  'unknownReceiver',
  'mergeNeedsIdentity',
  'mergeTooOld',
  'ownRecord',
  'conflict',
  'replayed',
  'missingKey',
  'tooMany',
  'sessionExpired',
  'badForm',
  'holderTooYoung',
  'holderIsSelf',
  'guardianOnly',
  'needsHolderBirth',
  'mandateTooLong',
  'notAlone',
  'needsInterpreter',
  'needsEvidence',
  'adviserOnly',
  'consequencesUnseen',
  'notApprover',
  'ownText',
  'textNotReady',
  'askPhoneFirst',
  'handInWaits',
  'missingValue',
  'lineMissing',
  'tooHard',
  'noAddress',
  'wrongCode',
  'identityUnseen',
  'needsTalk',
  'shiftTaken',
  'windowPast',
  'windowTooLong',
  'windowClosed',
  'windowTaken',
  'windowsOverlap',
  'needsNumber',
  'needsPromise',
  'triesSpent',
  'needsIdentity',
  'nobodyWaits',
  'badPeriod',
] as const
export type Reason = (typeof REASONS)[number]

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const refused = (reason: Reason, details?: Record<string, string | number>): Refused =>
  details === undefined ? { ok: false, reason } : { ok: false, reason, details }
