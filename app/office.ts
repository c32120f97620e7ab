/**
 * The office as pages see it: each room's actions and views, without the context that the server binds.
 * Types only. A room is added here by one line: `threads: Bound<typeof import('../office/threads/actions.ts')>`.
 */
type BoundFunction<F> = F extends (context: infer _Context, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

export type Bound<Room> = {
  readonly [Name in keyof Room as Room[Name] extends (...args: never[]) => Promise<unknown>
    ? Name
    : never]: BoundFunction<Room[Name]>
}

// biome-ignore lint/suspicious/noEmptyInterface: rooms are added as they are built
export interface Office {}
