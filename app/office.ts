/**
 * The office as pages see it: each room's actions and views, without the context that the server binds.
 * Types only. A room is added here by one line: `threads: Bound<typeof import('../office/threads/actions.ts')>`.
 */
type BoundFunction<F> = F extends (context: infer _Context, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

type Bound<Room> = {
  readonly [Name in keyof Room as Room[Name] extends (...args: never[]) => Promise<unknown>
    ? Name
    : never]: BoundFunction<Room[Name]>
}

type Door<Actions, Views> = Bound<Actions> & Bound<Views>

/** The rooms that pages may enter; the server binds the same ones (server/rooms.ts). */
export interface Office {
  readonly access: Door<
    typeof import('../office/access/actions.ts'),
    typeof import('../office/access/views.ts')
  >
  readonly calls: Door<typeof import('../office/calls/actions.ts'), typeof import('../office/calls/views.ts')>
  readonly meetings: Door<
    typeof import('../office/meetings/actions.ts'),
    typeof import('../office/meetings/views.ts')
  >
  readonly people: Door<
    typeof import('../office/people/actions.ts'),
    typeof import('../office/people/views.ts')
  >
  readonly reach: Door<typeof import('../office/reach/actions.ts'), typeof import('../office/reach/views.ts')>
  readonly threads: Door<
    typeof import('../office/threads/actions.ts'),
    typeof import('../office/threads/views.ts')
  >
  readonly visits: Door<
    typeof import('../office/visits/actions.ts'),
    typeof import('../office/visits/views.ts')
  >
}
