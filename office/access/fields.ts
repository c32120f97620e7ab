import type { ClassId } from './matrix.ts'
import type { Decision, Scope } from './model.ts'

/**
 * R-715, K30: fields, not masks. The fields of each class that leave through a page or the API, by how much the
 * reader's cell lets through. What is not named here leaves with nobody. A class gets its line when it has data.
 */
type Fields = Partial<Record<Scope, readonly string[]>>
const SKELETON = [
  'id',
  'at',
  'kind',
  'side',
  'channel',
  'actorKind',
  'authorship',
  'theme',
  'threadId',
  'enquiryId',
  'promiseId',
]
const ENTRY = ['side', 'ownerName', 'urgency', 'dueAt']

const FIELDS: Partial<Record<ClassId, Fields>> = {
  'M-01': {
    full: [
      'id',
      'givenName',
      'familyName',
      'callMe',
      'birthDate',
      'numbers',
      'phones',
      'emails',
      'addresses',
    ],
  },
  'M-02': { full: ['protectedContact', 'shields'], exists: ['specialRoute'] },
  'M-03': {
    full: [
      'language',
      'writtenForm',
      'interpreterNeed',
      'interpreterLanguage',
      'contactStatus',
      'readingAbility',
    ],
  },
  'M-04': { full: ['assignment', 'promises'], status: ['ownerName', 'open', 'oldest'], exists: ENTRY },
  'M-05': {
    full: ['assignment', 'promises'],
    status: ['ownerName', 'open', 'oldest'],
    whitelist: ENTRY,
    exists: ENTRY,
  },
  'M-06': {
    full: ['benefit', 'applicationStatus', 'documentsComplete', 'nextPayment', 'account'],
    status: ['applicationStatus', 'documentsComplete', 'nextPayment'],
  },
  'M-07': { full: ['decision'] },
  'M-08': { full: ['id', 'kind', 'at', 'authorId', 'body', 'codes'] },
  'M-13': { full: ['id', 'at', 'authorship', 'authorName', 'body', 'readAt', 'feedback'], exists: ['side'] },
  'M-14': { full: ['id', 'at', 'authorship', 'authorName', 'body', 'readAt', 'feedback'], exists: ['side'] },
  'M-15': {
    full: ['account', 'address', 'applicationStatus', 'documentsComplete', 'decision', 'nextPayment'],
    whitelist: ['account', 'address', 'applicationStatus', 'documentsComplete', 'decision', 'nextPayment'],
    status: ['applicationStatus', 'documentsComplete', 'nextPayment'],
    exists: ['side'],
  },
  'M-16': { full: ['text'] },
  'M-17': { full: ['id', 'kind', 'at', 'authorId', 'body', 'codes'] },
  'M-18': { full: ['id', 'at', 'authorId', 'body', 'codes'] },
  'M-20': { full: SKELETON, status: ['at', 'channel'], exists: ['side'] },
  'M-21': { full: SKELETON, exists: ['side'] },
  'M-22': { full: ['kind', 'reason', 'fromAt', 'untilAt'] },
  'M-30': { full: ['id', 'at', 'authorId', 'body'] },
  'M-31': { full: ['id', 'body', 'updatedAt'] },
  'M-32': { full: ['at', 'who', 'role', 'basis', 'purpose', 'what'] },
  'M-35': { full: ['openingHours', 'closingDays', 'configuration', 'teams', 'staff'] },
}

/** The fields of a class that this decision lets out. */
export const fieldsOf = (id: ClassId, scope: Scope): readonly string[] => FIELDS[id]?.[scope] ?? []

/** The record with the fields that may leave; an empty one when nothing may. */
export function cut<T extends object>(id: ClassId, decision: Decision, record: T): Partial<T> {
  if (!decision.allowed) return {}
  const fields = fieldsOf(id, decision.scope)
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name))) as Partial<T>
}
