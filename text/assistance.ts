import type { Room } from './keys.ts'

/**
 * R-323, C6-05: what a language of help says (languages.ts): everything that stands on the pages named in app/assistance.ts,
 * on the bar of a shared screen and on the two papers that somebody takes home. With a full stop at the end: all keys that
 * begin so; the empty word: the whole room.
 */
const SAID: Readonly<Partial<Record<Room, readonly string[]>>> = {
  assisted: [''],
  common: [''],
  citizen: [
    ...['home.', 'write.', 'relation.', 'facts.', 'fact.', 'decision.', 'application.', 'rule.', 'waiting.'],
    ...[
      'referral.',
      'posts.',
      'move.',
      'people.callMe',
      'people.main',
      'people.side.',
      'people.away',
      'people.awayUntil',
      'people.all',
      'people.heading',
    ],
    ...['pay.', 'more.', 'status.', 'ended.', 'receipt.', 'conversation.', 'talks.title', 'talk.'],
    ...['services.title', 'seen.title', 'language.title', 'back'],
  ],
  reach: [
    ...['inbox.all', 'kind.', 'why.', 'state.', 'due.', 'letter.came', 'speak.title', 'upload.count'],
    ...['choice.', 'papers.'],
  ],
  visits: [
    ...['reception.slip.', 'reception.step.', 'reception.receiver.', 'reception.sheet.', 'terminal.warn.'],
    ...[
      'terminal.bar',
      'terminal.bar.plain',
      'terminal.title',
      'terminal.done',
      'training.title',
      'training.number',
      'training.check',
      'training.check.hint',
    ],
    ...['renewal.title'],
  ],
  calls: ['callback.window', 'desk.late.'],
  chat: ['heading', 'incident.label'],
  meetings: ['booking.mine.title', 'requests.ask.title'],
  mandates: ['helpers.heading'],
  profile: ['title', 'language.signed'],
  // What these pages can refuse with.
  reasons: [
    ...['unknown', 'badForm', 'sessionExpired', 'notFound', 'empty', 'tooLong', 'notText', 'alreadyEnded'],
    ...['noFreeTextHere', 'identityInText', 'conflict', 'replayed', 'missingKey', 'tooMany', 'invalid'],
    ...['needsNumber', 'helpedEachTime'],
  ],
}

/** Whether a language of help has this text; what it has not is said in Norwegian, on pages that are Norwegian throughout. */
export const saidInHelp = (room: Room, key: string): boolean =>
  (SAID[room] ?? []).some((said) => (said === '' || said.endsWith('.') ? key.startsWith(said) : key === said))
