import { sql } from 'kysely'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { raiseReview, setFact } from '../../people/profile/actions.ts'
import { markDisagreeing } from '../../people/profile/review.ts'
import type { ContactRegister, RegisterEntry } from './model.ts'

const AT_ONCE = 500

type Known = { personId: string; number: string }
type Point = { kind: string; value: string; phoneKind: string | null; confirmed: boolean; ended: boolean }

/**
 * asks the contact register about everybody with a national number. What it tells can only make reaching
 * more careful: somebody who has said no to screens is written to on paper; a number or address that we do not have is
 * kept as not confirmed, and where it disagrees with what the person has told us theirs stands, the profile is looked at
 * again, once, and until then what is important goes the more human way too (K21). It raises no ability and makes nobody digital. Gives how many persons it told something new of; a
 * register that does not answer changes nothing.
 */
export async function refreshFromRegister(around: Surroundings, register: ContactRegister): Promise<number> {
  let after = ''
  let news = 0
  for (;;) {
    const known = await nextKnown(around.databases.system, after)
    if (known.length === 0) return news
    const entries = await register(known.map(({ number }) => number))
    if (entries === null) return news
    for (const { personId, number } of known) {
      const entry = entries.get(number)
      if (
        entry &&
        (await inTransaction(around, { kind: 'system', name: 'register' }, (ctx) =>
          take(ctx, personId, entry),
        ))
      )
        news += 1
    }
    after = known.at(-1)?.number ?? after
  }
}

async function nextKnown(tx: Tx, after: string): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select i.person_id as "personId", i.number from person_identity i
    join person p on p.id = i.person_id and p.merged_into is null
    where i.kind = 'nationalId' and i.ended_at is null and i.number > ${after} order by i.number limit ${AT_ONCE}`.execute(
    tx,
  )
  return rows
}

async function take(ctx: Ctx, personId: string, entry: RegisterEntry): Promise<boolean> {
  const points = await pointsOf(ctx.tx, personId)
  const phone = entry.phone === null ? null : phoneNumber(entry.phone)
  const email = entry.email?.trim().toLowerCase() ?? null
  const newPhone = await addUnknown(ctx, personId, 'phone', phone, points)
  const newEmail = await addUnknown(ctx, personId, 'email', email, points)
  const disagrees = (newPhone && owns(points, 'phone')) || (newEmail && owns(points, 'email'))
  if (disagrees) {
    await markDisagreeing(ctx, personId)
    await raiseReview(ctx, personId, 'factsDisagree', { source: 'register' })
  }
  const mailbox = await keepMailbox(ctx, personId, entry.reserved ? null : entry.mailbox, points)
  const declined = entry.reserved && (await declineScreens(ctx, personId))
  return newPhone || newEmail || mailbox || declined
}

const owns = (points: readonly Point[], kind: string) =>
  points.some((one) => one.kind === kind && !one.ended && one.confirmed && (one.phoneKind ?? 'own') === 'own')

/** What stands at the person already, also as lost or borrowed, is not made better by standing in a register. */
async function addUnknown(
  ctx: Ctx,
  personId: string,
  kind: 'phone' | 'email',
  value: string | null,
  points: readonly Point[],
): Promise<boolean> {
  if (value === null || points.some((one) => one.kind === kind && one.value === value)) return false
  const hidden = await ctx.tx.selectFrom('shield').select('code').where('personId', '=', personId).execute()
  await ctx.tx
    .insertInto('contactPoint')
    .values({
      personId,
      id: ctx.newId(),
      kind,
      value,
      phoneKind: kind === 'phone' ? 'own' : null,
      protected: hidden.some(({ code }) => code === '6' || code === '7'),
      confirmedAt: null,
      note: 'register',
    })
    .execute()
  return true
}

/**
 * the mailbox that the register names now is the one, and none when it names none or the person has said no.
 * Only somebody who counts as digital is written to there, and paper comes after it as after anything unread.
 */
async function keepMailbox(
  ctx: Ctx,
  personId: string,
  mailbox: string | null,
  points: readonly Point[],
): Promise<boolean> {
  const held = points.filter((one) => one.kind === 'mailbox' && !one.ended)
  if (mailbox === null ? held.length === 0 : held.some((one) => one.value === mailbox)) return false
  await ctx.tx
    .updateTable('contactPoint')
    .set({ endedAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('kind', '=', 'mailbox')
    .where('endedAt', 'is', null)
    .execute()
  if (mailbox === null) return true
  await ctx.tx
    .insertInto('contactPoint')
    .values({ personId, id: ctx.newId(), kind: 'mailbox', value: mailbox, note: 'register' })
    .execute()
  return true
}

async function pointsOf(tx: Tx, personId: string): Promise<Point[]> {
  const { rows } =
    await sql<Point>`select kind, value, phone_kind as "phoneKind", confirmed_at is not null as confirmed,
    ended_at is not null as ended from contact_point where person_id = ${personId}`.execute(tx)
  return rows
}

/** Said once; what the person says to us later stands before what a register says. */
async function declineScreens(ctx: Ctx, personId: string): Promise<boolean> {
  const { rows } = await sql`select from profile_fact
    where person_id = ${personId} and field = 'wish.portal' limit 1`.execute(ctx.tx)
  if (rows.length > 0) return false
  const set = await setFact(ctx, { personId, field: 'wish.portal', value: 'declined', source: 'register' })
  return set.ok
}
