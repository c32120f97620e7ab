import type { Purpose, Shield, StaffCtx } from '../kernel/context.ts'
import { recordEvent, writeEvents } from '../kernel/event.ts'
import { ok, type Result, refused } from '../kernel/result.ts'
import { setOpenPerson } from '../kernel/transaction.ts'
import { actingRole, type Ground, type Grounds, groundFor } from './ground.ts'
import type { Basis, OpenedPerson, PersonHit } from './model.ts'
import { codesFor, may } from './rules.ts'
import { readSearch } from './search.ts'
import * as store from './store.ts'
import { turnedAway } from './turned-away.ts'

const MOST_HITS = 20
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `what`: in one word, what the record is opened for; the log shows it to the person. */
export type Opening = { purpose?: Purpose | null; what: string }

/**
 * before an employee sees anything of a person, the ground for it is found and the opening logged; from
 * then on the database lets that person's content through in this transaction. Refuses with `needsPurpose` when
 * nothing but a stated purpose would do, and with `notFound` for everybody who does not exist for this reader:
 * unknown, merged away, protected, or their own family. Those attempts are logged too.
 */
export async function openPerson(
  ctx: StaffCtx,
  personId: string,
  opening: Opening,
): Promise<Result<OpenedPerson>> {
  const grounds = UUID.test(personId) ? await store.groundsOf(ctx, personId) : undefined
  if (!grounds) return refused('notFound')
  if (!exists(ctx, personId, grounds)) return turnedAway(ctx, personId, grounds, opening)
  const ground = groundFor(grounds, opening.purpose ?? null)
  if (ground === null) return refused('needsPurpose')
  return opened(ctx, personId, grounds, ground, opening.what)
}

/**
 * a duty officer gets at anybody's record for four hours; the leader is told at once, and the person sees it
 * in the log. Protection stands also in an emergency. Refuses with `notFound` and, for all others, `needsPurpose`.
 */
export async function emergencyAccess(
  ctx: StaffCtx,
  personId: string,
  what = 'emergency',
): Promise<Result<OpenedPerson>> {
  if (!ctx.actor.roles.includes('DU')) return refused('needsPurpose')
  const grounds = UUID.test(personId) ? await store.groundsOf(ctx, personId) : undefined
  if (!grounds) return refused('notFound')
  if (!exists(ctx, personId, grounds))
    return turnedAway(ctx, personId, grounds, { purpose: 'emergency', what })
  await store.notify(ctx, await store.officeLeaders(ctx.tx, ctx.actor.officeId), 'emergencyAccess', personId)
  if (grounds.shields.length === 0) {
    recordEvent(ctx, {
      personId,
      kind: 'personOpened',
      side: 'common',
      channel: 'system',
      data: { purpose: 'emergency' },
    })
  }
  return opened(ctx, personId, grounds, { basis: 'emergency', purpose: 'emergency' }, what)
}

/** Is there such a person, for this reader? */
function exists(ctx: StaffCtx, personId: string, grounds: Grounds): boolean {
  if (grounds.state !== 'open') return false
  const name = may(ctx.actor, 'see', {
    class: 'M-01',
    personId,
    basis: null,
    purpose: 'followUp',
    shields: grounds.shields,
  })
  return name.allowed && name.scope === 'full'
}

/** What the log says when the ground itself is the purpose. */
const PURPOSE_OF: Record<Basis, Purpose> = {
  assignment: 'followUp',
  cover: 'cover',
  owner: 'followUp',
  contact: 'call',
  purpose: 'followUp',
  emergency: 'emergency',
  ownRecord: 'followUp',
}

async function opened(
  ctx: StaffCtx,
  personId: string,
  grounds: Grounds,
  { basis, purpose }: Ground,
  what: string,
): Promise<Result<OpenedPerson>> {
  await store.logAccess(ctx, {
    personId,
    role: actingRole(ctx.actor, basis),
    basis,
    purpose: purpose ?? PURPOSE_OF[basis],
    what,
    allowed: true,
  })
  await setOpenPerson(ctx, personId, purpose ?? '')
  const person = await store.personBasics(ctx.tx, personId)
  if (!person) return refused('notFound')
  const { shields, agreement } = grounds
  const codes = codesFor(ctx.actor, { personId, basis, purpose, shields, agreement })
  return ok({ person, basis, purpose, shields, agreement, codes })
}

/**
 * at most 20 persons by name, national number, telephone or receipt number. Nobody that the reader may
 * not know of is in the answer, and nothing sensitive about those who are.
 */
export async function searchPeople(ctx: StaffCtx, typed: string): Promise<Result<PersonHit[]>> {
  const found = new Map<string, PersonHit>()
  for (const { kind, words } of readSearch(typed)) {
    for (const hit of await store.findPersons(ctx.tx, kind, words, MOST_HITS)) found.set(hit.id, hit)
  }
  return ok([...found.values()].slice(0, MOST_HITS))
}

/**
 * M-32: the same for the privacy role, which knows people only for a purpose it states: looking into a log is quality
 * control (code J). Refuses with `notFound` whoever has not the role.
 */
export async function searchForOfficer(ctx: StaffCtx, typed: string): Promise<Result<PersonHit[]>> {
  if (!ctx.actor.roles.includes('PO')) return refused('notFound')
  await setOpenPerson(ctx, '', 'qualityControl')
  return searchPeople(ctx, typed)
}

/**
 * K32, R-727: sets who is protected, and how, from now on and on everything already stored. An empty list lifts it.
 * Whoever is not cleared has lost the record themselves when this returns. Refuses as `openPerson`, and with
 * `notFound` for lifting by somebody not cleared.
 */
export async function setProtection(
  ctx: StaffCtx,
  personId: string,
  codes: readonly Shield[],
  opening: Opening = { what: 'protection' },
): Promise<Result<null>> {
  const open = await openPerson(ctx, personId, opening)
  if (!open.ok) return open
  const lifted = open.value.shields.some((code) => !codes.includes(code))
  if (open.value.codes['M-01'] !== 'W' || (lifted && open.value.codes['M-02'] !== 'K'))
    return refused('notFound')
  recordEvent(ctx, {
    personId,
    kind: codes.length > 0 ? 'protectionSet' : 'protectionLifted',
    side: 'common',
    channel: 'system',
    data: { codes },
  })
  await writeEvents(ctx)
  await store.protect(ctx, personId, codes)
  return ok(null)
}
