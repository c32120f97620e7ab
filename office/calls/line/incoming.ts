import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { officeOfDutyPhone } from '../duty/store.ts'
import type { Line, Verb } from '../model.ts'
import { callerOnLine, type OnLine, ringDirect } from './direct.ts'
import { callerOf, menusOf, situationOf, spokenLanguage } from './facts.ts'
import { heard } from './heard.ts'
import type { Caller, Place } from './model.ts'
import { ringsBack } from './returned.ts'
import { skipsMenu } from './rules.ts'
import { insertCall, type LineCall, lockCallOf, updateCall } from './store.ts'
import { go, take } from './take.ts'

export type Incoming = { line: Line; providerId: string; from: string | null; to: string | null }

/** What a platform says in place of a number that is withheld. */
const WITHHELD = /^(anonymous|unknown|restricted|unavailable|private|\+?266696687|)$/i

/** In international form; null where it is withheld or can be nobody's. A foreign number is one like any other. */
export const numberOf = (from: string | null): string | null =>
  from === null || WITHHELD.test(from.trim()) ? null : phoneNumber(from)

/**
 * somebody rings. Told again, the same call goes on where it is. Whoever is recognised by a number of their
 * own is spoken to in their language, and skips the menu where their profile says that menus are no way in.
 */
export async function callArrives(ctx: Ctx, told: Incoming): Promise<Verb[]> {
  const known = await lockCallOf(ctx.tx, told.providerId)
  if (known) return heard(ctx, known)
  const call = await begin(ctx, told)
  if (call === null) {
    const other = await lockCallOf(ctx.tx, told.providerId)
    return other === undefined ? [{ do: 'hangUp' }] : heard(ctx, other)
  }
  return first(ctx, call)
}

type Begun = { call: LineCall; caller: Caller }

/** Null when the same call has just been told of by another request. */
export async function begin(ctx: Ctx, told: Incoming): Promise<Begun | null> {
  const from = numberOf(told.from)
  const { caller, knownBy } = await whoRings(ctx, told.line, from, told.to)
  const now = ctx.clock.now()
  const place: Place = {
    at: 'language',
    step: 0,
    wrong: 0,
    menu: menusOf(ctx, told.line).at(-1)?.version ?? 1,
  }
  const row = {
    id: ctx.newId(),
    personId: caller.personId,
    knownBy,
    providerId: told.providerId,
    direction: 'in' as const,
    line: told.line,
    fromNumber: from,
    toNumber: told.to === null ? null : phoneNumber(told.to),
    language: spokenLanguage(caller),
    state: 'menu' as const,
    urgency: 'ordinary' as const,
    startedAt: now,
    lastEventAt: now,
    officeId: caller.officeId ?? (await dialledOffice(ctx, told)),
  }
  if (!(await insertCall(ctx.tx, { ...row, place: JSON.stringify(place) }))) return null
  const call: LineCall = { ...NEW, ...row, place }
  if (caller.personId !== null)
    recordEvent(ctx, {
      personId: caller.personId,
      kind: 'callReceived',
      side: 'common',
      channel: 'contactCentrePhone',
      // A number is not the person: who spoke is known when somebody has checked.
      authorship: 'unknown',
      data: { callId: call.id, line: told.line },
    })
  return { call, caller }
}

/** an office's duty phone says whose it is, also to whom nobody knows. */
async function dialledOffice(ctx: Ctx, { line, to }: Incoming): Promise<string | null> {
  const dialled = to === null ? null : phoneNumber(to)
  return line !== 'duty' || dialled === null ? null : officeOfDutyPhone(ctx.tx, dialled)
}

const NEW = {
  queue: null,
  waitingSince: null,
  answeredAt: null,
  endedAt: null,
  endedHow: null,
  staffId: null,
  teamId: null,
  identity: 'none',
  threadId: null,
  enquiryId: null,
  promiseId: null,
  theme: null,
  settledAt: null,
} as const

/** Who it may be: by the number they ring from, and on a line that belongs to a case by the number they dialled. */
async function whoRings(ctx: Ctx, line: Line, from: string | null, to: string | null): Promise<OnLine> {
  if (line === 'direct') return callerOnLine(ctx, from, to)
  const caller = await callerOf(ctx, from)
  return { caller, knownBy: caller.ownNumber ? 'ownNumber' : null }
}

/** to a person; where nobody is there, to what can be chosen then. */
async function straight(ctx: Ctx, call: LineCall): Promise<Verb[]> {
  const now = await situationOf(ctx, call, { adviser: false })
  return now.facts.open ? take(ctx, call, { do: 'human' }, now) : go(ctx, call, 'closed')
}

/** Where a caller comes first. */
async function first(ctx: Ctx, { call, caller }: Begun): Promise<Verb[]> {
  if (call.line === 'duty') return take(ctx, call, { do: 'urgent' })
  if (call.line === 'direct' && call.personId !== null) return ringDirect(ctx, call)
  if (skipsMenu(caller)) return straight(ctx, call)
  const missed = await ringsBack(ctx, call)
  if (missed === null) return heard(ctx, call)
  const place: Place = { ...call.place, at: 'returned', missed }
  await updateCall(ctx.tx, call.id, { place: JSON.stringify(place) })
  return heard(ctx, { ...call, place })
}
