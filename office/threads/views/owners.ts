import type { Tx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'

type OwnerName = { ownerName: string; ownerIsTeam: boolean }

/** Who has each promise on the desk now, as a person reads it: a name, or the name of a queue. */
export async function ownerNames(
  tx: Tx,
  promises: readonly Pick<Promised, 'deskStaffId' | 'deskTeamId'>[],
): Promise<OwnerName[]> {
  const staffIds = promises.map((promise) => promise.deskStaffId).filter((id) => id !== null)
  const teamIds = promises.map((promise) => promise.deskTeamId).filter((id) => id !== null)
  const staff =
    staffIds.length === 0
      ? []
      : await tx.selectFrom('staff').select(['id', 'name']).where('id', 'in', staffIds).execute()
  const teams =
    teamIds.length === 0
      ? []
      : await tx.selectFrom('team').select(['id', 'name']).where('id', 'in', teamIds).execute()
  return promises.map((promise) => {
    const person = staff.find((row) => row.id === promise.deskStaffId)
    const team = teams.find((row) => row.id === promise.deskTeamId)
    return { ownerName: person?.name ?? team?.name ?? '', ownerIsTeam: person === undefined }
  })
}
