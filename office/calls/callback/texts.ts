import { isLanguage } from '../../../text/languages.ts'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { newCode } from '../../reach/delivery/links.ts'
import type { Callback, Window } from './model.ts'
import { insertOutgoing } from './store.ts'

const LINK_DAYS = 90

/**
 * where a neutral text about a call can go: the person's own number as the profile has it. Never the
 * borrowed or shared one that the call itself may go to, and nothing to whoever wants no texts.
 */
function textPoint(facts: ReachFacts | undefined): { id: string; value: string } | null {
  if (facts === undefined || facts.restrictions.includes('doNotText') || facts.declined.includes('sms'))
    return null
  const own = facts.points.filter(
    (point) =>
      point.kind === 'phone' &&
      (point.phoneKind ?? 'own') === 'own' &&
      !point.unwanted &&
      point.notWorkingSince === null &&
      point.confirmedAt !== null,
  )
  own.sort((a, b) => Number(b.confirmedAt?.epochMilliseconds) - Number(a.confirmedAt?.epochMilliseconds))
  return own[0] ?? null
}

export type Text = {
  callback: Callback
  promise: Promised
  facts: ReachFacts | undefined
  what: 'ahead' | 'missed' | 'missedChoices' | 'late' | 'moved' | 'chosen' | 'taken'
  params?: Record<string, string>
  /** With a link that opens the page where a time is picked, without a login. */
  pick?: boolean
}

/** A window as a parameter of a text; whoever writes the text says it in the person’s language. */
export const windowParam = ({ from, until }: Window) => `${from}/${until}`

/** Queues these texts, each once; gives the promises whose person could be texted. */
export async function textAbout(ctx: Ctx, texts: readonly Text[]): Promise<Set<string>> {
  const now = ctx.clock.now()
  const sent = texts.flatMap((text) => {
    const point = textPoint(text.facts)
    return point ? [{ ...text, point, code: text.pick ? newCode() : null, id: ctx.newId() }] : []
  })
  const codes = sent.filter((one) => one.code !== null)
  if (codes.length > 0)
    await ctx.tx
      .insertInto('shortLink')
      .values(
        codes.map(({ callback, code, id }) => ({
          personId: callback.personId,
          code: code as string,
          purpose: 'pickTime',
          outgoingId: id,
          promiseId: callback.promiseId,
          madeAt: now,
          expiresAt: now.add({ hours: LINK_DAYS * 24 }),
        })),
      )
      .execute()
  await insertOutgoing(
    ctx.tx,
    sent.map(({ callback, facts, what, params, code, point, id }) => ({
      personId: callback.personId,
      id,
      channel: 'sms',
      address: point.value,
      contactPointId: point.id,
      kind: 'callBack',
      language: languageOf(callback, facts),
      body: `callback.sms.${what}`,
      madeAt: now,
      key: `callback:${id}`,
      recipientId: callback.personId,
      data: JSON.stringify({
        alone: true,
        ...(params ? { params } : {}),
        ...(code === null ? {} : { link: code }),
      }),
    })),
  )
  for (const { promise, what, params } of sent)
    recordEvent(ctx, {
      personId: promise.personId,
      kind: what === 'ahead' ? 'callBackAnnounced' : 'noticeSent',
      side: promise.side,
      channel: 'sms',
      theme: promise.theme,
      threadId: promise.threadId,
      promiseId: promise.id,
      data: what === 'ahead' ? { at: params?.when ?? null } : { notice: `callBack.${what}` },
    })
  if (sent.length > 0) await ctx.enqueue('deliver', {}, { key: 'deliver' })
  return new Set(sent.map(({ callback }) => callback.promiseId))
}

export function languageOf(callback: Pick<Callback, 'language'>, facts: ReachFacts | undefined): string {
  if (callback.language !== null && isLanguage(callback.language)) return callback.language
  return facts?.language ?? 'nb'
}
