import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { type EnquiryTheme, THEMES } from '../../threads/recognise/model.ts'
import { mayWriteHere } from '../../threads/recognise/municipal.ts'
import { readText } from '../../threads/text.ts'
import type { CloseCall } from './close.ts'
import type { DeskCall } from './model.ts'
import { channelOf } from './who.ts'

type Noted = CloseCall & { theme: EnquiryTheme }

/** The words that may be kept of this call; refuses with `noFreeTextHere`, `tooLong`, `notText`. */
export async function mayNote(
  ctx: StaffCtx,
  call: DeskCall & { personId: string },
  input: Noted,
): Promise<Result<string>> {
  const written = (input.text ?? '').trim()
  if (written === '') return ok('')
  const read = readText(written, ctx.settings.get<number>('routing.maxLength'))
  if (!read.ok) return read
  const { municipalityId } = await ctx.beyondWall(({ tx }) =>
    tx
      .selectFrom('person')
      .select('municipalityId')
      .where('id', '=', call.personId)
      .executeTakeFirstOrThrow(),
  )
  const municipalSide = sideOf(input) === 'municipal'
  const may = mayWriteHere(ctx, ctx.actor, { text: read.value, municipalSide, municipalityId })
  return may ? read : refused('noFreeTextHere')
}

/**
 * a call is written down in seconds: what it was about and what was told, in codes, in the store of
 * its side; words where they may stand. Refuses as `mayNote`.
 */
export async function noteTalk(
  ctx: StaffCtx,
  call: DeskCall & { personId: string },
  input: Noted,
): Promise<Result<null>> {
  const read = await mayNote(ctx, call, input)
  if (!read.ok) return read
  const side = sideOf(input)
  return ctx.beyondWall(async (beyond) => {
    const told = input.told ?? call.told
    await beyond.tx
      .insertInto('note')
      .values({
        personId: call.personId,
        id: beyond.newId(),
        side,
        kind: read.value === '' ? 'codedNote' : 'callSummary',
        authorKind: 'staff',
        authorId: ctx.actor.staffId,
        at: beyond.clock.now(),
        body: read.value,
        codes: JSON.stringify({ answered: told, outcome: input.outcome, callId: call.id }),
      })
      .execute()
    recordEvent(beyond, {
      personId: call.personId,
      kind: 'callLogged',
      side,
      channel: channelOf(ctx, call),
      theme: input.theme,
      data: { direction: call.direction, outcome: input.outcome, codes: { answered: told }, callId: call.id },
    })
    return ok(null)
  })
}

export function sideOf(input: Pick<CloseCall, 'side'> & { theme: EnquiryTheme }): Side {
  const { side } = THEMES[input.theme]
  if (side === 'both') return input.side ?? 'state'
  return side === 'external' ? 'common' : side
}
