import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { takesCalls } from '../desk/queue.ts'
import type { ArticleLine, ArticleShown, ArticleText, Found, Unanswered } from './model.ts'
import { quotable } from './rules.ts'
import * as store from './store.ts'

const MOST_FOUND = 12
const ZONE = 'Europe/Oslo'
const todayOf = (ctx: Pick<Ctx, 'clock'>): string =>
  ctx.clock.now().toZonedDateTimeISO(ZONE).toPlainDate().toString()

export type Asked = {
  text: string
  theme: string
  certain: boolean
  language: string
  reads: string
  audience: 'person' | 'employer'
  municipal: boolean
}

/** What may be quoted to this question, best first; empty where nobody has written an answer. Beyond the wall. */
export async function answersTo(ctx: Ctx, asked: Asked): Promise<Found[]> {
  const found = await store.search(ctx.tx, { ...asked, most: MOST_FOUND }, todayOf(ctx))
  return quotable(found, asked)
}

/**
 * The same for whoever sits with a call or a chat, on every side: what is written on municipal matters is for people to
 * tell, too. Refuses with `notFound` for whoever takes no calls.
 */
export async function findAnswers(
  ctx: StaffCtx,
  input: { text: string; language?: string; audience?: 'person' | 'employer' },
): Promise<Result<ArticleShown[]>> {
  if (!takesCalls(ctx)) return refused('notFound')
  const text = input.text.trim().slice(0, 500)
  if (text === '') return ok([])
  const { parts, language } = recognise(text)
  const theme = parts[0]?.theme ?? 'unknown'
  return ctx.beyondWall(async (beyond) => {
    const asked = {
      text,
      theme,
      language,
      reads: input.language ?? language,
      municipal: true,
      most: MOST_FOUND,
    }
    return ok(await store.search(beyond.tx, { ...asked, audience: input.audience ?? 'person' }, todayOf(ctx)))
  })
}

type Library = {
  articles: ArticleLine[]
  /** what was asked and nobody has written an answer to, by what it is about; no word of it is kept. */
  backlog: Unanswered[]
}

const BACKLOG_DAYS = 30

/** Every answer with its state and its day of review, and what is missing. For whoever takes calls, and who leads them. */
export async function answerLibrary(ctx: StaffCtx): Promise<Result<Library>> {
  if (!takesCalls(ctx) && !ctx.actor.roles.includes('LE')) return refused('notFound')
  const since = ctx.clock.now().subtract({ hours: BACKLOG_DAYS * 24 })
  return ctx.beyondWall(async ({ tx }) =>
    ok({ articles: await store.library(tx), backlog: await store.unanswered(tx, since) }),
  )
}

type ArticleToEdit = Omit<ArticleLine, 'title' | 'madeBy'> & {
  side: string
  audience: string
  authority: number
  source: string
  sourceUrl: string | null
  texts: ArticleText[]
}

/** The newest version of an answer in every language it has, to be written on from. Refuses with `notFound`. */
export async function answerToEdit(ctx: StaffCtx, { key }: { key: string }): Promise<Result<ArticleToEdit>> {
  if (!takesCalls(ctx) && !ctx.actor.roles.includes('LE')) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    const article = await tx
      .selectFrom('article')
      .select(['key', 'version', 'theme', 'state', 'sourceDate', 'reviewAt', 'side', 'audience'])
      .select(['authority', 'source', 'sourceUrl'])
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (article === undefined) return refused('notFound')
    const texts = await tx
      .selectFrom('articleText')
      .select(['language', 'title', 'body', 'words', 'translation'])
      .where('key', '=', key)
      .where('version', '=', article.version)
      .execute()
    return ok({ ...article, texts: texts as ArticleText[] })
  })
}
