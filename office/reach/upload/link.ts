import type { Ctx } from '../../kernel/context.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { linkTo, newCode } from '../delivery/links.ts'

/** C3-05: valid for so long, once, without a login. Longer than a link that only leads to a login. */
const VALID_HOURS = 24
const CODE_LENGTH = 16
/** the link that stands in a letter works as long as letters do. */
const STANDING_DAYS = 90

type UploadLink = { code: string; href: string; promiseId: string | null }

/**
 * A one-time link for one hand-in. It belongs to the oldest request that still waits for something, unless one is named;
 * without any, what is handed in lies in the conversation itself. `settles`: entries that the hand-in answers. `standing`:
 * the link of a request, which works until everything has come.
 */
export async function uploadLinkFor(
  ctx: Ctx,
  { origin }: { origin: string },
  about: {
    personId: string
    threadId: string | null
    promiseId?: string | null
    settles?: readonly string[]
    standing?: boolean
  },
): Promise<UploadLink> {
  const open = await openPromisesOf(ctx.tx, about.personId)
  const requests = open.filter(({ kind }) => kind === 'requestDocument')
  const request = requests.find(({ id }) => id === about.promiseId) ?? requests.sort(byAge)[0]
  const code = newCode(CODE_LENGTH)
  const madeAt = ctx.clock.now()
  const standing = about.standing ?? false
  await ctx.tx
    .insertInto('shortLink')
    .values({
      personId: about.personId,
      code,
      purpose: 'upload',
      threadId: request?.threadId ?? about.threadId,
      promiseId: request?.id ?? null,
      settles: [...(about.settles ?? [])],
      standing,
      madeAt,
      expiresAt: madeAt.add({ hours: standing ? 24 * STANDING_DAYS : VALID_HOURS }),
    })
    .execute()
  return { code, href: linkTo(origin, code), promiseId: request?.id ?? null }
}

const byAge = (a: { madeAt: Temporal.Instant }, b: { madeAt: Temporal.Instant }) =>
  Temporal.Instant.compare(a.madeAt, b.madeAt)
