import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { type Ctx, purposeOf, type Side, type StaffCtx, type StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { consentOf } from '../../people/mandates/consents.ts'
import { writesOn } from '../rules.ts'
import { itemsOf } from './received.ts'
import { sameThing } from './rules.ts'

type Asking = { personId: string; side: Side; what: readonly string[] }
/** Something the other side has, by the name it was asked for there; on paper without a file. */
type InHouse = { what: string; side: StaffSide; documentId: string | null; consent: Consented }
type Consented = { id: string; fromAt: Temporal.Instant; untilAt: Temporal.Instant }

/** What the side that asks may be told of; what belongs to both sides is asked for by both. */
const otherSide = (side: Side): StaffSide | null =>
  side === 'common' ? null : side === 'state' ? 'municipal' : 'state'

const MOST = 100

/**
 * what is asked for now and the other side has had lately, as far as the person has let the two share. Asked beyond
 * the wall; without that consent the answer is the same as when there is nothing.
 */
async function inHouse(ctx: Ctx, { personId, side, what }: Asking): Promise<InHouse[]> {
  const other = otherSide(side)
  if (other === null || what.length === 0) return []
  const since = ctx.clock.now().subtract({ hours: 24 * ctx.settings.get<number>('documents.sameDays') })
  const had = await ctx.beyondWall((beyond) => receivedOn(beyond, personId, other, since))
  const found: InHouse[] = []
  for (const one of had) {
    if (!what.some((asked) => sameThing(asked, one.what))) continue
    const consent = await consentOf(ctx, { personId, to: 'otherSide', side: other, theme: one.theme })
    if (consent) found.push({ what: one.what, side: other, documentId: one.documentId, consent })
  }
  return found
}

async function receivedOn(ctx: Ctx, personId: string, side: StaffSide, since: Temporal.Instant) {
  const rows = await ctx.tx
    .selectFrom('promise')
    .select(['theme', 'details'])
    .where('personId', '=', personId)
    .where('kind', '=', 'requestDocument')
    .where('side', '=', side)
    .orderBy('madeAt', 'desc')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ theme, details }) =>
    itemsOf({ details }).flatMap(({ what, receivedAt, documentId }) =>
      receivedAt !== undefined && Temporal.Instant.compare(receivedAt, since) >= 0
        ? [{ theme, what, documentId: documentId ?? null }]
        : [],
    ),
  )
}

/** the refusal of a request for what the other side has; null where nothing stands in its way. */
export async function demandInHouse(ctx: Ctx, asking: Asking) {
  const [first] = await inHouse(ctx, asking)
  if (first === undefined) return null
  const { what, side, documentId } = first
  return refused('inTheHouse', { what, side, file: documentId === null ? 0 : 1 })
}

/**
 * the file that the other side has is put beside the matter here too, with the person's consent, and the
 * person sees that it was. Refuses with `notOwner`, `notFound` (no such thing there, no consent, or only on paper) and as
 * opening does. Fetched twice it is one.
 */
export async function fetchFromOtherSide(
  ctx: StaffCtx,
  input: { personId: string; side: StaffSide; what: string; purpose?: string },
): Promise<Result<{ documentId: string }>> {
  const { personId, side, what } = input
  const opened = await openPerson(ctx, personId, { purpose: purposeOf(input.purpose), what: 'documents' })
  if (!opened.ok) return opened
  if (!writesOn(opened.value.codes, side)) return refused('notOwner')
  const there = (await inHouse(ctx, { personId, side, what: [what] })).find((one) => one.documentId !== null)
  if (there === undefined) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const copied = await copyOf(beyond, { personId, side, documentId: there.documentId as string })
    if (copied === null) return refused('notFound')
    const { id: consentId, fromAt, untilAt } = there.consent
    recordEvent(beyond, {
      personId,
      kind: 'consentUsed',
      side,
      channel: 'system',
      data: {
        consentId,
        to: 'otherSide',
        from: fromAt.toString(),
        until: untilAt.toString(),
        documentId: copied,
        what: there.what,
      },
    })
    return ok({ documentId: copied })
  })
}

/** The row of this side; null where nobody may open the file. */
async function copyOf(
  ctx: Ctx,
  { personId, side, documentId }: { personId: string; side: StaffSide; documentId: string },
): Promise<string | null> {
  const { rows: before } = await sql<{ id: string }>`select mine.id from document theirs
    join document mine on mine.person_id = theirs.person_id and mine.sha256 = theirs.sha256 and mine.side = ${side}
    where theirs.person_id = ${personId} and theirs.id = ${documentId} and mine.scan in ('clean', 'notScanned')
    limit 1`.execute(ctx.tx)
  if (before[0]) return before[0].id
  const { rows } = await sql<{ id: string }>`
    insert into document (person_id, id, side, name, content_type, size, sha256, content, scan, scanned_at, channel, received_at)
    select person_id, ${ctx.newId()}, ${side}, name, content_type, size, sha256, content, scan, scanned_at, channel,
      received_at
    from document where person_id = ${personId} and id = ${documentId} and scan in ('clean', 'notScanned')
    returning id`.execute(ctx.tx)
  return rows[0]?.id ?? null
}
