import type { Ctx, Side, StaffSide } from '../../kernel/context.ts'
import { nameContact } from '../../people/actions/name-contact.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { failedAttempts } from './rules.ts'

/**
 * C4-03, K12: whoever asks about the same matter again after it did not help gets a contact with a name the same day.
 * Gives the name, or null when it is not that far or somebody answers for them already. Beyond the wall, after the
 * contact has been written.
 */
export async function nameIfInVain(
  ctx: Ctx,
  about: { personId: string; theme: string; side: Side },
): Promise<string | null> {
  const { personId } = about
  const earlier = await contactsAbout(ctx, personId, about.theme)
  const failed = failedAttempts(earlier, ctx.clock.now(), {
    days: ctx.settings.get<number>('desk.namedContactDays'),
    burstMinutes: ctx.settings.get<number>('routing.burstMinutes'),
  })
  if (failed < ctx.settings.get<number>('desk.namedContactAfter')) return null
  const side: StaffSide = about.side === 'municipal' ? 'municipal' : 'state'
  const named = await nameContact(ctx, { personId, side })
  if (named === null) return null
  const staff = await ctx.tx
    .selectFrom('staff')
    .select('name')
    .where('id', '=', named.staffId)
    .executeTakeFirst()
  return staff?.name ?? null
}

/** The same for what an entry owes; null when nothing is owed for it any more. */
export async function nameForEntry(ctx: Ctx, personId: string, enquiryId: string): Promise<string | null> {
  const owed = await ctx.tx
    .selectFrom('promise')
    .select(['theme', 'side'])
    .where('personId', '=', personId)
    .where('enquiryId', '=', enquiryId)
    .where('isOpen', '=', true)
    .orderBy('madeAt')
    .limit(1)
    .executeTakeFirst()
  return owed?.theme == null
    ? null
    : nameIfInVain(ctx, { personId, theme: owed.theme, side: owed.side as Side })
}

/** When the person has been in touch about this kind of matter, in any channel. */
async function contactsAbout(ctx: Ctx, personId: string, theme: string): Promise<Temporal.Instant[]> {
  const group = THEMES[theme as keyof typeof THEMES]?.group
  const themes = Object.entries(THEMES).flatMap(([code, row]) => (row.group === group ? [code] : []))
  const rows = await ctx.tx
    .selectFrom('enquiryContact as c')
    .innerJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 'c.personId').onRef('e.id', '=', 'c.enquiryId'),
    )
    .select('c.at')
    .where('c.personId', '=', personId)
    .where('e.theme', 'in', themes)
    .execute()
  return rows.map(({ at }) => at)
}
