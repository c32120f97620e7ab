import type { Ctx, Side } from '../../kernel/context.ts'
import { type Authorship, recordEvent } from '../../kernel/event.ts'
import { insertLater } from '../../kernel/insert.ts'
import { joinPromise, makePromise, updateUrgent } from '../../kernel/promise/actions.ts'
import type { Promised, Urgency } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { carriedByHelpers } from '../../people/profile/happened.ts'
import { oweAssessment } from '../../people/profile/review.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { Channel, KnownEnquiry, PartDecision, ReceiptLine, Wish } from '../model.ts'
import type { EnquiryTheme, RecognisedPart, Recognition } from '../recognise/model.ts'
import type { Situation } from '../routing/model.ts'
import { type Route, routeOf } from '../routing/rules.ts'
import { isNotice } from '../rules.ts'
import { themesFor } from '../situation.ts'
import { owedFor } from './asks-to-meet.ts'
import { type Decided, decide } from './decide.ts'
import { settle } from './settle.ts'
import { tangle } from './tangle.ts'

type Arrival = {
  units: PersonUnits
  situation: Situation
  threadId: string
  /** The thread the sender chose to write in; null when this opened one. */
  chosenThread: string | null
  messageId: string | null
  channel: Channel
  authorship: Authorship
  recognition: Recognition
  wish: Wish
}
export type ArrivedPart = {
  part: RecognisedPart
  enquiryId: string
  side: Side
  line: Omit<ReceiptLine, 'ownerName' | 'ownerIsTeam'>
  promise: Promised
}

/**
 * what somebody said, in whatever channel, becomes one routed part for each thing to
 * answer: a new entry with owner and clock, or a further contact on the entry that is open already.
 */
export async function receiveParts(
  ctx: Ctx,
  arrival: Arrival,
  decided?: readonly Decided[],
): Promise<ArrivedPart[]> {
  const decisions = decided ?? (await decide(ctx, arrival))
  // a first contact with somebody whom nobody has assessed.
  if (arrival.units.neverAssessed) await oweAssessment(ctx, arrival.units.personId)
  await carriedByHelpers(ctx, arrival.units.personId, arrival.authorship)
  const arrived: ArrivedPart[] = []
  const joined = new Map<string, ArrivedPart>()
  for (const { part, decision } of decisions) {
    const key = decision.do === 'join' ? decision.enquiry.id : `${decision.theme} ${decision.side}`
    const before = joined.get(key)
    if (before) {
      arrived.push({ ...before, part })
      continue
    }
    const result =
      decision.do === 'join'
        ? await join(ctx, arrival, part, decision)
        : await open(ctx, arrival, part, decision)
    joined.set(key, result)
    arrived.push(result)
  }
  return arrived
}

async function join(
  ctx: Ctx,
  arrival: Arrival,
  part: RecognisedPart,
  decision: PartDecision & { do: 'join' },
): Promise<ArrivedPart> {
  const { enquiry } = decision
  if (enquiry.promise === null) throw new Error('an open entry without a promise')
  let promise = await joinPromise(ctx, enquiry.promise, { counts: decision.counts, channel: arrival.channel })
  if (decision.urgency === 'acute' && promise.urgency !== 'acute') promise = await updateUrgent(ctx, promise)
  if (arrival.wish.callMe) promise = await wishCall(ctx, promise)
  await contactRow(ctx, arrival, enquiry.id)
  if (
    decision.counts &&
    promise.contacts >= ctx.settings.get<number>('routing.thirdContact', promise.officeId)
  ) {
    const lead =
      promise.side === 'municipal' ? arrival.situation.teamLeads.municipal : arrival.situation.teamLeads.state
    if (lead) await staffNotice(ctx, lead, 'thirdContact', promise.personId, promise.id)
  }
  await tangle(ctx, arrival, enquiry)
  return {
    part,
    enquiryId: enquiry.id,
    side: enquiry.side,
    promise,
    line: lineOf(enquiry.id, enquiry.theme, promise, true),
  }
}

/** whoever would rather be called says so at any time, also about what was asked before. */
async function wishCall(ctx: Ctx, promise: Promised): Promise<Promised> {
  const details = { ...(promise.details as Record<string, unknown>), callMe: true }
  await updatePromise(ctx.tx, promise.personId, promise.id, { details: JSON.stringify(details) })
  return { ...promise, details }
}

async function open(
  ctx: Ctx,
  arrival: Arrival,
  part: RecognisedPart,
  decision: PartDecision & { do: 'open' },
): Promise<ArrivedPart> {
  const route = routeOf(decision, arrival.situation, themesFor(ctx, arrival.units))
  const id = ctx.newId()
  const owner = cameBackOwner(decision.cameBackOf, route)
  const promise = await makePromise(ctx, {
    personId: arrival.units.personId,
    ...(await owedFor(ctx, decision.theme, route, arrival.units.personId)),
    side: route.side,
    theme: decision.theme,
    ...owner,
    officeId: arrival.units.officeId,
    threadId: arrival.threadId,
    enquiryId: id,
    urgency: decision.urgency,
    needLevel: arrival.units.needLevel,
    orphanable: route.orphanable,
    channel: arrival.channel,
    details: {
      sender: arrival.authorship,
      ...(arrival.wish.callMe ? { callMe: true } : {}),
      ...(decision.cameBackOf ? { cameBack: true } : {}),
      ...(route.orphanable ? { orphanable: true } : {}),
    },
  })
  await insertEnquiry(ctx, arrival, { id, part, decision, route, promiseId: promise.id })
  await contactRow(ctx, arrival, id)
  if (decision.urgency === 'acute') await assessUrgent(ctx, arrival, id, part)
  if (decision.cameBackOf) await cameBack(ctx, arrival, decision.cameBackOf, id, promise)
  if (route.told) await staffNotice(ctx, route.told, 'told', arrival.units.personId, promise.id)
  if (owner.owner.staffId !== undefined && isNotice(part, arrival.wish.onlyTelling ?? false))
    await noted(ctx, arrival, promise)
  return { part, enquiryId: id, side: route.side, promise, line: lineOf(id, decision.theme, promise, false) }
}

