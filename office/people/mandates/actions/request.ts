import { randomBytes } from 'node:crypto'
import { openPerson } from '../../../access/actions.ts'
import type { Ctx, HelperCtx, PersonCtx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { dueOf } from '../../../kernel/time/deadlines.ts'
import { bornOf, tidy } from '../holder.ts'
import type { Relation } from '../model.ts'
import { owe } from '../owner.ts'
import {
  askedAlready,
  changeRequest,
  insertRequest,
  nextNumber,
  ownNumber,
  type RequestRow,
  requestsLately,
} from '../request-store.ts'
import { myMandates, personCard, safetyOf } from '../store.ts'
import { authorshipOf, type Channel } from './contact.ts'
import { mayRegister } from './give.ts'

/** The same whoever was asked about, and whether or not anybody was found. `code` opens the receipt again. */
export type HelperRequest = { number: number; dueAt: Temporal.Instant; code: string }

type Told = {
  name: string
  organisation?: string
  relation: Relation
  contact?: string
  wish: string
  channel: string
  language?: string
  helperId?: string | null
  about?: { name?: string; number?: string; birthDate?: string }
}
export type ContactAsked = Omit<Told, 'channel' | 'helperId'>
const MOST_WISHED = 500

/**
 * a named helper asks the office to get in touch with somebody, at the desk or on the line, and is given a number
 * and a deadline, and nothing else: the question becomes the person's own. The answer is the same whoever is asked for.
 * Refuses with `empty`.
 */
export async function helperRequest(
  ctx: StaffCtx,
  input: Omit<Told, 'channel' | 'about' | 'helperId'> & { personId: string; channel: Channel },
): Promise<Result<HelperRequest>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const visit = input.channel === 'dropIn' || input.channel === 'meetingOffice'
  const opened = await openPerson(ctx, input.personId, { purpose: visit ? 'visit' : 'call', what: 'helper' })
  if (!opened.ok) return opened
  if (input.name.trim() === '') return refused('empty')
  return ctx.beyondWall(async (beyond) => {
    const made = await keep(beyond, input)
    await lodge(beyond, made.row, input.personId)
    return ok(made.told)
  })
}

/**
 * the same without a login. Who is meant is looked up later, by a national number or by staff, so that neither the
 * answer nor the time it takes says whether the office knows anybody. So many are taken in an hour, and from one address in
 * a day. Refuses with `empty` (no name, nobody meant, no wish), `tooLong`, `badForm` (a number or date that is none) and
 * `tooMany`.
 */
export async function askContact(ctx: Ctx, input: ContactAsked): Promise<Result<HelperRequest>> {
  return ask(ctx, { ...input, channel: 'web' })
}

/** The same by somebody who is signed in as themselves: in their own name. Refuses as `askContact`. */
export async function askContactAsMyself(
  ctx: PersonCtx,
  input: Omit<Told, 'channel' | 'helperId' | 'name'>,
): Promise<Result<HelperRequest>> {
  const { personId, language } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const me = await personCard(beyond.tx, personId)
    if (!me) return refused('notFound')
    const name = `${me.givenName} ${me.familyName}`
    return ask(beyond, { language, ...input, name, helperId: personId, channel: 'web' })
  })
}

/**
 * The same by a holder who acts, for their giver, whatever the mandate lets them see. Asked again in the same words while it is
 * open it is the same. `ring`: they want to be rung themselves, at the number they have told the office. Refuses with `empty`,
 * `tooLong`.
 */
export async function askContactFor(
  ctx: HelperCtx,
  input: { wish: string; ring?: boolean },
): Promise<Result<HelperRequest>> {
  const { personId, holderId, name, language, mandateId } = ctx.actor
  const mine = await myMandates(ctx.tx, ctx.clock.now())
  const relation = mine.find(({ id }) => id === mandateId)?.relation
  if (relation === undefined) return refused('notFound')
  const wrong = wrongWish(input.wish)
  if (wrong) return refused(wrong)
  return ctx.beyondWall(async (beyond) => {
    const wish = tidy(input.wish, MOST_WISHED)
    const before = await askedAlready(beyond.tx, { helperId: holderId, personId, wish })
    if (before) return ok(before)
    const number = input.ring ? await ownNumber(beyond.tx, holderId) : undefined
    const made = await keep(beyond, {
      wish,
      ...(number === undefined ? {} : { contact: number }),
      name,
      relation,
      language,
      helperId: holderId,
      channel: 'web',
    })
    await lodge(beyond, made.row, personId)
    return ok(made.told)
  })
}

