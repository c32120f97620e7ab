/** The verbs of training. */
export { checkWithMe } from './check.ts'
export { helpEachTime, planTraining, shareTraining, stopTraining, wantHelpEachTime } from './plan.ts'
export { assessTraining, recordTraining } from './session.ts'
