import { sql } from 'kysely'
import type { PersonCtx, StaffSide } from '../../kernel/context.ts'
import { loadAnswerables } from './answerable.ts'

type Named = { name: string; title: string }

/** somebody the person can write to or ring, with who takes over when they are away. */
export type Contact = {
  side: StaffSide
  /** With contacts on both sides: the one who keeps the whole together. */
  lead: boolean
  adviser: (Named & { staffId: string; languages: string[] }) | null
  team: { teamId: string; name: string } | null
  presence: 'present' | 'away'
  /** When an absence is known to end. */
  backAt: Temporal.Instant | null
  deputy: Named | null
  /** Who answers now, while the adviser is away. */
  acting: { name: string } | null
  officeName: string | null
  phone: string
}

type Row = Omit<Contact, 'adviser' | 'team' | 'presence' | 'deputy' | 'acting'> & {
  staffId: string | null
  name: string | null
  title: string | null
  languages: string[] | null
  teamId: string | null
  teamName: string | null
  away: boolean
  deputyName: string | null
  deputyTitle: string | null
}

/** everybody who answers for the person, lead contact first. Never empty: the contact centre is always there. */
export async function myPeople(ctx: PersonCtx): Promise<Contact[]> {
  const now = ctx.clock.now()
  const { rows } = await sql<Row>`
    select w.side, w.lead, w.away, s.id as staff_id, s.name, s.title, s.languages, t.id as team_id, t.name as team_name,
      d.name as deputy_name, d.title as deputy_title, o.name as office_name, coalesce(o.phone, '') as phone,
      (select b.until_at from absence b where b.staff_id = s.id and b.ended_at is null and b.from_at <= ${now.toString()}::timestamptz
        order by b.until_at limit 1) as back_at
    from wall.answerers(${ctx.actor.personId}, ${now.toString()}::timestamptz) w
    left join staff s on s.id = w.staff_id left join team t on t.id = w.team_id left join staff d on d.id = s.deputy_id
    left join office o on o.id = coalesce(s.office_id, t.office_id)
    order by w.lead desc, w.side desc`.execute(ctx.tx)
  if (rows.length === 0) return [await contactCentre(ctx)]
  const acting = rows.some((row) => row.away) ? await actingNames(ctx, now) : {}
  return rows.map((row) => contact(row, acting[row.side] ?? null))
}

const contact = (row: Row, acting: string | null): Contact => ({
  side: row.side,
  lead: row.lead,
  adviser:
    row.staffId === null
      ? null
      : {
          staffId: row.staffId,
          name: row.name ?? '',
          title: row.title ?? '',
          languages: row.languages ?? [],
        },
  team: row.teamId === null ? null : { teamId: row.teamId, name: row.teamName ?? '' },
  presence: row.away ? 'away' : 'present',
  backAt: row.backAt,
  deputy: row.deputyName === null ? null : { name: row.deputyName, title: row.deputyTitle ?? '' },
  acting: acting === null ? null : { name: acting },
  officeName: row.officeName,
  phone: row.phone,
})

async function actingNames(
  ctx: PersonCtx,
  now: Temporal.Instant,
): Promise<Partial<Record<StaffSide, string>>> {
  const answerables = Object.entries(await loadAnswerables(ctx.tx, ctx.actor.personId, now))
  const names: Partial<Record<StaffSide, string>> = {}
  for (const [side, { acting }] of answerables) {
    if (acting === null) continue
    const from = acting.staffId === undefined ? ('team' as const) : ('staff' as const)
    const id = acting.staffId ?? acting.teamId
    if (id === undefined) continue
    const row = await ctx.tx.selectFrom(from).select('name').where('id', '=', id).executeTakeFirst()
    if (row) names[side as StaffSide] = row.name
  }
  return names
}

async function contactCentre(ctx: PersonCtx): Promise<Contact> {
  const team = await ctx.tx
    .selectFrom('team')
    .select(['id', 'name'])
    .where('kind', '=', 'contactCentre')
    .orderBy('topic')
    .executeTakeFirst()
  return {
    side: 'state',
    lead: true,
    adviser: null,
    team: team ? { teamId: team.id, name: team.name } : null,
    presence: 'present',
    backAt: null,
    deputy: null,
    acting: null,
    officeName: null,
    phone: ctx.settings.get<string>('agency.phone'),
  }
}
