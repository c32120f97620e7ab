/** The verbs of the ledger. Each writes the promise and its line on the timeline in the caller's transaction. */
export * from './make.ts'
export * from './owner.ts'
export { recordPromise } from './record.ts'
export * from './timing.ts'
