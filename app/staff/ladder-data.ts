import type { PageDoor } from '../context.ts'
import { type Plain, plain } from './plain.ts'

export type Followed = Plain<
  Extract<Awaited<ReturnType<PageDoor['office']['reach']['followedNotices']>>, { ok: true }>['value'][number]
>
export type FollowedStep = Followed['steps'][number]

/** The important messages of a person; none for a reader who may not know of any. */
export async function followedOf(
  { office }: Pick<PageDoor, 'office'>,
  asked: { personId: string; purpose?: string },
): Promise<Followed[]> {
  const found = await office.reach.followedNotices(asked)
  return found.ok ? plain(found.value) : []
}
