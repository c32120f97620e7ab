type InSeries = { id: string; seriesId: string | null; startsAt: Temporal.Instant; open: boolean }

/** how many more of the same series come after this meeting, and can be moved or cancelled with it. */
export const afterIn = (all: readonly InSeries[], { seriesId, startsAt }: InSeries): number =>
  seriesId === null
    ? 0
    : all.filter(
        (one) =>
          one.open && one.seriesId === seriesId && Temporal.Instant.compare(one.startsAt, startsAt) > 0,
      ).length
