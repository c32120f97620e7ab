import type { PersonUnits } from './units.ts'

/** Who may see somebody who is protected; null for everybody who is not. */
export type MaySee = { staff: readonly string[]; teams: readonly string[]; last: string | null } | null

/**
 * what concerns somebody who is protected lands only where somebody may see it. Whoever may not is left out, and
 * so is a queue in which nobody may; that the person has matters on a side stays. What would have gone there goes on to the next in line, and at last to a cleared leader.
 * Where nobody at all is cleared everything stays as it is, and the nightly check says so (I-41).
 */
export function onlyWhoMaySee(units: PersonUnits, maySee: MaySee): PersonUnits {
  if (maySee === null || maySee.last === null) return units
  const sees = (staffId: string | null) =>
    staffId !== null && maySee.staff.includes(staffId) ? staffId : null
  const staffed = (teamId: string | null) =>
    teamId !== null && maySee.teams.includes(teamId) ? teamId : null
  const assignments = units.assignments.map((assigned) => {
    const cover = { coverStaffId: sees(assigned.coverStaffId), coverTeamId: staffed(assigned.coverTeamId) }
    const away = assigned.coverStaffId !== null || assigned.coverTeamId !== null
    const covered = cover.coverStaffId !== null || cover.coverTeamId !== null
    const staffId = away && !covered ? null : sees(assigned.staffId)
    const teamId = staffed(assigned.teamId)
    return { ...assigned, staffId, teamId, ...(staffId === null ? NOBODY_AWAY : cover) }
  })
  return {
    ...units,
    assignments,
    teams: units.teams
      .filter(({ id }) => staffed(id) !== null)
      .map((team) => ({ ...team, leadId: sees(team.leadId) })),
    officeLeaderId: sees(units.officeLeaderId) ?? maySee.last,
  }
}
const NOBODY_AWAY = { coverStaffId: null, coverTeamId: null }
