import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { NewPerson } from '../../db/seed/person.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { fixedClock } from '../../office/kernel/time/clock.ts'
import { inOslo } from '../../office/kernel/time/testTime.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import {
  channelFailed,
  makeNotice,
  noticeHandedOver,
  noticeOpened,
  noticePosted,
  noticeReturned,
  noticeTold,
  openedByOther,
} from '../../office/reach/notices/actions.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import type { NewNotice } from '../../office/reach/notices/model.ts'
import { runDue } from '../../office/threads/jobs.ts'
import { beginStory, oslo, type Story } from './story.ts'
import { addPerson, assign, STAFF, T0 } from './world.ts'

type Told = Partial<NewNotice>
export type NoticeStory = Awaited<ReturnType<typeof noticeStory>>

/** Everybody whose letter is followed, in words: who they are, what happens to the letter, and what is then owed. */
export async function noticeStory() {
  const story = await beginStory()
  const { system } = story.database
  const person = async (told: Partial<NewPerson>) => {
    const id = await addPerson(system, { createdAt: T0, ...told })
    await assign(system, id, 'state', { staffId: STAFF.stateAdviserA })
    await sql`update person set review_at = ${T0.add({ hours: 24 * 200 })} where id = ${id}`.execute(system)
    return id
  }
  let numbers = 0
  const number = () => `+479${String(++numbers).padStart(7, '0')}`
  const row = (noticeId: string) =>
    system.selectFrom('notice').selectAll().where('id', '=', noticeId).executeTakeFirstOrThrow()
  const sending = async (noticeId: string, step: string) =>
    (
      await system
        .selectFrom('outgoing')
        .select('id')
        .where('key', '=', `${noticeId}:${step}`)
        .executeTakeFirstOrThrow()
    ).id
  const now = () => story.clock.now()

  return {
    ...story,
    at: (time: string) => climbTo(story, oslo(time)),
    digital: async () => {
      const id = await person({
        contactStatus: 'digital',
        phone: number(),
        email: `${v7()}@example.org`,
        address: 'Prøveveien 1, 9999 Granvik',
      })
      await sql`update contact_point set confirmed_at = ${T0.subtract({ hours: 24 * 30 })} where person_id = ${id}`.execute(
        system,
      )
      return id
    },
    assisted: (told: Partial<NewPerson> = {}) =>
      person({
        contactStatus: 'assisted',
        phone: number(),
        phoneKind: 'shared',
        address: 'Prøveveien 2, 9999 Granvik',
        ...told,
      }),
    comesBy: async (...places: string[]) => {
      const id = await person({ contactStatus: 'unknown' })
      for (const name of places)
        await system.insertInto('pickupPlace').values({ name, kind: 'desk' }).execute()
      await sql`insert into profile_fact (person_id, field, value, source, method, by_kind, at)
        values (${id}, 'pickUp', ${JSON.stringify(places)}, 'ownStatement', 'desk', 'person', ${T0})`.execute(
        system,
      )
      return id
    },
    changes: async (personId: string, to: { contactStatus: 'unknown' | 'assisted' | 'partlyDigital' }) => {
      await system.updateTable('person').set(to).where('id', '=', personId).execute()
    },
    tell: (personId: string, told: Told = {}) =>
      story.asSystem(async (ctx) => {
        const made = await makeNotice(ctx, { ...plainNotice(personId), ...told })
        if (!made.ok) throw new Error(made.reason)
        return made.value.noticeId
      }),
    opens: async (personId: string, noticeId: string) => {
      const { messageId } = await row(noticeId)
      await story.asPerson(personId, (ctx) =>
        noticeOpened(ctx, { personId, messageId: messageId as string, by: 'person' }),
      )
    },
    openedByOther: async (personId: string, noticeId: string) => {
      const { messageId } = await row(noticeId)
      await story.asSystem((ctx) => openedByOther(ctx, { personId, messageId: messageId as string }))
    },
    /** Somebody rings about everything that waits. */
    talks: (personId: string, interpreter: string = 'none') =>
      story.asSystem(async (ctx) => {
        const notices = await ctx.tx
          .selectFrom('notice')
          .select('id')
          .where('personId', '=', personId)
          .execute()
        await noticeTold(ctx, {
          personId,
          noticeIds: notices.map((one) => one.id),
          channel: 'officePhone',
          interpreter,
          eventId: v7(),
          toPerson: true,
        })
      }),
    handsOver: async (personId: string, noticeId: string, place: string) => {
      const { id: placeId } = await system
        .selectFrom('pickupPlace')
        .select('id')
        .where('name', '=', place)
        .executeTakeFirstOrThrow()
      await story.asSystem((ctx) => noticeHandedOver(ctx, { personId, noticeId, placeId }))
    },
    bounces: async (noticeId: string, step: string) => {
      const outgoingId = await sending(noticeId, step)
      const { personId } = await row(noticeId)
      await story.asSystem((ctx) => channelFailed(ctx, { personId, outgoingId, why: 'unknownNumber' }))
    },
    returned: async (noticeId: string) => {
      const outgoingId = await sending(noticeId, 'letter')
      await story.asSystem((ctx) => noticeReturned(ctx, { outgoingId, at: now(), why: 'unknownAddress' }))
    },
    notice: row,
    reached: async (noticeId: string) => {
      const found = await row(noticeId)
      return `${found.reachedHow} ${found.reachedAt && inOslo(found.reachedAt)}`
    },
    answerBy: async (noticeId: string) => {
      const { answerDueAt } = await row(noticeId)
      return answerDueAt && inOslo(answerDueAt)
    },
    /** The steps as they were taken: when, which, and by what. */
    steps: async (noticeId: string) => {
      const steps = await system
        .selectFrom('noticeStep')
        .select(['step', 'at', 'channel', 'why'])
        .where('noticeId', '=', noticeId)
        .orderBy('at')
        .execute()
      return steps
        .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || ORDER.indexOf(a.step) - ORDER.indexOf(b.step))
        .map((step) => [inOslo(step.at), step.step, step.channel ?? '', step.why ?? ''].join(' ').trim())
    },
    /** What is owed to the person, with its time. */
    open: async (personId: string) => {
      const rows = await system
        .selectFrom('promise')
        .select(['kind', 'dueAt'])
        .where('personId', '=', personId)
        .where('isOpen', '=', true)
        .execute()
      return rows
        .map((one) => (one.kind === 'reviewProfile' ? one.kind : `${one.kind} ${inOslo(one.dueAt)}`))
        .sort()
    },
    waitingAt: async (place: string) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pickup_item i
        join pickup_place p on p.id = i.place_id where p.name = ${place} and i.removed_at is null`.execute(
        system,
      )
      return rows[0]?.n
    },
    broken: () => brokenInvariants(system, now()),
  }
}

const ORDER = ['portal', 'portalNotice', 'reminder', 'callTask', 'letter', 'adviserTask']

export const plainNotice = (personId: string): NewNotice => ({
  personId,
  eventKey: v7(),
  kind: 'decision',
  side: 'state',
  theme: 'aap',
  box: {
    what: 'Vedtak',
    todo: 'Les vedtaket',
    byWhen: 'Innen seks uker',
    otherwise: 'Vedtaket gjelder',
    whom: 'Ring oss',
  },
  body: 'Du har fått et vedtak.',
  language: 'nb',
})

/** Steps, letters that the print house takes, and escalations, each at its own time. */
async function climbTo(story: Story, until: Temporal.Instant): Promise<void> {
  const { system } = story.database
  for (;;) {
    const { rows } = await sql<{ at: Temporal.Instant | null }>`
      select min(next_step_at) as at from notice where next_step is not null and next_step_at <= ${until}`.execute(
      system,
    )
    const at = rows[0]?.at ?? null
    if (at === null) break
    await runLadder(story.around, at)
    await post(story, at)
  }
  await runDue(story.around, until)
  story.clock.set(until)
}

/** The print house takes what waits, at once. */
async function post(story: Story, at: Temporal.Instant): Promise<void> {
  const around = { ...story.around, clock: fixedClock(at) }
  const letters = await story.database.system
    .updateTable('outgoing')
    .set({ state: 'sent', sentAt: at })
    .where('state', '=', 'queued')
    .where('channel', '=', 'letter')
    .returning('id')
    .execute()
  for (const { id } of letters)
    await inTransaction(around, { kind: 'system', name: 'test' }, (ctx) =>
      noticePosted(ctx, { outgoingId: id, at }),
    )
}
