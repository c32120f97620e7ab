/** An e-mail that came in, as the gateway has read its headers. `id` is its own Message-ID. */
export type MailIn =
  | { kind: 'bounce'; id: string; key: string | null; recipient: string; final: boolean; why: string }
  | { kind: 'automatic' | 'loop'; id: string; from: string; subject: string }
  | { kind: 'message'; id: string; from: string; subject: string; text: string }

/** What became of it. */
const MAIL_OUTCOMES = [
  'bounced',
  'delayed',
  'automatic',
  'loop',
  'empty',
  'toThread',
  'unidentified',
  'unknownBounce',
] as const
export type MailOutcome = (typeof MAIL_OUTCOMES)[number]
