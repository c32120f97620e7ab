/** The verbs of outreach. */
export { planOutreach, sayBack } from './plan.ts'
export { syncOutreach } from './sync.ts'
