import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { anotherWay } from '../../people/mandates/actions/household.ts'
import { BYSTANDERS, type Bystander, CONTENTS, type Content } from './model.ts'
import { owe } from './owed.ts'
import { saidAgain, wasAllowed } from './rules.ts'
import { wasTried } from './store.ts'

type FamilyTalk = {
  personId: string
  callId?: string | null
  meetingId?: string
  by: Bystander
  content: Content
  /** it could not wait. */
  emergency: boolean
  channel: 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'homeVisit'
}

/** A try for an interpreter counts for a talk that follows within this. */
const TRIED_HOURS = 12

/**
 * somebody else than an interpreter carried the words. It is written as what it was, let or not,
 * and nobody is blamed; what was said is said again by a professional within five working days, and until then nothing
 * may be refused or stopped on it (the ladder's hold asks for it). A child makes the office look for another way. Gives
 * the talk that is owed, if one is. Refuses with `notFound`, `badForm`.
 */
export async function familyInterpreted(
  ctx: StaffCtx,
  input: FamilyTalk,
): Promise<Result<{ promiseId: string | null; allowed: boolean }>> {
  if (!BYSTANDERS.includes(input.by) || !CONTENTS.includes(input.content)) return refused('badForm')
  const opened = await openPerson(ctx, input.personId, {
    purpose: input.channel.endsWith('Phone') ? 'call' : 'visit',
    what: 'interpreter',
  })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => ok(await carriedByOthers(beyond, input)))
}

/** The same for whoever has authorised already, in their transaction: a talk that is logged afterwards (threads/actions/talk). */
export async function carriedByOthers(
  ctx: Ctx,
  input: FamilyTalk,
): Promise<{ promiseId: string | null; allowed: boolean }> {
  const since = ctx.clock.now().subtract({ hours: TRIED_HOURS })
  const { personId, callId = null } = input
  // Read beside what whoever logs a talk holds locked.
  const tried = await ctx.beyondWall(({ tx }) => wasTried(tx, { callId, personId, since }))
  const allowed = wasAllowed({ ...input, tried })
  const promiseId = saidAgain(input.by, input.content) ? await redo(ctx, input) : null
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'familyInterpreted',
    side: 'common',
    channel: input.channel,
    promiseId,
    // nothing is written of a child but that it was one.
    data: {
      by: input.by,
      content: input.content,
      emergency: input.emergency,
      tried,
      allowed,
      ...(input.callId == null ? {} : { callId: input.callId }),
      ...(input.meetingId === undefined ? {} : { meetingId: input.meetingId }),
    },
  })
  if (input.by === 'child')
    await anotherWay(ctx, { id: input.personId }, { asked: false, channel: input.channel })
  return { promiseId, allowed }
}

/** one talk again, whatever number of talks were held so. */
export async function redo(
  ctx: Ctx,
  input: { personId: string; by: Bystander | 'nobody'; content: Content },
): Promise<string | null> {
  const owed = await openPromisesOf(ctx.tx, input.personId)
  const open = owed.find(({ kind }) => kind === 'redoInterpretedTalk')
  if (open !== undefined) return open.id
  const promise = await owe(ctx, input.personId, {
    kind: 'redoInterpretedTalk',
    clock: 'reinterpret',
    details: { by: input.by, content: input.content, interpreter: true },
  })
  return promise?.id ?? null
}
