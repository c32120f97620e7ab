import type { InboxLetter, LetterState } from './model.ts'

type Times = {
  openedAt: Temporal.Instant | null
  openedByKind: string | null
  holderName: string | null
  explainedAt: Temporal.Instant | null
  handedOverAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
}

/** the state is read off the times. Opened by somebody else counts as unread. */
export function stateOf(times: Times): LetterState {
  const { openedAt, openedByKind, explainedAt, handedOverAt, postedAt, returnedAt } = times
  if (openedAt !== null && openedByKind === 'person') return { is: 'opened', at: openedAt }
  if (explainedAt !== null) return { is: 'told', at: explainedAt }
  if (handedOverAt !== null) return { is: 'handedOver', at: handedOverAt }
  if (openedAt !== null && openedByKind === 'holder')
    return { is: 'openedByHolder', at: openedAt, who: times.holderName ?? '' }
  if (postedAt !== null && returnedAt === null) return { is: 'posted', at: postedAt }
  return { is: 'unread' }
}

/** Whether the person still has it to read; what lies in the post has not been read yet. */
export const isUnread = (letter: Pick<InboxLetter, 'state'>): boolean =>
  letter.state.is === 'unread' || letter.state.is === 'posted'

const WEIGHT = { consequence: 0, action: 1, information: 2 } as const

/** What has consequences first, then what must be done, the one with the nearest day before the others. */
export function byImportance(
  a: Pick<InboxLetter, 'weight' | 'answerDueAt' | 'madeAt'>,
  b: Pick<InboxLetter, 'weight' | 'answerDueAt' | 'madeAt'>,
): number {
  return (
    WEIGHT[a.weight] - WEIGHT[b.weight] || due(a) - due(b) || Temporal.Instant.compare(b.madeAt, a.madeAt)
  )
}

const due = ({ answerDueAt }: Pick<InboxLetter, 'answerDueAt'>) =>
  answerDueAt === null ? Number.MAX_SAFE_INTEGER : answerDueAt.epochMilliseconds
