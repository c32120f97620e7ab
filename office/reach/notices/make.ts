import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffActor, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { insertRows } from '../../kernel/insert.ts'
import { makePromises, type NewPromise } from '../../kernel/promise/actions.ts'
import type { Owner } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { oweAssessment, oweAssessments } from '../../people/profile/review.ts'
import { lockPersonUnits, type PersonUnits, unitsOf } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import type { NewNotice } from './model.ts'
import { insertNotices, type NoticeRow, noticeByKey } from './store.ts'
import { DAYS, isImportant, KINDS } from './table.ts'

export type Made = { noticeId: string; messageId: string; threadId: string }

/**
 * something important is told to a person: it lies in their inbox from now on, with a promise that it
 * reaches them, and the ladder begins at once. The same event told twice is one notice, and the first is given back.
 * Refuses with `notFound`, and for staff with whatever opening the person refuses with.
 */
export async function makeNotice(ctx: Ctx, input: NewNotice): Promise<Result<Made>> {
  if (ctx.actor.kind === 'staff') {
    const opened = await openPerson(ctx as StaffCtx, input.personId, {
      purpose: decides(ctx.actor) ? 'decision' : null,
      what: 'notice',
    })
    if (!opened.ok) return opened
  }
  return tellNotice(ctx, input)
}

/** The same for whoever has opened the person already, or acts beyond the wall on behalf of somebody who has. */
export async function tellNotice(ctx: Ctx, input: NewNotice): Promise<Result<Made>> {
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const before = await noticeByKey(ctx.tx, input.personId, input.eventKey)
  if (before) return ok(before)
  if (input.threadId != null && !(await touchThread(ctx, input.personId, input.threadId)))
    return refused('notFound')
  // nobody has found out yet how this person is reached.
  if (units.contactStatus === 'unknown') await oweAssessment(ctx, input.personId)
  const [made] = await insertMade(ctx, [{ input, units }])
  return ok(made as Made)
}

/** The same for many at once, each its own person and event: for what the calendar makes. No key is known yet. */
export async function makeNotices(ctx: Ctx, inputs: readonly NewNotice[]): Promise<Made[]> {
  const units = await unitsOf(
    ctx,
    inputs.map((input) => input.personId),
  )
  await oweAssessments(ctx, [...units.values()])
  return insertMade(
    ctx,
    inputs.flatMap((input) => {
      const found = units.get(input.personId)
      return found ? [{ input, units: found }] : []
    }),
  )
}

/** M-07: the benefit unit follows nobody up; whoever decides opens the person to do that. */
const decides = (actor: StaffActor) => actor.roles.includes('BU')

async function touchThread(ctx: Ctx, personId: string, threadId: string): Promise<boolean> {
  const found = await ctx.tx
    .updateTable('thread')
    .set({ lastAt: ctx.clock.now(), closedAt: null })
    .where('personId', '=', personId)
    .where('id', '=', threadId)
    .executeTakeFirst()
  return found.numUpdatedRows > 0n
}

type Making = { input: NewNotice; units: PersonUnits }

