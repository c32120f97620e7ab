/** The verbs of the room, gathered from its sub-rooms. */
export * from './reception/actions.ts'
