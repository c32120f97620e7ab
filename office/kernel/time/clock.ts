/** The only way the code learns what time it is: it asks the clock it was given (`ctx.clock`). */
export interface Clock {
  now(): Temporal.Instant
}

/** A clock that a test or the demo sets and moves. What falls due in between is run by whoever moves it. */
export interface MovableClock extends Clock {
  set(instant: Temporal.Instant): void
  advance(duration: Temporal.DurationLike): void
}

export function fixedClock(instant: Temporal.Instant): Clock {
  return { now: () => instant }
}

/**
 * `advance` takes elapsed time (hours and smaller), as an instant knows no days: 24 hours over the change to
 * summer time is not the same clock time next day. To move by days, `set` the instant wanted.
 */
export function movableClock(instant: Temporal.Instant): MovableClock {
  let current = instant
  return {
    now: () => current,
    set: (to) => {
      current = to
    },
    advance: (duration) => {
      current = current.add(duration)
    },
  }
}
