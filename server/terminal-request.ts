import { createHash, randomBytes } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Screen } from '../app/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import type { Pairing, Terminal } from '../office/visits/terminals/model.ts'
import { endsAt, homeOf, type Idle, idleFrom, isShared } from '../office/visits/terminals/rules.ts'
import { pairingOf } from '../office/visits/terminals/views.ts'
import type { House } from './house.ts'
import { COOKIE_RULES } from './session-request.ts'

/** What a device knows its office by. As long as browsers let one be kept; it is worth nothing once the device is parted. */
const TERMINAL_COOKIE = '__Host-terminal'
const KEPT_SECONDS = 400 * 24 * 3600
const SECRET = /^[\w-]{43}$/

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
const NONE: Pairing = { state: 'none' }
const found = new WeakMap<FastifyRequest, Promise<Pairing>>()

/** What this device is: asked once for each request, and only of a browser that says it is a device at all. */
export function pairingIn(request: FastifyRequest): Promise<Pairing> {
  const known = found.get(request)
  if (known) return known
  const looked = look(request)
  found.set(request, looked)
  return looked
}

async function look(request: FastifyRequest): Promise<Pairing> {
  const secret = request.cookies?.[TERMINAL_COOKIE]
  if (secret === undefined || !SECRET.test(secret)) return NONE
  return inTransaction(request.server.house.around, { kind: 'system', name: 'terminal' }, (ctx) =>
    pairingOf(ctx, { tokenHash: hashOf(secret) }),
  )
}

export async function terminalOf(request: FastifyRequest): Promise<Terminal | null> {
  const pairing = await pairingIn(request)
  return pairing.state === 'paired' ? pairing.terminal : null
}

export const newSecret = () => randomBytes(32).toString('base64url')

export function giveTerminal(reply: FastifyReply, secret: string): void {
  reply.setCookie(TERMINAL_COOKIE, secret, { ...COOKIE_RULES, maxAge: KEPT_SECONDS })
}

/** as the office has decided. */
export const idleOf = ({ settings }: House, officeId: string): Idle =>
  idleFrom(settings.get('kiosk.warnSeconds', officeId), settings.get('kiosk.wipeSeconds', officeId))

/** The device for its pages: null in any other browser. */
export async function screenOf(request: FastifyRequest): Promise<Screen | null> {
  const terminal = await terminalOf(request)
  if (terminal === null) return null
  const { kind, officeId } = terminal
  const idle = isShared(kind) ? idleOf(request.server.house, officeId) : null
  return { kind, officeId, home: homeOf(terminal), idle }
}

/** Cookies that a browser sends only to a part of the house, and that are therefore not seen when the screen is emptied. */
const PARTS = [
  ['vist', '/vis'],
  ['arbeidsliste', '/arbeid'],
] as const

/** What a cookie may be called; anything else was not set by us, and cannot be named in an answer. */
const NAMED = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * nothing is left on the device but what it is itself: every cookie it sent, what browsers keep for a site, and the
 * pages behind "back".
 */
export function emptyDevice(request: FastifyRequest, reply: FastifyReply): void {
  for (const name of Object.keys(request.cookies))
    if (name !== TERMINAL_COOKIE && NAMED.test(name)) reply.clearCookie(name, COOKIE_RULES)
  for (const [name, path] of PARTS) reply.clearCookie(name, { ...COOKIE_RULES, path })
  reply.header('clear-site-data', '"cache", "storage"').header('cache-control', 'no-store')
}

/** Whether strangers use this browser one after the other. */
export async function onSharedScreen(request: FastifyRequest): Promise<boolean> {
  const terminal = await terminalOf(request)
  return terminal !== null && isShared(terminal.kind)
}

/** A login that begins on a shared screen is bound to it. */
export async function bindToTerminal(request: FastifyRequest, token: string): Promise<void> {
  const terminal = await terminalOf(request)
  if (terminal === null || !isShared(terminal.kind)) return
  await setEnd(request.server.house, hashOf(token), { officeId: terminal.officeId, terminalId: terminal.id })
}

/** When a login on a shared screen ends, if nothing more is heard from it. */
export async function setEnd(
  house: House,
  hash: Buffer,
  { officeId, terminalId }: { officeId: string; terminalId: string | null },
): Promise<void> {
  const ends = endsAt(house.machineClock.now(), idleOf(house, officeId))
  await house.databases.pools.system.query({
    name: 'session-terminal',
    text: `update session set expires_at = $2, terminal_id = coalesce(terminal_id, $3)
      where id_hash = $1 and revoked_at is null`,
    values: [hash, ends, terminalId],
  })
}
