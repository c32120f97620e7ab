import type { Ctx } from '../../kernel/context.ts'
import { type Authorship, recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Trigger } from './model.ts'
import { CHANGES, type Change } from './model.ts'
import { raiseReview, triggersOf } from './review.ts'
import { lockProfile, writeFact } from './set.ts'
import * as store from './store.ts'
import * as counts from './store-counts.ts'
import { maySet, saidBy, type Told } from './who.ts'

type ChangeTold = Told & {
  personId: string
  what: Change
  /** In a few words, for whoever looks at the profile. */
  words?: string
}

/**
 * something has happened that may make another way of contact right: told by the person, or by an employee who
 * has learnt of it. Nothing in the profile changes by it but that somebody looks at it; whoever is released is no longer
 * in prison. Refuses with `badForm`, `tooLong`, and as opening does.
 */
export async function tellChange(ctx: Ctx, input: ChangeTold): Promise<Result<{ dueAt: Temporal.Instant }>> {
  const words = input.words?.trim() ?? ''
  if (!CHANGES.includes(input.what)) return refused('badForm')
  if (words.length > 300) return refused('tooLong')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const held = known.held.get('inPrison') ?? []
  if (input.what === 'releaseFromPrison' && held.some(({ value }) => value === true))
    await writeFact(ctx, input.personId, known, { field: 'inPrison', value: false, by: saidBy(ctx, input) })
  const review = await raiseReview(ctx, input.personId, input.what, words === '' ? {} : { words })
  return review === null ? refused('notFound') : ok({ dueAt: review.dueAt })
}

/** Since when things count: no longer than the window, and not what a review has been held about. */
async function countsSince(ctx: Ctx, personId: string): Promise<Temporal.Instant> {
  const days = ctx.settings.get<number>('profile.countsDays')
  const window = ctx.clock.now().subtract({ hours: days * 24 })
  const held = await counts.lastReviewed(ctx.tx, personId)
  return held !== undefined && Temporal.Instant.compare(held, window) > 0 ? held : window
}

/** What is counted fires once: while it stands in the open review, more of the same says nothing new. */
async function raiseOnce(ctx: Ctx, personId: string, trigger: Trigger, data: Record<string, unknown>) {
  const open = await store.readOpen(ctx.tx, personId, 'reviewProfile')
  if (open && triggersOf(open).some((fired) => fired.trigger === trigger)) return
  await raiseReview(ctx, personId, trigger, data)
}

const MINUTES_APART = 10

/** R-307, K20: "I did not understand" for the second time. Two presses under one message in a row are one. */
export async function notUnderstoodAgain(ctx: Ctx, personId: string, messageId: string): Promise<void> {
  const since = await countsSince(ctx, personId)
  const apart = ctx.clock.now().subtract({ minutes: MINUTES_APART })
  const before = await counts.notUnderstood(ctx.tx, personId, { since, messageId, apart })
  if (before > 0) await raiseOnce(ctx, personId, 'notUnderstood', { messageId, times: before + 1 })
}

/**
 * more than half of what has come in this person's name, others wrote or helped with. Asked when such a
 * contact comes, by whoever sees all of them; of few contacts nothing can be said.
 */
export async function carriedByHelpers(ctx: Ctx, personId: string, authorship: Authorship): Promise<void> {
  if (counts.OWN_HAND.includes(authorship)) return
  const { share, contacts } = await counts.carried(ctx.tx, personId, await countsSince(ctx, personId))
  const most = ctx.settings.get<number>('profile.helperCarriedShare')
  if (contacts < ctx.settings.get<number>('profile.helperCarriedContacts') || share <= most) return
  await raiseOnce(ctx, personId, 'helperCarried', { percent: Math.round(share * 100), contacts })
}

const FORM = /^[a-zæøå0-9/-]{1,80}$/

/**
 * the same form did not go through, or somebody asked for help with it: the third time, the trouble is not the
 * form. `form` is the name of the form, never what stood in it.
 */
export async function formStumbled(ctx: Ctx, input: { personId: string; form: string }): Promise<void> {
  if (!FORM.test(input.form)) return
  const { personId, form } = input
  recordEvent(ctx, {
    personId,
    kind: 'formStumbled',
    side: 'common',
    channel: ctx.actor.kind === 'person' ? 'portalMessage' : 'dropIn',
    data: { form },
  })
  const since = await countsSince(ctx, personId)
  const times = 1 + (await counts.stumbles(ctx.tx, personId, form, since))
  if (times >= ctx.settings.get<number>('profile.sameFormTimes'))
    await raiseOnce(ctx, personId, 'sameFormThrice', { form, times })
}
