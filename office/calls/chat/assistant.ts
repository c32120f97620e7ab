import { isLanguage } from '../../../text/languages.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Recognition } from '../../threads/recognise/model.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { readText } from '../../threads/text.ts'
import type { Found } from '../answers/model.ts'
import { inOrderOf } from '../answers/rules.ts'
import { inUse } from '../answers/store.ts'
import { answersTo } from '../answers/views.ts'
import { watch } from '../incidents/actions.ts'
import { bannersNow } from '../incidents/views.ts'
import { maskText } from './mask.ts'
import type { Audience, Chat, Quote } from './model.ts'
import { readsAs, sideOfLine, themeOf, turnOf } from './rules.ts'
import { insertQuestion, type NewLine } from './store.ts'

type Said = { text: string; recognition: Recognition; chosen: readonly string[] | null }

/**
 * one turn of the assistant. It quotes approved answers or says that it cannot, and writes nothing of its own. What
 * was asked is counted by theme, without a word of it, and looked at for bursts.
 */
export async function answerTurn(ctx: Ctx, chat: Chat, said: Said): Promise<NewLine> {
  const { recognition, text } = said
  if (recognition.trivial) return { byKind: 'assistant', kind: 'more' }
  const municipal = ctx.settings.get<boolean>('chatbot.municipal')
  const turn = turnOf(text, recognition, { municipal })
  const theme = themeOf(recognition)
  const quotes = turn === 'search' ? await found(ctx, chat, said, { municipal, theme }) : []
  const outcome = turn === 'search' ? (quotes.length > 0 ? 'answered' : 'noMatch') : turn
  await insertQuestion(ctx.tx, {
    id: ctx.newId(),
    chatId: chat.id,
    at: ctx.clock.now(),
    theme,
    side: sideOfLine(recognition),
    language: recognition.language,
    outcome,
  })
  await watch(ctx, theme)
  switch (turn) {
    case 'urgent':
      return { byKind: 'assistant', kind: dutyNow(ctx) ? 'urgentDuty' : 'urgentEmergency' }
    case 'ownCase':
      return { byKind: 'assistant', kind: 'ownCase', quotes: await prepared(ctx, chat, theme, municipal) }
    case 'municipal':
      return { byKind: 'assistant', kind: 'municipal' }
    case 'search':
      return quotes.length > 0
        ? { byKind: 'assistant', kind: 'answer', quotes }
        : { byKind: 'assistant', kind: 'noMatch' }
  }
}

/** What would be quoted, for whoever puts it in order: the question without what tells who asks. Null where nothing may be. */
export async function answersFor(
  ctx: Ctx,
  asked: { text: string; audience: Audience; reads: string },
): Promise<{ question: string; found: Found[] } | null> {
  const read = readText(asked.text, ctx.settings.get<number>('chat.mostLength'))
  if (!read.ok) return null
  const recognition = recognise(read.value, { reads: isLanguage(asked.reads) ? asked.reads : 'nb' })
  const municipal = ctx.settings.get<boolean>('chatbot.municipal')
  if (recognition.trivial || turnOf(read.value, recognition, { municipal }) !== 'search') return null
  const { language, parts } = recognition
  const found = await answersTo(ctx, {
    ...asked,
    audience: readsAs(asked.audience),
    text: read.value,
    theme: themeOf(recognition),
    certain: parts[0]?.certain ?? false,
    language,
    municipal,
  })
  return { question: maskText(read.value).text, found }
}

const dutyNow = (ctx: Ctx) => ctx.settings.calendar().inDutyHours(ctx.clock.now())

async function found(
  ctx: Ctx,
  chat: Chat,
  { text, recognition, chosen }: Said,
  about: { municipal: boolean; theme: string },
): Promise<Quote[]> {
  const answers = await answersTo(ctx, {
    text,
    theme: about.theme,
    certain: recognition.parts[0]?.certain ?? false,
    language: recognition.language,
    reads: chat.language,
    audience: readsAs(chat.audience),
    municipal: about.municipal,
  })
  return inOrderOf(answers, chosen).map(({ key, version, language }) => ({ key, version, language }))
}

/** while something is wrong for many, the answer that was prepared for it; it says nothing of anybody's case. */
async function prepared(ctx: Ctx, chat: Chat, theme: string, municipal: boolean): Promise<Quote[]> {
  const banner = (await bannersNow(ctx)).find((one) => one.theme === theme)
  if (!banner?.articleKey) return []
  const article = await inUse(ctx.tx, banner.articleKey, chat.language)
  if (!article || (article.side === 'municipal' && !municipal)) return []
  return [{ key: article.key, version: article.version, language: article.language }]
}
