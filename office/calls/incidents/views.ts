import { hasText, type Language, type TextKey, textFor } from '../../../text/index.ts'
import { LANGUAGES } from '../../../text/languages.ts'
import type { Ctx, StaffCtx, Tx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Banner, Incident, Shown } from './model.ts'
import * as store from './store.ts'

/**
 * what is wrong just now, for pages, lines, chats and desks alike, newest first. Read by anybody: it tells of
 * nobody. One small index, empty nearly always.
 */
export async function bannersNow({ tx }: { tx: Tx }): Promise<Banner[]> {
  const shown = await store.incidents(tx, { shown: true })
  return shown.map(({ id, theme, approvedAt, openedAt, text, articleKey }) => ({
    id,
    theme,
    textKey: 'chat:incident.banner',
    since: approvedAt ?? openedAt,
    text: inEvery(theme, text),
    articleKey,
  }))
}

const inEvery = (theme: string, text: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map(({ code }) => [code, bannerIn(code, { theme, text })]))

/** Staff's own words where they wrote any in a language, the sentence of the catalogues in every other. */
export function bannerIn(language: Language, { theme, text }: Shown): string {
  const key = `common:theme.${theme}`
  const say = textFor(language)
  const name = say(hasText(key) ? (key as TextKey) : 'common:theme.unknown')
  return text[language] ?? say('chat:incident.banner', { theme: name })
}

/** Who approves what everybody is told: those who lead. */
export const mayApprove = ({ actor }: StaffCtx): boolean => actor.roles.includes('LE')

/** Everything that was seen lately, open first. For staff; refuses with `notFound` for whoever takes no calls and leads nobody. */
export async function incidentList(
  ctx: StaffCtx,
): Promise<Result<{ incidents: Incident[]; mayApprove: boolean }>> {
  if (ctx.actor.roles.length === 0) return refused('notFound')
  const incidents = await ctx.beyondWall(({ tx }: Ctx) => store.incidents(tx, { latest: 20 }))
  return ok({ incidents, mayApprove: mayApprove(ctx) })
}
