import { createHash, randomBytes } from 'node:crypto'
import type { Ctx, PersonCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { countWrong, guessedTooOften } from '../../kernel/guesses.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { keepPassed } from './code.ts'
import { grade } from './identity.ts'
import { masked } from './rules.ts'
import { consentedLetter } from './share.ts'
import * as store from './store.ts'

/** In a call. In a meeting others hear the code, and it is the person's: it opens once. */
const MOST_OPENED = 3

const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex')

type OpenedPage = { secret: string }

/**
 * The person types the code: whoever has it sees the page, and nobody's name. Guesses are counted, and too many wait.
 * Gives a secret for the browser. Refuses with `wrongCode` and `tooMany`. For the outer door; nobody need be signed in.
 */
export async function openShared(
  ctx: Ctx,
  input: { code: string; source: string },
): Promise<Result<OpenedPage>> {
  if (await guessedTooOften(ctx, input.source)) return refused('tooMany')
  const code = input.code.replace(/\D/g, '')
  const secret = randomBytes(24).toString('base64url')
  const now = ctx.clock.now()
  const opened = await ctx.tx
    .updateTable('pageShare')
    .set((is) => ({
      uses: is('uses', '+', 1),
      secretHash: hashed(secret),
      openedAt: is.fn.coalesce('openedAt', is.val(now)),
    }))
    .where('code', '=', code)
    .where('closedAt', 'is', null)
    .where('untilAt', '>', now)
    .where((is) => is('uses', '<', is.case().when('meetingId', 'is', null).then(MOST_OPENED).else(1).end()))
    .returning(['id', 'callId', 'kind', 'messageId'])
    .executeTakeFirst()
  if (!opened) {
    await countWrong(ctx, input.source)
    return refused('wrongCode')
  }
  await tellShown(ctx, opened)
  return ok({ secret })
}

async function tellShown(
  ctx: Ctx,
  share: { callId: string | null; kind: string; messageId: string | null },
): Promise<void> {
  // What lies on the table of a meeting was written when it was laid there (office/meetings/paper).
  if (share.callId === null) return
  const call = await ctx.tx
    .selectFrom('call')
    .select(['personId'])
    .where('id', '=', share.callId)
    .executeTakeFirst()
  if (!call?.personId) return
  recordEvent(ctx, {
    personId: call.personId,
    kind: 'pageShown',
    side: 'common',
    channel: 'portalMessage',
    messageId: share.messageId,
    data: { callId: share.callId, page: share.kind },
  })
}

export type ShownPage =
  | { kind: 'gone' }
  /** It lies on the table of a meeting, whose room says what is on it (office/meetings/paper). */
  | { kind: 'meeting'; shareId: string }
  | { kind: 'page'; address: string; until: Temporal.Instant }
  | { kind: 'identity'; until: Temporal.Instant; done: boolean }
  | { kind: 'letter'; parts: string[]; pointed: number | null; language: string; until: Temporal.Instant }

/** What stands on the shown page now: with numbers hidden, and gone with the call, the minutes or the person's yes. */
export async function shownPage(ctx: Ctx, input: { secret: string }): Promise<ShownPage> {
  const share = await ctx.tx
    .selectFrom('pageShare as s')
    .leftJoin('call as c', 'c.id', 's.callId')
    .select([
      's.id',
      's.kind',
      's.address',
      's.messageId',
      's.part',
      's.untilAt',
      's.callId',
      'c.personId',
      'c.identityHow',
      'c.endedAt',
    ])
    .where('s.secretHash', '=', hashed(input.secret))
    .where('s.closedAt', 'is', null)
    .where('s.untilAt', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!share || share.endedAt !== null) return { kind: 'gone' }
  if (share.callId === null) return { kind: 'meeting', shareId: share.id }
  if (share.kind === 'sheet') return { kind: 'gone' }
  if (share.kind === 'page' && share.address !== null)
    return { kind: 'page', address: share.address, until: share.untilAt }
  if (share.kind === 'identity')
    return { kind: 'identity', until: share.untilAt, done: share.identityHow === 'eId' }
  if (share.messageId === null || share.personId === null) return { kind: 'gone' }
  if (!(await consentedLetter(ctx, share.callId, share.messageId))) return { kind: 'gone' }
  const letter = await partsOf(ctx, share.personId, share.messageId)
  return { kind: 'letter', ...letter, pointed: share.part, until: share.untilAt }
}

/** The letter in the language it was written in, in the parts that can be pointed at, as both see it. */
export async function partsOf(
  ctx: Ctx,
  personId: string,
  messageId: string,
): Promise<{ parts: string[]; language: string }> {
  const row = await ctx.tx
    .selectFrom('messageText as t')
    .innerJoin('message as m', (join) =>
      join.onRef('m.personId', '=', 't.personId').onRef('m.id', '=', 't.messageId'),
    )
    .select(['t.body', 'm.language'])
    .where('t.personId', '=', personId)
    .where('t.messageId', '=', messageId)
    .orderBy('t.part')
    .limit(1)
    .executeTakeFirst()
  return { parts: partsIn(row?.body ?? ''), language: row?.language ?? 'nb' }
}

const partsIn = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((part) => masked(part.trim()))
    .filter((part) => part !== '')

/**
 * the person has logged in with eID and types the code they were told: the office is sure of who is on the line.
 * Refuses with `wrongCode` for anybody else's call, so that nobody proves somebody else's call to be theirs.
 */
export async function proveMyself(ctx: PersonCtx, input: { code: string }): Promise<Result<null>> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    if (await guessedTooOften(beyond, personId)) return refused('tooMany')
    const now = beyond.clock.now()
    const share = await beyond.tx
      .selectFrom('pageShare as s')
      .innerJoin('call as c', 'c.id', 's.callId')
      .select(['s.id', 'c.id as callId'])
      .where('s.code', '=', input.code.replace(/\D/g, ''))
      .where('s.kind', '=', 'identity')
      .where('s.closedAt', 'is', null)
      .where('s.untilAt', '>', now)
      .where('c.personId', '=', personId)
      .where('c.endedAt', 'is', null)
      .executeTakeFirst()
    if (!share) {
      await countWrong(beyond, personId)
      return refused('wrongCode')
    }
    await keepPassed(beyond, share.callId, 'eId', null)
    await grade(beyond, { id: share.callId, personId }, 'eId')
    await store.keepFound(beyond.tx, share.callId, { sureAt: now })
    await beyond.tx
      .updateTable('pageShare')
      .set({ closedAt: now, openedAt: now })
      .where('id', '=', share.id)
      .execute()
    recordEvent(beyond, {
      personId,
      kind: 'identityChecked',
      side: 'common',
      channel: 'portalMessage',
      data: { callId: share.callId, level: 'full', how: 'eId' },
    })
    return ok(null)
  })
}
