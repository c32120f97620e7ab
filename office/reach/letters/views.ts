import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { buildLetter, type Wanted } from './build.ts'
import { holderCopy, otherReceiver } from './holder.ts'
import type { Letter, PrintJob } from './model.ts'
import { recipientLines } from './rules.ts'
import { smallLetter } from './small.ts'
import { receiverOf } from './store.ts'

/**
 * The letter of a notice, as it stands on the paper. Staff open the person first, and see what their side lets them.
 * Refuses with `notFound`, and for staff with whatever opening the person refuses with.
 */
export async function letterOf(ctx: Ctx, wanted: Wanted): Promise<Result<Letter>> {
  if (ctx.actor.kind === 'staff') {
    const opened = await openPerson(ctx as StaffCtx, wanted.personId, { what: 'letter' })
    if (!opened.ok) return opened
  }
  // A holder of a mandate reads the letter on their own pages; the paper is the person's.
  if (ctx.actor.kind === 'helper') return refused('notFound')
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
 * when the notice is. The window shows a name and an address and nothing else. `text`: the words of a small notice,
 * which is no letter of its own.
 */
export async function printJob(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'settings'>,
  outgoing: {
    personId: string
    noticeId: string | null
    address: string
    text?: string
    language?: string
    /** Whom this copy is for; the person themselves otherwise. */
    recipientId?: string | null
  },
): Promise<Result<PrintJob>> {
  const holderId = await otherReceiver(ctx.tx, outgoing)
  const receiver = await receiverOf(ctx.tx, holderId ?? outgoing.personId)
  if (!receiver) return refused('notFound')
  // a mandate may have ended since the sending was queued; from then on the holder is sent nothing.
  const copy = holderId === null ? null : await holderCopy(ctx, outgoing, holderId)
  if (holderId !== null && copy === null) return refused('noAddress')
  if (recipientLines(receiver.name, outgoing.address, receiver.municipality) === null)
    return refused('noAddress')
  const letter =
    outgoing.noticeId === null || copy === 'thatItWaits'
      ? smallLetter(ctx, receiver, outgoing)
      : await buildLetter(ctx, {
          ...outgoing,
          noticeId: outgoing.noticeId,
          ...(holderId === null ? {} : { receiver }),
        })
  if (!letter || letter.parts.length === 0) return refused('notFound')
  const { id, country, returnAddress } = letter
  return ok({ letter, manifest: { id, country, returnAddress, duplex: true, window: 'left' } })
}