/** the named adviser hears of it, the receipt is the answer, and nothing is owed. */
async function noted(ctx: Ctx, arrival: Arrival, promise: Promised): Promise<void> {
  if (promise.deskStaffId !== null)
    await staffNotice(ctx, promise.deskStaffId, 'told', promise.personId, promise.id)
  await settle(ctx, promise, { state: 'kept', how: 'noted', channel: arrival.channel })
}

/** Whoever answered last time answers again: the person does not start over. */
function cameBackOwner(ended: KnownEnquiry | null, route: Route) {
  const before = ended?.promise
  if (!before || before.urgency === 'acute') return { owner: route.owner, acting: route.acting }
  if (before.ownerStaffId !== null) {
    const acting = route.owner.staffId === before.ownerStaffId ? route.acting : null
    return { owner: { staffId: before.ownerStaffId }, acting }
  }
  return before.ownerTeamId === null
    ? { owner: route.owner, acting: route.acting }
    : { owner: { teamId: before.ownerTeamId }, acting: null }
}

async function cameBack(
  ctx: Ctx,
  arrival: Arrival,
  ended: KnownEnquiry,
  enquiryId: string,
  promise: Promised,
): Promise<void> {
  recordEvent(ctx, {
    personId: arrival.units.personId,
    kind: 'cameBack',
    side: promise.side,
    channel: arrival.channel,
    authorship: arrival.authorship,
    threadId: arrival.threadId,
    enquiryId,
    promiseId: promise.id,
    data: { of: ended.id },
  })
  await ctx.tx
    .updateTable('enquiry')
    .set({ alternations: ended.alternations + 1 })
    .where('personId', '=', arrival.units.personId)
    .where('id', '=', enquiryId)
    .execute()
  await tangle(ctx, arrival, {
    ...ended,
    id: enquiryId,
    alternations: ended.alternations + 1,
    answeredAt: null,
    promise,
  })
}

/** the wording's own judgement is kept beside whatever a person judges later. */
async function assessUrgent(
  ctx: Ctx,
  arrival: Arrival,
  enquiryId: string,
  part: RecognisedPart,
): Promise<void> {
  await ctx.tx
    .insertInto('urgencyAssessment')
    .values({
      personId: arrival.units.personId,
      id: ctx.newId(),
      enquiryId,
      at: ctx.clock.now(),
      urgency: 'acute',
      byKind: 'wording',
      reason: [...arrival.recognition.urgent.words, ...part.words].slice(0, 6).join(', '),
    })
    .execute()
}

async function contactRow(ctx: Ctx, arrival: Arrival, enquiryId: string): Promise<void> {
  await insertLater(ctx.tx, 'enquiryContact', [
    {
      personId: arrival.units.personId,
      id: ctx.newId(),
      enquiryId,
      messageId: arrival.messageId,
      channel: arrival.channel,
      senderKind: arrival.authorship,
      at: ctx.clock.now(),
    },
  ])
}

type Opened = {
  id: string
  part: RecognisedPart
  decision: PartDecision & { do: 'open' }
  route: Route
  promiseId: string
}

async function insertEnquiry(ctx: Ctx, arrival: Arrival, opened: Opened): Promise<void> {
  const { part, decision } = opened
  await insertLater(ctx.tx, 'enquiry', [
    {
      personId: arrival.units.personId,
      id: opened.id,
      threadId: arrival.threadId,
      messageId: arrival.messageId,
      promiseId: opened.promiseId,
      theme: decision.theme,
      side: opened.route.side,
      specificity: part.specificity,
      urgency: decision.urgency,
      confidence: part.confidence,
      certain: decision.certain,
      guesses: JSON.stringify(part.guesses),
      words: part.words.slice(0, 12),
      language: arrival.recognition.language,
      receivedAt: ctx.clock.now(),
      cameBackOf: decision.cameBackOf?.id ?? null,
    },
  ])
  recordEvent(ctx, {
    personId: arrival.units.personId,
    kind: 'enquiryClassified',
    side: opened.route.side,
    channel: arrival.channel,
    theme: decision.theme,
    threadId: arrival.threadId,
    messageId: arrival.messageId,
    enquiryId: opened.id,
    promiseId: opened.promiseId,
    data: {
      certain: decision.certain,
      confidence: Math.round(part.confidence * 100) / 100,
      rule: opened.route.row.rule,
    },
  })
}

const lineOf = (enquiryId: string, theme: EnquiryTheme, promise: Promised, joined: boolean) => ({
  enquiryId,
  theme,
  urgency: promise.urgency as Urgency,
  dueAt: promise.latestNewAt ?? promise.dueAt,
  joined,
})
