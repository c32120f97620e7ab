/** The verbs of outreach. */
export { addPlace, closePlace } from './places.ts'
export { planOutreach, sayBack } from './plan.ts'
export { syncOutreach } from './sync.ts'
export { endTeamHours, setTeamHours } from './team-hours.ts'
