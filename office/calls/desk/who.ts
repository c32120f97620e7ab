import { searchPeople } from '../../access/actions.ts'
import type { PersonHit } from '../../access/model.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { helperContact } from '../../people/actions.ts'
import type { Act, Relation } from '../../people/mandates/model.ts'
import type { DeskCall, Speaker } from './model.ts'
import * as store from './store.ts'

const phoneChannel = (ctx: StaffCtx) =>
  ctx.actor.roles.includes('CC') ? ('contactCentrePhone' as const) : ('officePhone' as const)
export const channelOf = (ctx: StaffCtx, call: Pick<DeskCall, 'byHand'>) =>
  call.byHand === 'desk' ? ('dropIn' as const) : phoneChannel(ctx)

/** One's own call, as long as nothing has been written of it. */
export async function ownOpenCall(ctx: StaffCtx, callId: string): Promise<Result<DeskCall>> {
  const call = await ctx.beyondWall(({ tx }) => store.callOf(tx, callId, ctx.actor.staffId))
  if (call === undefined) return refused('notFound')
  return call.settledAt === null ? ok(call) : refused('alreadyEnded')
}

/**
 * who it may be, from the number that is shown and from what the line knows. Only those whom the reader
 * may know of; the rest is a special route.
 */
export async function candidatesFor(
  ctx: StaffCtx,
  call: DeskCall,
): Promise<{ hits: PersonHit[]; special: boolean }> {
  const known = await hitsFor(ctx, call)
  const special = call.personId !== null && !known.some(({ id }) => id === call.personId)
  return { hits: known, special }
}

async function hitsFor(ctx: StaffCtx, call: DeskCall): Promise<PersonHit[]> {
  const byNumber = call.fromNumber === null ? ok([]) : await searchPeople(ctx, call.fromNumber)
  const hits = byNumber.ok ? byNumber.value : []
  if (call.personId === null || hits.some(({ id }) => id === call.personId)) return hits
  const known = await hitOf(ctx, call.personId)
  return known ? [known, ...hits] : hits
}

export async function hitOf(ctx: StaffCtx, personId: string): Promise<PersonHit | undefined> {
  return ctx.tx
    .selectFrom('person as p')
    .leftJoin('municipality as m', 'm.id', 'p.municipalityId')
    .select(['p.id', 'p.givenName', 'p.familyName', 'p.birthDate', 'p.officeId', 'm.name as municipality'])
    .where('p.id', '=', personId)
    .executeTakeFirst()
}

/**
 * First question: whom is this about, and who speaks? `nobody`: a general question, of which no name is needed. Whoever
 * was shown as this person before and is not is taken off the call, with everything that was thought of them; so is
 * what somebody had shown who no longer speaks. Refuses
 * with `notFound`, and with `alreadyEnded` when the call has been written down.
 */
export async function sayWho(
  ctx: StaffCtx,
  input: { callId: string; who: Speaker; personId?: string | null },
): Promise<Result<null>> {
  const call = await ownOpenCall(ctx, input.callId)
  if (!call.ok) return call
  const personId = input.who === 'nobody' ? null : (input.personId ?? null)
  if (input.who !== 'nobody' && (personId === null || !(await hitOf(ctx, personId))))
    return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    // what one voice has shown does not count for another.
    const same = personId === call.value.personId && (call.value.who === null || call.value.who === input.who)
    if (!same) await store.forgetChecks(tx, call.value.id)
    await store.updateCall(tx, call.value.id, {
      personId,
      ...(same ? {} : { knownBy: personId === null ? null : 'staff', identity: 'none', identityHow: null }),
    })
    await store.keepFound(tx, call.value.id, {
      who: input.who,
      helperName: null,
      helperRelation: null,
      mandateId: null,
      helperMayAnswer: null,
      ...(same ? {} : { sureAt: null }),
    })
    return ok(null)
  })
}

/**
 * K27, R-385: somebody speaks for the person. Whether they may be answered, and nothing of what there is: without a
 * mandate staff listen and take the message, and neither confirm nor deny. Refuses with `notFound`.
 */
export async function sayHelper(
  ctx: StaffCtx,
  input: { callId: string; mandateId?: string | null; name: string; relation: Relation; act?: Act },
): Promise<Result<{ mayAnswer: boolean }>> {
  const call = await ownOpenCall(ctx, input.callId)
  if (!call.ok) return call
  const { personId } = call.value
  if (personId === null || call.value.who !== 'helper') return refused('notFound')
  const asked = await helperContact(ctx, {
    personId,
    channel: channelOf(ctx, call.value),
    mandateId: input.mandateId ?? null,
    name: input.name,
    relation: input.relation,
    act: input.act ?? 'ask',
    side: 'common',
    callId: input.callId,
  })
  if (!asked.ok) return asked
  return ctx.beyondWall(async (beyond) => {
    await store.keepFound(beyond.tx, call.value.id, {
      helperName: input.name.trim().slice(0, 200),
      helperRelation: input.relation,
      mandateId: input.mandateId ?? null,
      helperMayAnswer: asked.value.mayAnswer,
      sureAt: beyond.clock.now(),
    })
    recordEvent(beyond, {
      personId,
      kind: 'identityChecked',
      side: 'common',
      channel: channelOf(ctx, call.value),
      data: { callId: call.value.id, speaker: 'helper', mayAnswer: asked.value.mayAnswer },
    })
    return asked
  })
}
