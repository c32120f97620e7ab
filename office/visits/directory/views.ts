import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { officeNamed } from '../door/store.ts'
import { mayReceive } from '../reception/desk.ts'
import { todayIn } from './actions.ts'
import type { Entry, KeptEntry } from './model.ts'
import { currentOn, isStale } from './rules.ts'
import { versionsFrom, versionsOfEntry } from './store.ts'

export type Directory = {
  officeId: string
  officeName: string
  offices: { id: string; name: string }[]
  entries: KeptEntry[]
  /** Decided for a later day. */
  coming: KeptEntry[]
  /** It is the reader’s own office. */
  own: boolean
  /** Of this office, and may write here; may say that it still holds. */
  leads: boolean
  checks: boolean
}

/**
 * who is responsible for what, for everybody who works here: of one's own office, or of the one that is named. Refuses
 * with `notFound` where there is no such office.
 */
export async function directoryFor(
  ctx: StaffCtx,
  input: { office?: string; matter?: string } = {},
): Promise<Result<Directory>> {
  const { actor } = ctx
  return ctx.beyondWall(async (beyond) => {
    const offices = await beyond.tx.selectFrom('office').select(['id', 'name']).orderBy('name').execute()
    const asked = input.office || actor.officeId || offices[0]?.id || ''
    const office = offices.find(({ id }) => id === asked)
    if (office === undefined) return refused('notFound')
    const today = todayIn(beyond)
    const days = beyond.settings.get<number>('directory.checkDays', office.id)
    const kept = (await versionsFrom(beyond.tx, office.id, today)).map(
      ({ ownerId: _, officeId: __, ...one }): KeptEntry => ({
        ...one,
        stale: isStale(one.checkedOn, today, days),
      }),
    )
    const own = office.id === actor.officeId
    return ok({
      officeId: office.id,
      officeName: office.name,
      offices,
      entries: currentOn(kept, today, input.matter || null),
      coming: kept.filter(({ validFrom }) => validFrom > today),
      own,
      leads: own && actor.roles.includes('LE'),
      checks: own && (actor.roles.includes('LE') || mayReceive(actor)),
    })
  })
}

export type Version = Pick<KeptEntry, 'version' | 'name' | 'phone' | 'validFrom' | 'checkedOn' | 'ended'> & {
  ownerName: string | null
}

/** How one entry of the own office came to be as it is, the newest first. Refuses with `notFound`. */
export async function entryHistory(
  ctx: StaffCtx,
  input: { entryId: string },
): Promise<Result<{ versions: Version[] }>> {
  const { officeId } = ctx.actor
  if (officeId === null) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const versions = await versionsOfEntry(beyond.tx, officeId, input.entryId)
    return versions.length === 0 ? refused('notFound') : ok({ versions })
  })
}

/** What counts in an office today, for whoever shows somebody on. */
export async function entriesIn(ctx: Ctx, officeId: string): Promise<Entry[]> {
  const today = todayIn(ctx)
  return currentOn(await versionsFrom(ctx.tx, officeId, today), today)
}

export type PublicDirectory = { officeId: string; officeName: string; entries: Entry[] }

/** what anybody may read, without a login. Null where there is no such office. */
export async function publicDirectory(ctx: Ctx, name: string): Promise<PublicDirectory | null> {
  const office = await officeNamed(ctx.tx, name)
  if (!office) return null
  return { officeId: office.id, officeName: office.name, entries: await entriesIn(ctx, office.id) }
}
