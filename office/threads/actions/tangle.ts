import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { KnownEnquiry } from '../model.ts'
import type { Situation } from '../routing/model.ts'
import { isTangled } from '../rules.ts'

type Tangled = { units: PersonUnits; situation: Situation; threadId: string }

/**
 * writing has tangled, so one talk is owed, with an interpreter when the profile says so, and written
 * answers no longer close the entry. However many triggers fire there is one such promise for a thread.
 */
export async function oweTalk(
  ctx: Ctx,
  about: Tangled,
  enquiry: Pick<KnownEnquiry, 'id' | 'side' | 'theme'>,
  trigger: 'alternations' | 'notUnderstood',
  promise: Promised | null,
): Promise<void> {
  await ctx.tx
    .updateTable('enquiry')
    .set({ talkRequired: true })
    .where('personId', '=', about.units.personId)
    .where('id', '=', enquiry.id)
    .execute()
  const already = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', about.units.personId)
    .where('threadId', '=', about.threadId)
    .where('clock', '=', 'notUnderstood')
    .where('isOpen', '=', true)
    .executeTakeFirst()
  if (already) return
  const side = enquiry.side === 'municipal' ? 'municipal' : 'state'
  const adviser = about.situation.advisers[side]
  const owner =
    adviser?.owner ??
    (promise?.ownerStaffId
      ? { staffId: promise.ownerStaffId }
      : promise?.ownerTeamId
        ? { teamId: promise.ownerTeamId }
        : null)
  if (owner === null) throw new Error('an entry that nobody owns')
  await makePromise(ctx, {
    personId: about.units.personId,
    kind: 'holdMeeting',
    clock: 'notUnderstood',
    side: enquiry.side,
    theme: enquiry.theme,
    owner,
    acting: adviser?.acting ?? null,
    officeId: about.units.officeId,
    threadId: about.threadId,
    enquiryId: enquiry.id,
    needLevel: about.units.needLevel,
    details: {
      trigger,
      ...(about.units.interpreterNeed === 'none'
        ? {}
        : { interpreter: about.units.interpreterLanguage ?? about.units.language }),
    },
  })
}

/** Counts the person's reply to an answer; at the limit a talk takes over from writing. */
export async function tangle(ctx: Ctx, about: Tangled, enquiry: KnownEnquiry): Promise<void> {
  const limit = ctx.settings.get<number>('routing.tangle', about.units.officeId)
  if (isTangled(enquiry.alternations, limit))
    await oweTalk(ctx, about, enquiry, 'alternations', enquiry.promise)
}
