import { isLanguage, type Language, type TextKey, textFor } from '../../../text/index.ts'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx, StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isThreadOf } from '../../kernel/thread.ts'
import { clocks } from '../../kernel/time/clocks.ts'
import { asTyped } from '../letters/markdown.ts'
import { tellNotice } from '../notices/actions.ts'
import type { LetterBox } from '../notices/model.ts'
import { writesOn } from '../rules.ts'
import { demandInHouse } from './in-house.ts'
import { uploadLinkFor } from './link.ts'
import { handInWaits, itemsOf } from './received.ts'
import type { RequestItem } from './rules.ts'

type AskedFor = {
  personId: string
  side: StaffSide
  theme?: string
  threadId?: string | null
  what: readonly string[]
  purpose?: 'followUp' | 'call' | 'visit'
}

/**
 * papers are asked for, each thing by name, with an entry of its own that both see, and by a notice that
 * climbs until the person has it: what is missing, by when, and a link that takes it without a login. Refuses with
 * `empty`, `notOwner` (a side that is not one's own), `handInWaits` while something the person handed in has not been
 * looked at or indexed, `notFound` for a conversation that is not the person's, `inTheHouse` for what the other side has and may share, and as opening does.
 */
export async function requestDocuments(
  ctx: StaffCtx,
  input: AskedFor,
): Promise<Result<{ promiseId: string; noticeId: string }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: input.purpose ?? null, what: 'documents' })
  if (!opened.ok) return opened
  const what = input.what.map((one) => one.trim().slice(0, 200)).filter(Boolean)
  if (what.length === 0) return refused('empty')
  if (!writesOn(opened.value.codes, input.side)) return refused('notOwner')
  if (input.threadId != null && !(await isThreadOf(ctx.tx, input.personId, input.threadId)))
    return refused('notFound')
  if (await handInWaits(ctx, input.personId, input.side)) return refused('handInWaits')
  const had = await demandInHouse(ctx, { personId: input.personId, side: input.side, what })
  if (had !== null) return had
  const { language, officeId } = opened.value.person
  return ctx.beyondWall(async (beyond) => {
    const promise = await makePromise(beyond, {
      personId: input.personId,
      kind: 'requestDocument',
      clock: 'documentRequest',
      side: input.side,
      theme: input.theme ?? 'contactAdviser',
      owner: { staffId: ctx.actor.staffId },
      officeId,
      threadId: input.threadId ?? null,
      details: { items: what.map((one): RequestItem => ({ what: one })) },
    })
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'documentRequested',
      side: input.side,
      channel: 'portalMessage',
      theme: promise.theme,
      threadId: promise.threadId,
      promiseId: null,
      data: { asked: what.length, request: promise.id },
    })
    const told = await askFor(beyond, promise, { language, name: ctx.actor.name })
    return told.ok ? ok({ promiseId: promise.id, noticeId: told.value.noticeId }) : told
  })
}

type Asking = {
  language: string
  /** Who asks, as the person knows them; empty when nobody in particular does. */
  name: string
  /** A hand-in that could not be kept: it is asked for once more, under a key of its own. */
  again?: { key: string; item: string }
}

type About = Pick<Promised, 'personId' | 'details' | 'threadId' | 'theme' | 'officeId' | 'side'> & {
  /** The request; null for what nobody had asked for. */
  id: string | null
}

/** The notice that asks, with a link that stands until everything has come. Beyond the wall, for an opened person. */
export async function askFor(ctx: Ctx, promise: About, { language, name, again }: Asking) {
  const { personId } = promise
  const origin = ctx.settings.get<string>('agency.origin')
  const link = await uploadLinkFor(
    ctx,
    { origin },
    { personId, threadId: promise.threadId, promiseId: promise.id, standing: true },
  )
  const missing = itemsOf(promise).filter((item) => item.receivedAt === undefined && item.what !== '')
  const items = missing.length > 0 ? missing.map((item) => item.what) : again ? [again.item] : []
  const words = {
    items,
    name,
    link: link.href,
    phone: ctx.settings.get<string>('agency.phone', promise.officeId),
    days: daysOf(ctx, promise.officeId),
    first: again ? ('request.rejected' as const) : ('request.what' as const),
  }
  const own = isLanguage(language) ? language : 'nb'
  const norwegian = own === 'nn' ? 'nn' : 'nb'
  const told = await tellNotice(ctx, {
    personId,
    eventKey: again?.key ?? `documents:${promise.id}`,
    kind: promise.id === null ? 'ordinaryMessage' : 'documentRequest',
    side: promise.side as Side,
    theme: promise.theme,
    threadId: promise.threadId,
    ...(promise.id === null ? {} : { answerClock: 'documentRequest' as const }),
    language: own,
    box: boxIn(own, words),
    body: bodyIn(own, words),
    ...(own === norwegian
      ? {}
      : { bodyInNorwegian: bodyIn(norwegian, words), boxInNorwegian: boxIn(norwegian, words) }),
    details: promise.id === null ? {} : { request: promise.id },
  })
  if (!told.ok || promise.id === null) return told
  const details = JSON.stringify({ ...(promise.details as object), link: link.code })
  await updatePromise(ctx.tx, personId, promise.id, { details, threadId: told.value.threadId })
  return told
}

const { key, length } = clocks.documentRequest
const daysOf = ({ settings }: Pick<Ctx, 'settings'>, officeId: string | null): number => {
  const set = settings.clocks(officeId)[key]
  return typeof set === 'number' ? set : length
}

type Words = {
  items: readonly string[]
  name: string
  phone: string
  link: string
  days: number
  first: 'request.what' | 'request.rejected'
}

const sayer = (language: Language, words: Words) => (key: string, more: Record<string, string | number>) =>
  textFor(language)(`reach:${key}` as TextKey, { ...words, items: words.items.join('; '), ...more })

/** K25: what it is, what to do, by when, what happens otherwise, and whom to call. */
function boxIn(language: Language, words: Words): LetterBox {
  const say = sayer(language, words)
  return {
    what: say(words.first, { n: words.items.length }),
    todo: say('request.todo', {}),
    byWhen: say('request.byWhen', {}),
    otherwise: say('request.otherwise', {}),
    whom: say('request.whom', {}).replace(/^[\s.።]+/, ''),
  }
}

function bodyIn(language: Language, words: Words): string {
  const say = sayer(language, words)
  const list = words.items.map((item) => `- ${asTyped(item)}`).join('\n')
  return [say('request.list', {}), list, say('request.how', {})].join('\n\n')
}
