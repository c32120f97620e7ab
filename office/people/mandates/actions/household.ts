import { openPerson } from '../../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { endPromise } from '../../../kernel/promise/actions.ts'
import { lockPromise } from '../../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { raiseReview } from '../../profile/review.ts'
import { tidy } from '../holder.ts'
import { owe } from '../owner.ts'
import { insertInterpreterRequest, openTasks, type PersonCard, personCard } from '../store.ts'

/**
 * R-350, C2-08: somebody under 18 carries the words for a grown-up. One task finds another way for the household, one
 * review looks at the profile, and what the office already knows is told by the office, so that no child has to search.
 * Nothing is written of the child, and nobody is blamed.
 */
export async function anotherWay(
  ctx: Ctx,
  giver: Pick<PersonCard, 'id'>,
  what: { asked: boolean; channel: string },
): Promise<void> {
  const open = await openTasks(ctx.tx, giver.id, 'removeBarrier')
  if (!open.some(({ details }) => details.barrier === 'minorHelping'))
    await owe(ctx, giver.id, { kind: 'removeBarrier', details: { barrier: 'minorHelping' } })
  const told = await openTasks(ctx.tx, giver.id, 'giveStatus')
  if (!told.some(({ details }) => details.tell === 'benefits')) {
    const facts = await knownFacts(ctx, giver.id)
    await owe(ctx, giver.id, {
      kind: 'giveStatus',
      theme: 'whatCanIGet',
      details: { tell: 'benefits', facts },
    })
  }
  await raiseReview(ctx, giver.id, 'minorHelping')
  if (what.asked)
    recordEvent(ctx, {
      personId: giver.id,
      kind: 'mandateRefused',
      side: 'common',
      channel: what.channel,
      data: { reason: 'age' },
    })
}

/** What the office has in its own books that a benefit may rest on: kinds, never sums. */
async function knownFacts(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('personFact')
    .select(['side', 'kind', 'value'])
    .where('personId', '=', personId)
    .where('kind', 'in', ['benefit', 'applicationStatus', 'decision'])
    .execute()
  const person = await personCard(ctx.tx, personId)
  const known = rows.map(({ kind, value }) => {
    const { benefit, application, decision, children } = value as Record<string, unknown>
    const of = String(benefit ?? application ?? decision ?? '')
    return children ? `${kind}:${of}:children` : `${kind}:${of}`
  })
  return [...new Set([...known, ...(person?.interpreterNeed !== 'none' ? ['interpreterNeed'] : [])])].sort()
}

export type InterpreterAsked = { requestId: string; dueAt: Temporal.Instant }

/**
 * whoever has the person in front of them, or on the line, asks for a telephone interpreter. The promise is
 * kept by connecting one within ten staffed minutes. Who is recorded as interpreter is an interpreter and nobody else.
 * `minorSeen`: a child was carrying the words until now. Refuses with `notFound`, `empty` (no language).
 */
export async function askInterpreter(
  ctx: StaffCtx,
  input: { personId: string; language?: string; why: 'visit' | 'call'; minorSeen?: boolean },
): Promise<Result<InterpreterAsked>> {
  const opened = await openPerson(ctx, input.personId, { purpose: input.why, what: 'interpreter' })
  if (!opened.ok) return opened
  const { person } = opened.value
  const language = input.language ?? person.interpreterLanguage ?? person.language
  if (language === '') return refused('empty')
  const { staffId, officeId } = ctx.actor
  const team = ctx.actor.teams[0]
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const minutes = beyond.settings.get<number>('interpreter.onDemandMinutes', officeId)
    const dueAt = beyond.settings.calendar(officeId).addStaffedMinutes(now, minutes)
    const promise = await owe(beyond, person.id, {
      kind: 'connectInterpreter',
      theme: 'interpreter',
      dueAt,
      owner: team === undefined ? { staffId } : { teamId: team },
      details: { language, mode: 'phone', why: input.why },
    })
    const requestId = beyond.newId()
    await insertInterpreterRequest(beyond.tx, {
      personId: person.id,
      id: requestId,
      language,
      mode: 'phone',
      why: input.why,
      askedAt: now,
      askedBy: staffId,
      dueAt,
      promiseId: promise?.id ?? null,
    })
    recordEvent(beyond, {
      personId: person.id,
      kind: 'interpreterAsked',
      side: 'common',
      channel: input.why === 'visit' ? 'dropIn' : 'officePhone',
      data: { requestId, language, mode: 'phone' },
    })
    if (input.minorSeen)
      await anotherWay(beyond, person, {
        asked: false,
        channel: input.why === 'visit' ? 'dropIn' : 'officePhone',
      })
    return ok({ requestId, dueAt })
  })
}

/**
 * The interpreter is on the line, by name and kind. `noneFound`: person and adviser find a new time.
 * Refuses with `notFound`, `alreadyEnded`, and `needsInterpreter` without a name.
 */
export async function connectInterpreter(
  ctx: StaffCtx,
  input: {
    personId: string
    requestId: string
    outcome: { name: string; kind: 'professional' | 'onDemand' } | 'noneFound'
  },
): Promise<Result<null>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'visit', what: 'interpreter' })
  if (!opened.ok) return opened
  const { outcome } = input
  if (outcome !== 'noneFound' && outcome.name.trim() === '') return refused('needsInterpreter')
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const request = await beyond.tx
      .updateTable('interpreterRequest')
      .set(
        outcome === 'noneFound'
          ? { endedHow: 'noneFound' }
          : {
              endedHow: 'connected',
              connectedAt: now,
              interpreterName: tidy(outcome.name),
              interpreterKind: outcome.kind,
            },
      )
      .where('personId', '=', input.personId)
      .where('id', '=', input.requestId)
      .where('endedHow', 'is', null)
      .returning(['promiseId', 'language'])
      .executeTakeFirst()
    if (!request) return refused('alreadyEnded')
    const promise = request.promiseId
      ? await lockPromise(beyond.tx, input.personId, request.promiseId)
      : undefined
    const connected = outcome !== 'noneFound'
    if (promise?.endedAt === null)
      await endPromise(beyond, promise, {
        state: connected ? 'kept' : 'keptElsewhere',
        how: connected ? 'talk' : 'none',
        channel: 'system',
      })
    if (connected)
      recordEvent(beyond, {
        personId: input.personId,
        kind: 'interpreterUsed',
        side: 'common',
        channel: 'dropIn',
        data: { requestId: input.requestId, language: request.language, mode: 'phone', by: outcome.kind },
      })
    else
      await owe(beyond, input.personId, {
        kind: 'arrangeMeeting',
        theme: 'interpreter',
        details: { moved: 'office' },
      })
    return ok(null)
  })
}
