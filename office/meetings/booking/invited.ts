import type { Ctx } from '../../kernel/context.ts'
import { insertLater } from '../../kernel/insert.ts'
import { newCode } from '../../reach/delivery/links.ts'
import { approvalFor } from '../talk/rules.ts'
import type { Invited, Meeting } from './model.ts'

type Named = { resident: string; adviser: { id: string; name: string } }

/**
 * Everybody who is to be there, each with a link of their own that moves the meeting without a login. Whom the person
 * has not said yes to yet gets theirs with the yes (office/meetings/talk).
 */
export async function invite(
  ctx: Ctx,
  meeting: Meeting,
  named: Named,
  others: readonly Invited[],
): Promise<void> {
  const at = ctx.clock.now()
  const all: Invited[] = [
    { role: 'resident', name: named.resident },
    { role: 'adviser', name: named.adviser.name, staffId: named.adviser.id },
    ...others,
  ]
  const rows = all.map((one) => ({
    personId: meeting.personId,
    meetingId: meeting.id,
    id: ctx.newId(),
    role: one.role,
    staffId: one.staffId ?? null,
    holderId: one.holderId ?? null,
    name: one.name,
    organisation: one.organisation ?? null,
    phone: one.phone ?? null,
    email: one.email ?? null,
    approval: approvalFor({ role: one.role, staffId: one.staffId ?? null }, ctx.actor.kind),
    madeAt: at,
  }))
  await insertLater(ctx.tx, 'meetingParticipant', rows)
  const days = ctx.settings.get<number>('meeting.linkDays')
  await insertLater(
    ctx.tx,
    'shortLink',
    rows
      .filter((row) => row.staffId === null && row.approval !== 'asked')
      .map((row) => ({
        personId: meeting.personId,
        code: newCode(20),
        purpose: 'meeting',
        meetingId: meeting.id,
        participantId: row.id,
        madeAt: at,
        expiresAt: meeting.endsAt.add({ hours: 24 * days }),
      })),
  )
}
