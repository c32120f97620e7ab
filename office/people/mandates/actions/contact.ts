import { openPerson } from '../../../access/actions.ts'
import type { Side, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { tidy } from '../holder.ts'
import type { Act, Relation } from '../model.ts'
import { covered } from '../rules.ts'
import { registerOf } from '../store.ts'
import { mayRegister } from './give.ts'

export type Channel = 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'emailInbound'

/**
 * somebody rings or comes for another. With a mandate they are answered within it, and the log says
 * so; without one, staff listen, take the message, and neither confirm nor deny. It is never contact with the person.
 * Gives whether the office may answer. Refuses with `notFound`.
 */
export async function helperContact(
  ctx: StaffCtx,
  input: {
    personId: string
    channel: Channel
    /** From the register, or by name when there is none. */
    mandateId?: string | null
    name?: string
    relation?: Relation
    act: Act
    side: Side
    theme?: string | null
    callId?: string | null
  },
): Promise<Result<{ mayAnswer: boolean }>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const visit = input.channel === 'dropIn' || input.channel === 'meetingOffice'
  const opened = await openPerson(ctx, input.personId, { purpose: visit ? 'visit' : 'call', what: 'helper' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const at = beyond.clock.now()
    const register = await registerOf(beyond.tx, input.personId)
    const said = register.find(({ id }) => id === input.mandateId)
    const theirs = register.filter((row) =>
      said?.holderId ? row.holderId === said.holderId : row.holderName === (said?.holderName ?? ''),
    )
    const { act, side, theme = null, callId = null } = input
    const question = { act, side, theme, callId, at, inCall: true }
    const mandate = said ? covered(theirs, question) : null
    recordEvent(beyond, {
      personId: input.personId,
      kind: mandate ? 'mandateUsed' : 'helperContact',
      side: input.side,
      channel: input.channel,
      authorship: mandate ? 'representative' : authorshipOf(said?.relation ?? input.relation),
      onBehalfOf: input.personId,
      theme: input.theme ?? null,
      data: {
        holder: said?.holderName ?? tidy(input.name ?? ''),
        relation: said?.relation ?? input.relation ?? 'other',
        ...(mandate ? { mandateId: mandate.id } : {}),
        act: input.act,
      },
    })
    return ok({ mayAnswer: mandate !== null })
  })
}

export const authorshipOf = (relation: Relation | undefined) =>
  relation === 'spouse'
    ? 'family'
    : relation === 'family' ||
        relation === 'friend' ||
        relation === 'neighbour' ||
        relation === 'organisation'
      ? relation
      : 'unknown'