const wrongWish = (wish: string) =>
  wish.trim() === '' ? 'empty' : wish.length > MOST_WISHED ? 'tooLong' : null

async function ask(ctx: Ctx, told: Told): Promise<Result<HelperRequest>> {
  const { name = '', number = '', birthDate = '' } = told.about ?? {}
  if (told.name.trim() === '' || name.trim() === '') return refused('empty')
  const wrong = wrongWish(told.wish)
  if (wrong) return refused(wrong)
  if (number.trim() !== '' && bornOf(number) === null) return refused('badForm')
  if (birthDate !== '' && !isDay(birthDate)) return refused('badForm')
  const now = ctx.clock.now()
  const lately = await requestsLately(ctx.tx, {
    hour: now.subtract({ hours: 1 }),
    day: now.subtract({ hours: 24 }),
    contact: tidy(told.contact ?? '') || tidy(told.name),
  })
  if (lately.all >= ctx.settings.get<number>('helper.requestsPerHour')) return refused('tooMany')
  if (lately.same >= ctx.settings.get<number>('helper.requestsPerContact')) return refused('tooMany')
  return ok((await keep(ctx, told)).told)
}

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

async function keep(ctx: Ctx, told: Told): Promise<{ row: RequestRow; told: HelperRequest }> {
  const receivedAt = ctx.clock.now()
  const { dueAt } = dueOf('contactTask', receivedAt, ctx.settings.calendar(), ctx.settings.clocks())
  const number = await nextNumber(ctx.tx)
  const row: RequestRow = {
    id: ctx.newId(),
    number,
    personId: null,
    promiseId: null,
    helperName: tidy(told.name),
    organisation: tidy(told.organisation ?? '') || null,
    relation: told.relation,
    contact: tidy(told.contact ?? '') || tidy(told.name),
    aboutName: tidy(told.about?.name ?? '') || null,
    aboutBirth: told.about?.birthDate || null,
    aboutNumber: told.about?.number?.replace(/\s/g, '') || null,
    wish: tidy(told.wish, MOST_WISHED),
    channel: told.channel,
    receivedAt,
    dueAt,
    answer: null,
    answeredAt: null,
  }
  const code = randomBytes(15).toString('base64url')
  await insertRequest(ctx.tx, {
    ...row,
    code,
    helperId: told.helperId ?? null,
    language: told.language ?? 'nb',
  })
  return { row, told: { number, dueAt, code } }
}

/** From here on it is the person's own, owed by whoever follows them up, by the time that the helper was told. */
export async function lodge(ctx: Ctx, row: RequestRow, personId: string): Promise<boolean> {
  const safe = (await safetyOf(ctx.tx, personId)).stands
  const helper = { name: row.helperName, organisation: row.organisation, relation: row.relation }
  const promise = await owe(ctx, personId, {
    kind: 'callBack',
    theme: 'contactAdviser',
    dueAt: row.dueAt,
    receivedAt: row.receivedAt,
    details: {
      requestId: row.id,
      number: row.number,
      noInsight: true,
      channel: row.channel,
      // K32: who asks is a family link, and for cleared staff only; the timeline holds it, behind its wall.
      ...(safe ? {} : { helper, wish: row.wish, contact: row.contact }),
    },
  })
  if (!promise) return false
  await changeRequest(ctx.tx, row.id, { personId, promiseId: promise.id, matchedAt: ctx.clock.now() })
  recordEvent(ctx, {
    personId,
    kind: 'helperRequest',
    side: 'common',
    channel: row.channel === 'web' ? 'portalMessage' : row.channel,
    authorship: authorshipOf(row.relation),
    onBehalfOf: personId,
    promiseId: promise.id,
    data: {
      holder: helper.name,
      organisation: helper.organisation,
      relation: helper.relation,
      number: row.number,
    },
  })
  return true
}
