import type { Terminal, TerminalKind } from './model.ts'

/** Who can pair and part a device: those who receive (M-23) and those who lead. */
const PAIRS = ['RE', 'LE'] as const
export const mayPair = (actor: { roles: readonly string[]; officeId: string | null }): boolean =>
  actor.officeId !== null && PAIRS.some((role) => actor.roles.includes(role))

/** Where a device begins, and comes back to. */
export function homeOf({ kind, officeId }: Pick<Terminal, 'kind' | 'officeId'>): string {
  const homes: Readonly<Record<TerminalKind, string>> = {
    kiosk: `/mottak/${officeId}`,
    board: `/mottak/tavle/${officeId}`,
    door: '/arbeid/dor',
    desk: '/arbeid/mottak',
    public: '/terminal',
  }
  return homes[kind]
}

/** a screen that strangers use one after the other is emptied; what staff stand at has a login of its own. */
export const isShared = (kind: TerminalKind): boolean => kind === 'public'

/**
 * numbers are given and shown by the devices of that office alone. `open`: where everybody may look, as in a
 * demo, so that nobody has to pair a screen to see one.
 */
export const mayStandIn = (
  terminal: Pick<Terminal, 'kind' | 'officeId'> | null,
  place: { officeId: string; kind: TerminalKind; open: boolean },
): boolean => place.open || (terminal?.kind === place.kind && terminal.officeId === place.officeId)

/** WCAG 2.2.1: whoever is warned has at least so long to say that they are there. */
const LEAST_SECONDS = 20
/** A server that hears of the last touch so much later than it happened does not end what is still in use. */
export const SLACK_SECONDS = 15

/** seconds without a touch until the warning, and until the screen is emptied. */
export type Idle = { warn: number; wipe: number }

export function idleFrom(warnSeconds: number, wipeSeconds: number): Idle {
  const warn = Math.max(LEAST_SECONDS, Math.round(warnSeconds))
  return { warn, wipe: Math.max(warn + LEAST_SECONDS, Math.round(wipeSeconds)) }
}

/** When a login on a shared screen ends by itself, if nothing more is heard from it. */
export const endsAt = (now: Temporal.Instant, { wipe }: Idle): Temporal.Instant =>
  now.add({ seconds: wipe + SLACK_SECONDS })

/** "123 456": as it is read to somebody, whatever stood between the digits. */
export const codeRead = (typed: string): string => typed.replace(/\D/g, '')
export const codeShown = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
