/**
 * what a device of an office is for. `kiosk` gives numbers, `board` shows them, `door` is the tablet of whoever meets
 * people at the door, `desk` stands with staff, and `public` is a screen or tablet that anybody may use Min side on.
 */
export const TERMINAL_KINDS = ['kiosk', 'board', 'door', 'desk', 'public'] as const
export type TerminalKind = (typeof TERMINAL_KINDS)[number]

/** A paired device, as the server knows it by its secret. */
export type Terminal = { id: string; officeId: string; kind: TerminalKind }

/** Where the pairing of a device stands, as the device itself is told. */
export type Pairing =
  | { state: 'none' }
  | { state: 'waiting'; code: string; until: Temporal.Instant }
  | { state: 'paired'; terminal: Terminal }

/** A device in the list of an office. */
export type TerminalShown = {
  id: string
  kind: TerminalKind
  name: string
  pairedBy: string
  pairedAt: Temporal.Instant
  seenAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
  revokedBy: string | null
}
