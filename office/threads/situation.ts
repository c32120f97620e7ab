import type { Ctx } from '../kernel/context.ts'
import type { PersonUnits } from '../people/units.ts'
import type { Answerable, Situation } from './routing/model.ts'
import { type ThemeChanges, type ThemeTable, tableWith } from './routing/rules.ts'

type Assigned = PersonUnits['assignments'][number]

const answerable = (assigned: Assigned | undefined): Answerable | undefined => {
  if (!assigned) return undefined
  const { staffId, teamId, coverStaffId, coverTeamId } = assigned
  const acting = coverStaffId ? { staffId: coverStaffId } : coverTeamId ? { teamId: coverTeamId } : null
  if (staffId) return { owner: teamId ? { staffId, teamId } : { staffId }, acting }
  return teamId ? { owner: { teamId }, acting: null } : undefined
}

/** What routing sees of a person and of the organisation around (pure). */
export function situationOf(units: PersonUnits): Situation {
  const { teams, municipalityId } = units
  const one = (kind: string, side?: string) =>
    (
      teams.find(
        (team) =>
          team.kind === kind && team.municipalityId === municipalityId && (!side || team.side === side),
      ) ??
      teams.find(
        (team) =>
          team.kind === kind &&
          (team.municipalityId === null || kind === 'duty') &&
          (!side || team.side === side),
      )
    )?.id ?? null
  const lead = (side: 'state' | 'municipal') =>
    teams.find(
      (team) =>
        (team.kind === 'followUp' || team.kind === 'municipal') &&
        team.side === side &&
        team.officeId !== null &&
        team.leadId,
    )?.leadId
  const state = answerable(units.assignments.find((assigned) => assigned.side === 'state'))
  const municipal = answerable(units.assignments.find((assigned) => assigned.side === 'municipal'))
  const on = (side: 'state' | 'municipal') => units.assignments.some((assigned) => assigned.side === side)
  const stateLead = lead('state')
  const municipalLead = lead('municipal')
  return {
    officeId: units.officeId,
    has: {
      state: on('state') || units.benefitSides.includes('state'),
      municipal: on('municipal') || units.benefitSides.includes('municipal'),
    },
    advisers: { ...(state ? { state } : {}), ...(municipal ? { municipal } : {}) },
    teams: {
      municipal: one('municipal'),
      followUp: one('followUp'),
      duty: one('duty'),
      triage: one('triage'),
      contactCentre: one('contactCentre'),
      benefitUnit: one('benefitUnit'),
    },
    teamLeads: {
      ...(stateLead ? { state: stateLead } : {}),
      ...(municipalLead ? { municipal: municipalLead } : {}),
    },
    officeLeader: units.officeLeaderId,
  }
}

/** The table of themes in force for the person's office now. */
export const themesFor = (ctx: Ctx, units: PersonUnits): ThemeTable =>
  tableWith(ctx.settings.get<ThemeChanges>('routing.themes', units.officeId))
