import type { Ctx } from '../../kernel/context.ts'
import { endPromises } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { finished } from './close.ts'
import type { ReachTask } from './model.ts'
import { noticeTold } from './reached.ts'
import { changeTasks } from './store.ts'

type Details = Partial<ReachTask> & { explain?: string; noticeId?: string }
const detailsOf = (promise: Promised) => (promise.details ?? {}) as Details

/** The notices that a call, a visit or an explanation is about; none for what is owed for another reason. */
const noticesIn = (promise: Promised): string[] => {
  const { notices, explain, noticeId } = detailsOf(promise)
  return [...(notices ?? []), ...(explain ? [explain] : []), ...(noticeId ? [noticeId] : [])]
}

/**
 * K23: an employee has spoken with the person about what waits. Gives the promises that are still owed after it, since
 * the talk was not interpreted where that is needed.
 */
export async function talkedAbout(
  ctx: Ctx,
  talk: {
    personId: string
    promises: readonly Promised[]
    channel: string
    interpreter?: string
    eventId: string
  },
): Promise<ReadonlySet<string>> {
  const about = talk.promises.filter((promise) => noticesIn(promise).length > 0)
  if (about.length === 0) return new Set()
  const { explained } = await noticeTold(ctx, {
    personId: talk.personId,
    noticeIds: [...new Set(about.flatMap(noticesIn))],
    channel: talk.channel,
    ...(talk.interpreter === undefined ? {} : { interpreter: talk.interpreter }),
    eventId: talk.eventId,
    toPerson: true,
  })
  const owed = about.filter((promise) => !noticesIn(promise).every((id) => explained.includes(id)))
  return new Set(owed.map((promise) => promise.id))
}

/** tried and not reached. The task stays; how often and when it was tried stands with it. */
export async function talkTried(ctx: Ctx, promises: readonly Promised[]): Promise<void> {
  const now = ctx.clock.now().toString()
  const tried = promises
    .filter((promise) => detailsOf(promise).asked === 'unread')
    .map((promise) => {
      const details = promise.details as ReachTask
      return { ...promise, details: { ...details, attempts: [...(details.attempts ?? []), now] } }
    })
  if (tried.length === 0) return
  await changeTasks(ctx.tx, tried)
  await endPromises(ctx, await finished(ctx, tried), {
    state: 'keptElsewhere',
    how: 'reached',
    channel: 'system',
  })
}
