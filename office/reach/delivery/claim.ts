import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { linkTo, newCode } from './links.ts'
import type { CarriedChannel, Outlet, Sending } from './model.ts'
import {
  type Claim,
  insertLinks,
  type LinkRow,
  lockDue,
  markClaimed,
  recentLeaders,
  type Waiting,
} from './store.ts'

/** Held by whoever it goes with until that one's fate is known. */
const FOLLOWS_DAYS = 365
const LINK_DAYS = 90

export type Claimed = { sending: Sending; attempts: number }

/**
 * Takes what is due of a channel, puts it into words and commits that it is on its way, before any gateway is called. A
 * process that dies after this leaves sendings that are found again when their lease runs out, with the same key and the
 * same words.
 */
export async function claim(
  around: Surroundings,
  outlet: Outlet,
  channel: CarriedChannel,
  most: number,
): Promise<Claimed[]> {
  return inTransaction(around, { kind: 'system', name: 'deliver' }, async (ctx) => {
    const now = ctx.clock.now()
    const waiting = await lockDue(ctx.tx, channel, now, most)
    if (waiting.length === 0) return []
    const together = await grouping(ctx.tx, around, channel, waiting, now)
    const lease = around.settings.get<number>('reach.leaseSeconds')
    const links: LinkRow[] = []
    const claims = waiting.map((row): Claim => {
      const leader = together.get(row.id)
      const next = leader ? now.add({ hours: 24 * FOLLOWS_DAYS }) : now.add({ seconds: lease })
      const { body, data } = worded(around, outlet, row, links, now)
      return {
        personId: row.personId,
        id: row.id,
        state: leader?.gone ? 'sent' : 'sending',
        body,
        data: leader ? { ...data, group: leader.id } : data,
        next: next.toString(),
        attempts: row.attempts + 1,
      }
    })
    await insertLinks(ctx.tx, links)
    await markClaimed(ctx.tx, claims, now)
    return waiting.flatMap((row, index) => {
      const claimed = claims[index] as Claim
      return claimed.data.group === undefined ? [sendingOf(row, claimed, now)] : []
    })
  })
}

const sendingOf = (row: Waiting, claimed: Claim, at: Temporal.Instant): Claimed => ({
  attempts: claimed.attempts,
  sending: {
    key: row.id,
    channel: row.channel,
    address: row.address,
    text: claimed.body,
    language: row.language,
    at,
    personId: row.personId,
    outgoingId: row.id,
    noticeId: row.noticeId,
    messageId: row.messageId,
    recipientId: row.recipientId,
    ...(row.data.invitation ? { invitation: row.data.invitation } : {}),
  },
})

/** A key of the catalogue becomes words with a link of its own; what has words already keeps them. */
function worded(
  around: Surroundings,
  outlet: Outlet,
  row: Waiting,
  links: LinkRow[],
  now: Temporal.Instant,
): Pick<Claim, 'body' | 'data'> {
  if (row.channel === 'letter' || row.claimedAt !== null || !isKey(row.body))
    return { body: row.body, data: row.data }
  const code = row.data.link ?? newCode()
  if (row.data.link === undefined)
    links.push({
      personId: row.personId,
      code,
      purpose: 'open',
      outgoingId: row.id,
      threadId: row.data.threadId ?? null,
      promiseId: null,
      madeAt: now,
      expiresAt: now.add({ hours: 24 * LINK_DAYS }),
    })
  const details = {
    agency: around.settings.get<string>('agency.name'),
    phone: around.settings.get<string>('agency.phone'),
    link: linkTo(outlet.origin, code),
    now: now.toString(),
    ...row.data.params,
  }
  return {
    body: outlet.wording(row.language, row.body, details, row.channel),
    data: { ...row.data, link: code },
  }
}

/** Keys of the catalogues have no spaces; words that a person is told have. */
const isKey = (body: string) => /^[a-z]+(\.[A-Za-z]+\d?)+$/.test(body)

type Followed = { id: string; gone: boolean }

/**
 * several neutral notices to one number within the half hour are one text; the first goes at once, and its link
 * leads to all of them.
 */
async function grouping(
  tx: Parameters<typeof recentLeaders>[0],
  around: Surroundings,
  channel: CarriedChannel,
  waiting: readonly Waiting[],
  now: Temporal.Instant,
): Promise<Map<string, Followed>> {
  const minutes = around.settings.get<number>('reach.groupMinutes')
  const neutral = waiting.filter(
    (row) => channel === 'sms' && row.claimedAt === null && row.data.alone !== true && isKey(row.body),
  )
  const people = [...new Set(neutral.map((row) => row.personId))]
  if (people.length === 0) return new Map()
  const before = await recentLeaders(tx, channel, people, now.subtract({ minutes }))
  const leaders = new Map<string, Followed>(
    before.map((row) => [`${row.personId} ${row.address}`, { id: row.id, gone: row.state !== 'sending' }]),
  )
  const follows = new Map<string, Followed>()
  for (const row of neutral) {
    const place = `${row.personId} ${row.address}`
    const leader = leaders.get(place)
    if (leader) follows.set(row.id, leader)
    else leaders.set(place, { id: row.id, gone: false })
  }
  return follows
}