async function insertMade(ctx: Ctx, making: readonly Making[]): Promise<Made[]> {
  const now = ctx.clock.now()
  const made = making.map(({ input }) => ({
    noticeId: ctx.newId(),
    messageId: ctx.newId(),
    threadId: input.threadId ?? ctx.newId(),
  }))
  const at = (index: number) => made[index] as Made
  await insertRows(
    ctx.tx,
    'thread',
    making.flatMap(({ input }, index) =>
      input.threadId == null
        ? [{ personId: input.personId, id: at(index).threadId, origin: 'notice', openedAt: now, lastAt: now }]
        : [],
    ),
  )
  await insertRows(
    ctx.tx,
    'message',
    making.map(({ input }, index) => messageRow(ctx, input, at(index))),
  )
  await insertRows(
    ctx.tx,
    'messageText',
    making.flatMap(({ input }, index) => textRows(input, at(index))),
  )
  const owed = making.map((one, index) => ({ one, index })).filter(({ one }) => owesReaching(one.input))
  const promises = await makePromises(
    ctx,
    owed.map(({ one, index }) => reaching(ctx, one, at(index))),
  )
  const promiseOf = new Map(owed.map(({ index }, n) => [index, promises[n]?.id ?? null]))
  await insertNotices(
    ctx.tx,
    making.map((one, index) => noticeRow(ctx, one, at(index), promiseOf.get(index) ?? null)),
  )
  making.forEach(({ input }, index) => {
    recordEvent(ctx, {
      personId: input.personId,
      kind: 'noticeMade',
      side: input.side,
      channel: 'portalMessage',
      theme: input.theme,
      threadId: at(index).threadId,
      messageId: at(index).messageId,
      promiseId: promiseOf.get(index) ?? null,
      data: { noticeId: at(index).noticeId, notice: input.kind, weight: KINDS[input.kind].weight },
    })
  })
  await ctx.enqueue('ladder', {}, { key: 'ladder' })
  return made
}

function messageRow(ctx: Ctx, input: NewNotice, made: Made) {
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  return {
    personId: input.personId,
    threadId: made.threadId,
    id: made.messageId,
    direction: 'out',
    channel: 'portalMessage',
    authorship: staffId === null ? 'system' : 'staffAdviser',
    authorKind: staffId === null ? 'system' : 'staff',
    authorId: staffId,
    language: input.language,
    receivedAt: ctx.clock.now(),
  }
}

/** R-838, K25: the person's language first, the Norwegian original beside it, each with its box. */
function textRows(input: NewNotice, made: Made) {
  const bodies = [input.body, ...(input.bodyInNorwegian === undefined ? [] : [input.bodyInNorwegian])]
  const boxes = [input.box, input.boxInNorwegian]
  return bodies.map((body, part) => ({
    personId: input.personId,
    messageId: made.messageId,
    part,
    side: input.side,
    threadId: made.threadId,
    enquiryId: null,
    body,
    box: boxes[part] === undefined ? null : JSON.stringify(boxes[part]),
  }))
}

/** What only tells owes nothing: it reminds and ends. */
const owesReaching = (input: NewNotice) => isImportant(KINDS[input.kind].weight)

/** the unit of the sender owes that it reaches; for what the calendar makes, whoever answers for the person. */
function reaching(ctx: Ctx, { input, units }: Making, made: Made): NewPromise {
  const route = routeFor(units, input.side)
  const owner: Owner = ctx.actor.kind === 'staff' ? { staffId: ctx.actor.staffId } : route.owner
  return {
    personId: input.personId,
    kind: 'reachPerson',
    clock: DAYS.important.clock,
    side: input.side,
    theme: input.theme,
    owner,
    acting: ctx.actor.kind === 'staff' ? null : route.acting,
    officeId: units.officeId,
    threadId: made.threadId,
    needLevel: units.needLevel,
    details: { noticeId: made.noticeId },
  }
}

/** Whoever answers for the person on that side now, or the queue that does. */
export const routeFor = (units: PersonUnits, side: NewNotice['side']) =>
  routeOf({ theme: 'contactAdviser', side, sideConfidence: 1 }, situationOf(units))

function noticeRow(ctx: Ctx, { input, units }: Making, made: Made, promiseId: string | null): NoticeRow {
  const now = ctx.clock.now()
  return {
    personId: input.personId,
    id: made.noticeId,
    eventKey: input.eventKey,
    kind: input.kind,
    weight: KINDS[input.kind].weight,
    side: input.side,
    theme: input.theme,
    adverse: input.adverse ?? false,
    threadId: made.threadId,
    messageId: made.messageId,
    promiseId,
    officeId: units.officeId,
    madeAt: now,
    countingFrom: ctx.settings.calendar(units.officeId).countingFrom(now),
    answerClock: input.answerClock ?? null,
    nextStep: 'portal',
    nextStepAt: now,
    details: JSON.stringify(input.details ?? {}),
  }
}
