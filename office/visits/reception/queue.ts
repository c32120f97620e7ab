import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { VISIT_IDENTITIES } from '../model.ts'
import { appointmentOf } from './check-in.ts'
import { atDesk, comesNext, note, openVisit, openVisitor } from './desk.ts'
import { knownElsewhere } from './known-store.ts'
import { dayOf, nextInLine } from './rules.ts'
import { lockQueue, updateVisit } from './store.ts'
import { nameThePapers } from './unnamed.ts'

type Called = { visitId: string; ticket: string; version: number }
const LONGEST_DESK = 20
/** Somebody is at a desk who called or served there so lately; they know whom they served so many days back. */
const DESK_MINUTES = 30
const KNOWN_DAYS = 180
const readDesk = (desk: string): string | null => {
  const name = desk.trim()
  return name === '' || name.length > LONGEST_DESK ? null : name
}

/**
 * Whoever is next is called to this desk, by number; whom another desk knows is left to it for a while. Two
 * desks that call at once call two. Refuses with `badForm`,
 * `nobodyWaits`, `openRoom` (who waits has asked for a room).
 */
export async function callNext(
  ctx: StaffCtx,
  input: { desk: string; room?: boolean },
): Promise<Result<Called>> {
  const name = readDesk(input.desk)
  if (name === null) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const now = desk.clock.now()
    const waiting = await lockQueue(desk.tx, officeId, dayOf(now).toString())
    const roomMinutes = desk.settings.get<number>('reception.roomMinutes', officeId)
    const known = await knownElsewhere(desk.tx, officeId, {
      ...{ day: dayOf(now).toString(), staffId: desk.actor.staffId },
      ...{ lately: now.subtract({ minutes: DESK_MINUTES }), since: now.subtract({ hours: 24 * KNOWN_DAYS }) },
    })
    const next = nextInLine(waiting, {
      ...{ now, room: input.room ?? false, roomMinutes },
      elsewhere: ({ id }) => known.has(id),
      knownMinutes: desk.settings.get<number>('reception.knownMinutes', officeId),
    })
    // Whoever waits has asked for a room, and this desk has none.
    if (next === null) return refused(waiting.length > 0 ? 'openRoom' : 'nobodyWaits')
    const version = await updateVisit(desk.tx, next, {
      state: 'called',
      calledAt: now,
      desk: name,
      staffId: desk.actor.staffId,
    })
    return ok({ visitId: next.id, ticket: next.ticket, version })
  })
}

/** The visitor is here. Refuses with `notFound`, `alreadyClosed`, `conflict` (somebody else serves them). */
export async function serve(
  ctx: StaffCtx,
  input: { visitId: string; desk?: string },
): Promise<Result<Called>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    if (visit.state === 'served' && visit.staffId !== desk.actor.staffId) return refused('conflict')
    const now = desk.clock.now()
    const version = await updateVisit(desk.tx, visit, {
      state: 'served',
      calledAt: visit.calledAt ?? now,
      servedAt: visit.servedAt ?? now,
      staffId: desk.actor.staffId,
      desk: readDesk(input.desk ?? '') ?? visit.desk,
    })
    return ok({ visitId: visit.id, ticket: visit.ticket, version })
  })
}

/** Called and not there: back in line, where they stood. Refuses with `notFound`, `alreadyClosed`, `conflict`. */
export async function putBackVisit(ctx: StaffCtx, input: { visitId: string }): Promise<Result<null>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    if (found.value.state !== 'called') return refused('conflict')
    await updateVisit(desk.tx, found.value, { state: 'waiting', calledAt: null, desk: null, staffId: null })
    return ok(null)
  })
}

/**
 * who it is, once that is told and checked: staff know them, questions, or a document. From now on the visit
 * is theirs and stands on their timeline, as are the papers they have handed in. Refuses with `badForm` (no check), `conflict` (it is somebody else's already),
 * and as opening does.
 */
export async function identifyVisitor(
  ctx: StaffCtx,
  input: { visitId: string; personId: string; how: string },
): Promise<Result<{ version: number }>> {
  const how = VISIT_IDENTITIES.find((known) => known === input.how)
  if (how === undefined || how === 'none') return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    if (visit.personId !== null && visit.personId !== input.personId) return refused('conflict')
    const opened = await openVisitor(desk, input.personId)
    if (!opened.ok) return opened
    if (visit.personId === null)
      note(
        desk,
        { ...visit, personId: input.personId },
        'visitCheckedIn',
        { cameBy: visit.cameBy, identity: how },
        visit.cameAt,
      )
    const named =
      visit.personId === null
        ? await nameThePapers(desk, visit, { id: visit.id, personId: input.personId })
        : ok([])
    if (!named.ok) return named
    const { language, interpreterNeed } = opened.value.person
    const appointment =
      visit.meetingId === null ? await appointmentOf(desk, input.personId, null, visit.cameAt) : null
    const version = await updateVisit(desk.tx, visit, {
      personId: input.personId,
      ...(named.value.length === 0
        ? {}
        : comesNext([...visit.steps, ...named.value.map(({ step }) => step)])),
      ...(appointment === null ? {} : { meetingId: appointment.meetingId, appointmentAt: appointment.at }),
      identity: how,
      identityAt: desk.clock.now(),
      // The slip is in the language of the profile, unless another was asked for at the door.
      language: visit.language === 'nb' ? language : visit.language,
      needsInterpreter: visit.needsInterpreter || interpreterNeed === 'always',
    })
    return ok({ version })
  })
}
