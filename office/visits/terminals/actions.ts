import { randomInt } from 'node:crypto'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endOpen } from '../assisted/end.ts'
import { TERMINAL_KINDS } from './model.ts'
import { codeRead, mayPair } from './rules.ts'
import * as store from './store.ts'

/** So long a device shows a code, and so long it is remembered that it did. */
export const CODE_MINUTES = 10
const MOST_NAME = 60
/** So many devices may show a code at once; more is somebody who fills the table. */
const MOST_WAITING = 200

/**
 * a device that wants to be a screen of an office gets a code to show. Nobody is asked who they are: a code gives
 * nothing before staff have typed it. Refuses with `tooMany` when very many wait.
 */
export async function showCode(
  ctx: Ctx,
  input: { tokenHash: Buffer },
): Promise<Result<{ code: string; until: Temporal.Instant }>> {
  const now = ctx.clock.now()
  await store.forgetUnpaired(ctx.tx, now)
  if ((await store.waiting(ctx.tx)) >= MOST_WAITING) return refused('tooMany')
  const until = now.add({ minutes: CODE_MINUTES })
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    if (await store.insertWaiting(ctx.tx, { id: ctx.newId(), ...input, code, until, now }))
      return ok({ code, until })
  }
}

export type Pair = { code: string; kind: string; name: string }

/**
 * the device that shows this code is one of the office's own from now on. Refuses with `notFound` whoever neither
 * receives nor leads, with `screenCodeWrong`, and with `empty`, `tooLong` and `badForm` for what it is called and what it is.
 */
export async function pairTerminal(ctx: StaffCtx, input: Pair): Promise<Result<{ terminalId: string }>> {
  const { officeId, staffId } = ctx.actor
  if (!mayPair(ctx.actor) || officeId === null) return refused('notFound')
  const kind = TERMINAL_KINDS.find((one) => one === input.kind)
  const name = input.name.trim()
  if (kind === undefined) return refused('badForm')
  if (name === '') return refused('empty')
  if (name.length > MOST_NAME) return refused('tooLong')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const paired = { officeId, kind, name, staffId, now: clock.now() }
    const id = await store.pair(tx, codeRead(input.code), paired)
    return id === null ? refused('screenCodeWrong') : ok({ terminalId: id })
  })
}

/**
 * from now on the device is nobody's, and whoever is signed in or helped on it is so no longer. Refuses with `notFound` for the
 * devices of other offices. One that was parted before stays so.
 */
export async function revokeTerminal(ctx: StaffCtx, input: { terminalId: string }): Promise<Result<null>> {
  const { officeId, staffId } = ctx.actor
  if (!mayPair(ctx.actor) || officeId === null) return refused('notFound')
  const { terminalId } = input
  return ctx.beyondWall(async (beyond) => {
    const parted = { officeId, staffId, now: beyond.clock.now() }
    if (!(await store.revoke(beyond.tx, terminalId, parted))) return refused('notFound')
    await endOpen(beyond, { terminalId }, 'screenParted')
    return ok(null)
  })
}
