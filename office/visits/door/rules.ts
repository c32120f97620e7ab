import type { Now } from '../../kernel/opening/rules.ts'

/** Why somebody was given another time. */
const TURNED_REASONS = ['outsideHours', 'closedDay', 'ownWish'] as const
export type TurnedReason = (typeof TURNED_REASONS)[number]
/** Where they went instead. */
export const TURNED_WAYS = ['opening', 'slot', 'callBack'] as const
export type TurnedWay = (typeof TURNED_WAYS)[number]

/** what is counted is why, and never what somebody came for. */
export const turnedReason = ({ open, today, part }: Pick<Now, 'open' | 'today' | 'part'>): TurnedReason =>
  open ? 'ownWish' : today.spans.length > 0 && part === null ? 'outsideHours' : 'closedDay'
