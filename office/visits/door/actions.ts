import { searchPeople } from '../../access/actions.ts'
import { askAsStranger, type StrangerAsks } from '../../calls/callback/requests.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { doorNow } from '../../kernel/opening/hours.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import {
  bookTalk,
  callMeFromDesk,
  checkIn,
  closeVisit,
  comeBack,
  identifyVisitor,
} from '../reception/actions.ts'
import { atDesk, did, note, openVisit } from '../reception/desk.ts'
import type { NextStep, Visit } from '../reception/model.ts'
import { lockVisit } from '../reception/store.ts'
import { TURNED_WAYS, type TurnedWay, turnedReason } from './rules.ts'

type Came = { language: string; urgent: boolean; clientKey?: string }

/**
 * somebody is at the door. They are registered before anything else, and asked for a language and whether it can
 * wait; what it is about is neither asked nor kept. What cannot wait is with whoever is on duty at once.
 */
export async function comeToDoor(ctx: StaffCtx, input: Came): Promise<Result<{ visitId: string }>> {
  const { officeId } = ctx.actor
  if (officeId === null) return refused('notFound')
  return checkIn(ctx, { officeId, reason: 'other', cameBy: 'door', ...input })
}

/**
 * who wants a time with somebody by name shows a paper with their number on. Refuses with `needsPerson`: nobody with
 * that number for this reader.
 */
export async function tellWho(
  ctx: StaffCtx,
  input: { visitId: string; number: string },
): Promise<Result<{ version: number }>> {
  const number = input.number.replace(/[\s-]/g, '')
  const found = /^\d{11}$/.test(number) ? await searchPeople(ctx, number) : refused('needsPerson')
  if (!found.ok) return found
  const [hit] = found.value
  if (hit === undefined || found.value.length > 1) return refused('needsPerson')
  return identifyVisitor(ctx, { visitId: input.visitId, personId: hit.id, how: 'document' })
}

type Turn = {
  visitId: string
  way: string
  /** A free time with somebody. */
  startsAt?: Temporal.Instant
  staffId?: string
  interpreter?: boolean
  /** Of somebody whom the office does not know. */
  name?: string
  number?: string
  windows?: StrangerAsks['windows']
}
type Turned = { way: TurnedWay; at: Temporal.Instant }

/**
 * another time instead of now: the next opening, a time that is free, or a call. One of them is recorded, the
 * visitor has it on a slip, and the visit is closed with it; nobody goes without. Refuses with `conflict` (what cannot
 * wait is not put off), and as booking and asking for a call do.
 */
export async function turnAway(ctx: StaffCtx, input: Turn): Promise<Result<Turned>> {
  const way = TURNED_WAYS.find((known) => known === input.way)
  if (way === undefined) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    if (found.value.urgent) return refused('conflict')
    const door = await doorNow(desk, officeId)
    const agreed = await agree(desk, found.value, way, { ...input, opens: door.opens })
    if (!agreed.ok) return agreed
    const step = agreed.value
    const visit = (await lockVisit(desk.tx, input.visitId)) as Visit
    const closed = await closeVisit(desk, {
      visitId: visit.id,
      version: visit.version,
      outcome: step.latest || step.kind === 'comeBack' ? 'partlyHelpedWithFollowUp' : 'booked',
      slip: 'print',
    })
    if (!closed.ok) throw new Error(`a visit that has its next step is not closed: ${closed.reason}`)
    const reason = turnedReason(door)
    const at = Temporal.Instant.from(step.at)
    await desk.tx
      .insertInto('visitTurned')
      .values({
        visitId: visit.id,
        officeId,
        reason,
        way,
        goesAt: at,
        turnedAt: desk.clock.now(),
        turnedBy: desk.actor.staffId,
      })
      .execute()
    note(desk, visit, 'turnedToOtherTime', { reason, way, at: step.at })
    return ok({ way, at })
  })
}

type Agreeing = Turn & { opens: Temporal.Instant | null }

async function agree(
  desk: StaffCtx,
  visit: Visit,
  way: TurnedWay,
  input: Agreeing,
): Promise<Result<NextStep>> {
  const { visitId } = input
  const stepOf = <T extends { step: NextStep }>(done: Result<T>): Result<NextStep> =>
    done.ok ? ok(done.value.step) : done
  if (way === 'slot')
    return input.startsAt === undefined || input.staffId === undefined
      ? refused('badForm')
      : stepOf(
          await bookTalk(desk, {
            visitId,
            startsAt: input.startsAt,
            staffId: input.staffId,
            interpreter: input.interpreter ? 'ordered' : 'notFlagged',
          }),
        )
  if (way === 'opening')
    return input.opens === null
      ? refused('noNextStep')
      : stepOf(await comeBack(desk, { visitId, who: await officeName(desk, visit), at: input.opens }))
  if (visit.personId !== null)
    return stepOf(
      await callMeFromDesk(desk, {
        visitId,
        windows: input.windows ?? [],
        number: input.number?.trim() || null,
      }),
    )
  return strangerCall(desk, visit, input)
}

/** somebody whom the office does not know is rung by those who check who somebody is. */
async function strangerCall(desk: StaffCtx, visit: Visit, input: Agreeing): Promise<Result<NextStep>> {
  const asked = await askAsStranger(desk, {
    name: input.name ?? '',
    number: input.number ?? '',
    language: visit.language,
    windows: input.windows ?? [],
  })
  if (!asked.ok) return asked.reason === 'badForm' ? refused('needsNumber') : asked
  const [window] = asked.value.windows
  const step: NextStep = {
    kind: 'call',
    who: 'contactCentre',
    isTeam: true,
    at: (window?.from ?? asked.value.dueAt).toString(),
    until: window?.until.toString() ?? null,
    latest: window === undefined,
    promiseId: null,
  }
  await did(desk, visit, { deed: 'callMe', data: { joined: false }, step })
  return ok(step)
}

async function officeName({ tx }: StaffCtx, visit: Visit): Promise<string> {
  const office = await tx
    .selectFrom('office')
    .select('name')
    .where('id', '=', visit.officeId)
    .executeTakeFirstOrThrow()
  return office.name
}
