import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { buildLetter, type Wanted } from './build.ts'
import type { Letter, PrintJob } from './model.ts'
import { recipientLines } from './rules.ts'
import { letterRow } from './store.ts'

/**
 * The letter of a notice, as it stands on the paper. Staff open the person first, and see what their side lets them.
 * Refuses with `notFound`, and for staff with whatever opening the person refuses with.
 */
export async function letterOf(ctx: Ctx, wanted: Wanted): Promise<Result<Letter>> {
  if (ctx.actor.kind === 'staff') {
    const opened = await openPerson(ctx as StaffCtx, wanted.personId, { what: 'letter' })
    if (!opened.ok) return opened
  }
  if (ctx.actor.kind === 'person' && ctx.actor.personId !== wanted.personId) return refused('notFound')
  const letter = await buildLetter(ctx, wanted)
  return letter && letter.parts.length > 0 ? ok(letter) : refused('notFound')
}

/** The person's own letter, in the language it was sent in or in another that the template has. */
export const myLetterPaper = (
  ctx: PersonCtx,
  input: { noticeId: string; language?: string },
): Promise<Result<Letter>> => letterOf(ctx, { ...input, personId: ctx.actor.personId })

/**
 * K24: what goes to the print house for a sending, or why it cannot: `noAddress` when the address is none, `notFound`
 * when the notice is. The window shows a name and an address and nothing else.
 */
export async function printJob(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'settings' | 'actor'>,
  outgoing: { personId: string; noticeId: string | null; address: string },
): Promise<Result<PrintJob>> {
  if (outgoing.noticeId === null) return refused('notFound')
  const row = await letterRow(ctx.tx, outgoing.personId, outgoing.noticeId)
  if (!row) return refused('notFound')
  if (recipientLines(row.name, outgoing.address, row.municipality) === null) return refused('noAddress')
  const letter = await buildLetter(ctx, {
    personId: outgoing.personId,
    noticeId: outgoing.noticeId,
    address: outgoing.address,
  })
  if (!letter || letter.parts.length === 0) return refused('notFound')
  return ok({
    letter,
    manifest: {
      id: letter.id,
      country: letter.country,
      returnAddress: letter.returnAddress,
      duplex: true,
      window: 'left',
    },
  })
}
