/** What a machine client can be given. Its service account's roles decide the rest: a scope opens a door, not a wall. */
export const SCOPES = {
  workList: 'Read work lists, triage, notices and the directory of the service account',
  persons: 'Find persons; read case briefs, timelines and conversations as far as the walls let the account',
  threads: 'Answer in conversations',
  contacts: 'Enter calls, visits and talks',
  promises: 'Hand over, take, classify and change entries',
  register: 'Register persons and make two records one',
  leader: 'Read figures of the office',
  absences: 'Register absences',
  import: 'Import events from older systems',
} as const
export type Scope = keyof typeof SCOPES
