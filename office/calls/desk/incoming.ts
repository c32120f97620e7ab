import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { caseBrief } from '../../threads/views.ts'
import { returnOf } from '../callback/actions.ts'
import { contextCard } from './card.ts'
import { identityNow } from './identity-now.ts'
import { lettersIn } from './letter.ts'
import type { DeskCall, DeskProfile, Incoming, ReturnCall } from './model.ts'
import { readBackOf } from './read-back.ts'
import { languagesMiss, maySay, nextStep } from './rules.ts'
import { sharesIn } from './share.ts'
import * as store from './store.ts'
import { candidatesFor, hitOf } from './who.ts'

/**
 * One screen per contact: who it may be, how sure, what may be seen and said, and the next question. What a role or a
 * level may not see is absent from the answer. Refuses with `notFound` for a call that is not the reader's.
 */
export async function incomingCall(ctx: StaffCtx, input: { callId: string }): Promise<Result<Incoming>> {
  const call = await ctx.beyondWall(({ tx }) => store.callOf(tx, input.callId, ctx.actor.staffId))
  if (call === undefined) return refused('notFound')
  const { hits, special } = await candidatesFor(ctx, call)
  const person = call.who === null || call.personId === null ? undefined : await hitOf(ctx, call.personId)
  const about = person && call.who !== 'nobody' ? await aboutPerson(ctx, call) : NOTHING
  const { languages } = await store.staffPhone(ctx.tx, ctx.actor.staffId)
  const speaks = call.who === 'person' ? about.interpreting : null
  return ok({
    call,
    step: nextStep(call),
    candidates: call.who === null ? hits : [],
    person: person ?? null,
    specialRoute: special,
    returns: await returnFor(ctx, call),
    maySay: maySay(call.identity, call.who ?? 'nobody'),
    identity: await identityNow(ctx, call),
    profile: about.profile,
    needsInterpreter: !call.interpreted && languagesMiss(speaks, call.language, languages),
    card: about.card,
    letters: await lettersIn(ctx, call),
    shares: await sharesIn(ctx, call.id),
    readBack: await readBackOf(ctx, call),
  })
}

const NOTHING = { profile: null, card: null, interpreting: null } as const

/** The record is opened for the call and logged; whoever speaks for somebody else is told of none of it. */
async function aboutPerson(ctx: StaffCtx, call: DeskCall) {
  const personId = call.personId ?? ''
  if (call.who === 'helper' && call.helperMayAnswer !== true) return NOTHING
  const opened = await openPerson(ctx, personId, { purpose: 'call', what: 'contact' })
  if (!opened.ok) return NOTHING
  const { interpreterNeed, interpreterLanguage } = opened.value.person
  const card =
    call.who === 'helper' || call.identity !== 'none'
      ? await caseBrief(ctx, { personId, purpose: 'call' })
      : null
  return {
    profile: await profileOf(ctx, personId),
    card: card?.ok ? await contextCard(ctx, call, card.value) : null,
    interpreting: { interpreterNeed, interpreterLanguage },
  }
}

/** How the person is spoken with: needed from the first word, whoever it turns out to be. */
async function profileOf(ctx: StaffCtx, personId: string): Promise<DeskProfile | null> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  if (!facts) return null
  return {
    language: facts.language,
    interpreterNeed: facts.interpreterNeed,
    interpreterLanguage: facts.interpreterLanguage,
    contactStatus: facts.status,
    reading: facts.reading,
    restrictions: [...facts.restrictions],
  }
}

/** C4-07, R-414: the newest unanswered try at this number, for whoever has the call; not to be said before the check. */
async function returnFor(ctx: StaffCtx, call: DeskCall): Promise<ReturnCall | null> {
  if (call.fromNumber === null) return null
  const number = call.fromNumber
  const found = await ctx.beyondWall((beyond) => returnOf(beyond, number, call.startedAt))
  if (found === null) return null
  const { at, staffId, staffName: byName, side, theme, promiseId } = found
  // of somebody else than the call is about, or whom the reader may not know of, only that it was tried.
  const theirs = call.personId === null || call.personId === found.personId
  if (!theirs || !(await hitOf(ctx, found.personId)))
    return { at, staffId: null, byName: null, theme: null, promiseId: null }
  // K30: that the other side rang, and not about what.
  return seesSide(ctx, side)
    ? { at, staffId, byName, theme, promiseId }
    : { at, staffId, byName, theme: null, promiseId: null }
}

const seesSide = ({ actor }: StaffCtx, side: Side): boolean =>
  side === 'common' ||
  actor.sides.some((one) => one === side) ||
  (side === 'state' && actor.roles.includes('CC'))
