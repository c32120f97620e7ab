import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isLanguage, type Language, textFor } from '../../../text/index.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { newCode } from '../../reach/delivery/links.ts'

const SECRET_LENGTH = 32
const digest = (secret: string) => createHash('sha256').update(secret).digest()
const feedPath = (secret: string) => `/kalender/${secret}.ics`

type Owner = { personId: string; staffId?: undefined } | { staffId: string; personId?: undefined }

async function make(ctx: Ctx, owner: Owner): Promise<{ address: string }> {
  await revoke(ctx, owner)
  const secret = newCode(SECRET_LENGTH)
  await ctx.tx
    .insertInto('calendarFeed')
    .values({ id: ctx.newId(), ...owner, secretHash: digest(secret), madeAt: ctx.clock.now() })
    .execute()
  return { address: `${ctx.settings.get<string>('agency.origin')}${feedPath(secret)}` }
}

async function revoke(ctx: Ctx, owner: Owner): Promise<void> {
  await ctx.tx
    .updateTable('calendarFeed')
    .set({ revokedAt: ctx.clock.now() })
    .where(owner.personId ? 'personId' : 'staffId', '=', owner.personId ?? owner.staffId ?? '')
    .where('revokedAt', 'is', null)
    .execute()
}

/** R-489: the person's appointments at a secret address, which is given this once; the one before is dead. */
export function makeMyCalendar(ctx: PersonCtx): Promise<{ address: string }> {
  changed(ctx, 'made')
  return make(ctx, { personId: ctx.actor.personId })
}
export function revokeMyCalendar(ctx: PersonCtx): Promise<void> {
  changed(ctx, 'revoked')
  return revoke(ctx, { personId: ctx.actor.personId })
}
/** R-373: whoever holds the pen, and that an address that opens all appointments was made or is dead. */
const changed = (ctx: PersonCtx, step: 'made' | 'revoked') =>
  recordEvent(ctx, {
    personId: ctx.actor.personId,
    kind: 'calendarChanged',
    side: 'common',
    channel: 'portalMessage',
    data: { step },
  })
export const makeStaffCalendar = (ctx: StaffCtx) => make(ctx, { staffId: ctx.actor.staffId })
export const revokeStaffCalendar = (ctx: StaffCtx) => revoke(ctx, { staffId: ctx.actor.staffId })

/** The employee's own, as `myCalendar` is the person's. */
export async function staffCalendar(ctx: StaffCtx): Promise<{ madeAt: Temporal.Instant } | null> {
  const row = await ctx.tx
    .selectFrom('calendarFeed')
    .select('madeAt')
    .where('staffId', '=', ctx.actor.staffId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Since when there is an address; null where there is none. */
export async function myCalendar(ctx: PersonCtx): Promise<{ madeAt: Temporal.Instant } | null> {
  const row = await ctx.tx
    .selectFrom('calendarFeed')
    .select('madeAt')
    .where('personId', '=', ctx.actor.personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

type FeedShown = {
  name: string
  entries: {
    uid: string
    sequence: number
    from: Temporal.Instant
    until: Temporal.Instant
    summary: string
    place: string
    url: string
    cancelled: boolean
  }[]
}

const DAYS_BACK = 30

/**
 * What a secret address shows, beyond the wall: when and where, with no name and no theme, for calendars lie on machines
 * that others look at. Null when the address is none, was revoked, or is that of somebody who has left.
 */
export async function feedOf(ctx: Ctx, secret: string): Promise<FeedShown | null> {
  if (!/^[2-9a-z]{32}$/.test(secret)) return null
  const { rows: found } = await sql<{
    personId: string | null
    staffId: string | null
    language: string | null
  }>`
    select f.person_id as "personId", f.staff_id as "staffId", p.language from calendar_feed f
    left join person p on p.id = f.person_id left join staff s on s.id = f.staff_id
    where f.secret_hash = ${digest(secret)} and f.revoked_at is null
      and (p.id is null or p.merged_into is null) and (s.id is null or s.active)`.execute(ctx.tx)
  const [feed] = found
  if (!feed) return null
  const language: Language = isLanguage(feed.language) ? feed.language : 'nb'
  const say = textFor(language)
  const origin = ctx.settings.get<string>('agency.origin')
  const mine = feed.personId ? sql`m.person_id = ${feed.personId}` : sql`m.owner_staff_id = ${feed.staffId}`
  const { rows } = await sql<{
    id: string
    personId: string
    sequence: number
    from: Temporal.Instant
    until: Temporal.Instant
    place: string | null
    state: string
  }>`
    select m.id, m.person_id as "personId", m.sequence, m.starts_at as "from", m.ends_at as "until", m.state,
      case when exists (select from shield s where s.person_id = m.person_id) or wall.safety_stands(m.person_id) then null
        else l.name || ', ' || l.address end as place
    from meeting m left join meeting_place l on l.id = m.place_id
    where ${mine} and m.starts_at > ${ctx.clock.now().subtract({ hours: 24 * DAYS_BACK })} order by m.starts_at limit 1000`.execute(
    ctx.tx,
  )
  const summary = say('meetings:booking.calendar.entry', { agency: ctx.settings.get<string>('agency.name') })
  return {
    name: say('meetings:booking.mine.title'),
    entries: rows.map((row) => ({
      uid: `${row.id}@meetings`,
      sequence: row.sequence,
      from: row.from,
      until: row.until,
      summary,
      place: row.place ?? '',
      url: `${origin}${feed.personId ? '/min-side/avtaler' : `/arbeid/person/${row.personId}/moter`}`,
      cancelled: row.state === 'cancelled',
    })),
  }
}
