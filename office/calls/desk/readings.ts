import type { PersonCtx } from '../../kernel/context.ts'

type LetterReading = {
  id: string
  at: Temporal.Instant
  who: string
  from: Temporal.Instant
  until: Temporal.Instant
}

/** C4-09, K31: letters that were read in a call by the person's own yes: by whom, from when until when. */
export async function myLetterReadings(ctx: PersonCtx): Promise<LetterReading[]> {
  const rows = await ctx.tx
    .selectFrom('event')
    .select(['id', 'at', 'data'])
    .where('personId', '=', ctx.actor.personId)
    .where('kind', '=', 'letterReadInCall')
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  const told = rows.map((row) => ({
    ...row,
    data: row.data as { staffId: string; from: string; until: string },
  }))
  const ids = told.map(({ data }) => data.staffId)
  const staff =
    ids.length === 0
      ? []
      : await ctx.tx.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
  return told.map(({ id, at, data }) => ({
    id,
    at,
    who: staff.find((one) => one.id === data.staffId)?.name ?? '',
    from: Temporal.Instant.from(data.from),
    until: Temporal.Instant.from(data.until),
  }))
}
