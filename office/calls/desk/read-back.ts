import type { Ctx, Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endConsentsOf } from '../../people/mandates/actions/call.ts'
import { tellNotice } from '../../reach/notices/make.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import { hangUp } from '../line/legs.ts'
import { transferCallEnded } from '../transfer/gone.ts'
import type { DeskCall, ReadBack } from './model.ts'
import { needsPromise } from './rules.ts'
import * as store from './store.ts'
import { summaryWords } from './words.ts'

type Owner = {
  side: Side
  theme: string
  threadId: string | null
  dueAt: Temporal.Instant
  latestNewAt: Temporal.Instant | null
  contacts: number
  urgency: string
  deskStaffId: string | null
  deskTeamId: string | null
}

async function owedIn(ctx: Pick<Ctx, 'tx'>, call: DeskCall): Promise<Owner | undefined> {
  if (call.personId === null || call.promiseId === null) return undefined
  return ctx.tx
    .selectFrom('promise')
    .select([
      'side',
      'theme',
      'threadId',
      'dueAt',
      'latestNewAt',
      'contacts',
      'urgency',
      'deskStaffId',
      'deskTeamId',
    ])
    .where('personId', '=', call.personId)
    .where('id', '=', call.promiseId)
    .executeTakeFirst() as Promise<Owner | undefined>
}

/** what is said aloud before the two part. Null when nothing is owed. */
export async function readBackOf(ctx: StaffCtx, call: DeskCall): Promise<ReadBack | null> {
  if (call.settledAt === null) return null
  return ctx.beyondWall(async (beyond) => {
    const owed = await owedIn(beyond, call)
    if (!owed) return null
    const [owner] = await ownerNames(beyond.tx, [owed])
    return {
      theme: owed.theme,
      ownerName: owner?.ownerName ?? '',
      ownerIsTeam: owner?.ownerIsTeam ?? true,
      dueAt: owed.latestNewAt ?? owed.dueAt,
      urgency: owed.urgency,
      joined: owed.contacts > 1,
      number: call.fromNumber,
    }
  })
}

/**
 * R-741, C4-03: owner and due time have been read back, and two lines about it go to the person in their language, by the
 * way their profile gives. What was opened for this call closes, and the call ends. Refuses with `needsPromise` before it
 * has been written down, `alreadyEnded` and `notFound`.
 */
export async function readBack(
  ctx: StaffCtx,
  input: { callId: string; summary?: boolean },
): Promise<Result<{ summarySent: boolean }>> {
  return ctx.beyondWall(async (beyond) => {
    const call = await store.callOf(beyond.tx, input.callId, ctx.actor.staffId, true)
    if (call === undefined) return refused('notFound')
    if (call.settledAt === null) return refused('needsPromise')
    if (call.readBackAt !== null) return refused('alreadyEnded')
    const sent = (input.summary ?? true) ? await sendSummary(beyond, call) : null
    await store.keepFound(beyond.tx, call.id, { readBackAt: beyond.clock.now(), summaryMessageId: sent })
    await endCall(beyond, call)
    return ok({ summarySent: sent !== null })
  })
}

/** Whoever took the call by hand says that it is over; on a line the platform is asked to end it. */
async function endCall(ctx: Ctx, call: DeskCall): Promise<void> {
  const now = ctx.clock.now()
  if (call.endedAt !== null) return
  if (call.byHand === null) {
    await hangUp(ctx, { callId: call.id })
    await callIsOver(ctx, call)
    return
  }
  await store.updateCall(ctx.tx, call.id, {
    state: 'ended',
    endedAt: now,
    endedHow: 'spoke',
    lastEventAt: now,
  })
  await callIsOver(ctx, call)
  await transferCallEnded(ctx, call)
}

/** everything that was opened for this call closes with it, and the person can read from when until when. */
export async function callIsOver(ctx: Ctx, call: Pick<DeskCall, 'id' | 'personId'>): Promise<void> {
  const open = await store.openedFor(ctx.tx, call.id)
  if (open.given) {
    await tellReading(ctx, call.id)
    await endConsentsOf(ctx, call.id)
  }
  if (open.shown) await store.closePages(ctx.tx, call.id, ctx.clock.now())
  if (open.asked) await store.failChecks(ctx.tx, call.id)
}

/** C4-09: "letter read by the contact centre, your consent, 10:04–10:11". One line for each letter that was opened. */
async function tellReading(ctx: Ctx, callId: string): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('mandate as m')
    .innerJoin('event as e', (join) =>
      join
        .onRef('e.personId', '=', 'm.personId')
        .onRef('e.messageId', '=', 'm.messageId')
        .on('e.kind', '=', 'consentUsed'),
    )
    .select(['m.personId', 'm.messageId', 'm.id', 'm.toStaff', 'e.side'])
    .select(({ fn }) => fn.min('e.at').as('from'))
    .where('m.callId', '=', callId)
    .where('m.kind', '=', 'consent')
    .where('m.consentTo', '=', 'letter')
    .where('m.state', '=', 'active')
    .whereRef('e.at', '>=', 'm.fromAt')
    .groupBy(['m.personId', 'm.messageId', 'm.id', 'm.toStaff', 'e.side'])
    .execute()
  for (const row of rows)
    recordEvent(ctx, {
      personId: row.personId,
      kind: 'letterReadInCall',
      side: row.side as Side,
      channel: 'contactCentrePhone',
      messageId: row.messageId,
      data: {
        callId,
        consentId: row.id,
        staffId: row.toStaff,
        from: row.from?.toString(),
        until: ctx.clock.now().toString(),
      },
    })
}

/** Gives the message, or null where there is nobody to write to. */
async function sendSummary(ctx: Ctx, call: DeskCall): Promise<string | null> {
  const { personId, theme } = call
  if (personId === null || theme === null || call.who !== 'person' || call.outcome === null) return null
  const { language } = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const owed = await owedIn(ctx, call)
  const [owner] = owed ? await ownerNames(ctx.tx, [owed]) : []
  const facts = {
    theme,
    solved: !needsPromise(call.outcome),
    callBack: false,
    owner: owner?.ownerName ?? '',
    dueAt: owed ? (owed.latestNewAt ?? owed.dueAt) : null,
    at: ctx.clock.now(),
    told: call.told,
    phone: ctx.settings.get<string>('agency.phone'),
  }
  const own = summaryWords(language, facts)
  const norwegian = own.language === 'nb' || own.language === 'nn' ? null : summaryWords('nb', facts)
  const made = await tellNotice(ctx, {
    personId,
    eventKey: `call:${call.id}:summary`,
    kind: 'ordinaryMessage',
    side: owed?.side ?? call.side ?? 'common',
    theme,
    threadId: call.threadId,
    ...own,
    ...(norwegian ? { bodyInNorwegian: norwegian.body, boxInNorwegian: norwegian.box } : {}),
  })
  if (!made.ok) return null
  recordEvent(ctx, {
    personId,
    kind: 'summarySent',
    side: owed?.side ?? call.side ?? 'common',
    channel: 'portalMessage',
    theme,
    threadId: made.value.threadId,
    messageId: made.value.messageId,
    promiseId: call.promiseId,
    data: { callId: call.id, language: own.language },
  })
  return made.value.messageId
}
