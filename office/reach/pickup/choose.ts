import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { type PersonCtx, purposeOf, type StaffCtx, type Tx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { setFact } from '../../people/profile/actions.ts'
import type { Method } from '../../people/profile/model.ts'
import type { PlaceChoice } from './model.ts'

/** the places that a person may choose, and which they have chosen. */
export const pickUpChoices = (ctx: PersonCtx): Promise<PlaceChoice[]> => choicesOf(ctx.tx, ctx.actor.personId)

/** The same for staff who help somebody choose. Refuses as opening does. */
export async function pickUpChoicesOf(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<{ name: string; places: PlaceChoice[] }>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'profile',
  })
  if (!opened.ok) return opened
  const { givenName, familyName } = opened.value.person
  return ok({ name: `${givenName} ${familyName}`, places: await choicesOf(ctx.tx, input.personId) })
}

/** The desks and partners of the person's own office, and those of no office; what was chosen stands first. */
async function choicesOf(tx: Tx, personId: string): Promise<PlaceChoice[]> {
  const { rows } = await sql<PlaceChoice>`
    with chosen as (select f.value from profile_fact f
      where f.person_id = ${personId} and f.field = 'pickUp' and f.ended_at is null order by f.at desc limit 1)
    select p.id, p.name, p.kind, coalesce((select c.value ? p.id::text or c.value ? p.name from chosen c), false) as chosen
    from pickup_place p left join person n on n.id = ${personId}
    where p.ended_at is null and (p.office_id is null or p.office_id = n.office_id
      or coalesce((select c.value ? p.id::text or c.value ? p.name from chosen c), false))
    order by p.kind, p.name`.execute(tx)
  return rows
}

type Choosing = { places: readonly string[]; helped?: boolean }

/**
 * the person fetches what is important at these places from now on; with none, they no longer do. Refuses
 * with `unknownPlace` when one of them is no place where anything can wait.
 */
export const choosePickUp = (ctx: PersonCtx, input: Choosing): Promise<Result<null>> =>
  choose(ctx, { ...input, personId: ctx.actor.personId, method: 'web' })

/** The same by staff, as the person says it at the desk or by telephone. Refuses as opening does, too. */
export const choosePickUpFor = (
  ctx: StaffCtx,
  input: Choosing & { personId: string; method: Method; purpose?: string },
): Promise<Result<null>> => choose(ctx, { ...input, source: 'ownStatement' as const })

type Chosen = Choosing & {
  personId: string
  method: Method
  source?: 'ownStatement'
  purpose?: string
}

async function choose(ctx: PersonCtx | StaffCtx, { places, ...said }: Chosen): Promise<Result<null>> {
  const set = await setFact(ctx, { ...said, field: 'pickUp', value: [...places] })
  if (!set.ok) return set
  const wish = places.length > 0 ? 'preferred' : 'none'
  const wished = await setFact(ctx, { ...said, field: 'wish.pickUp', value: wish })
  return wished.ok ? ok(null) : wished
}
