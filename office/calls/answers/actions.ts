import { isLanguage } from '../../../text/languages.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { readText } from '../../threads/text.ts'
import { takesCalls } from '../desk/queue.ts'
import type { ArticleDraft, ArticleText } from './model.ts'

const MOST = { title: 200, body: 4000, words: 500, source: 300 } as const
const approves = ({ actor }: StaffCtx) => actor.roles.includes('LE') || actor.roles.includes('AP')

/**
 * a new answer, or a new version of one, that nobody is quoted until somebody else has approved it. Norwegian is
 * always there; each other language says whether a person or a machine has translated it. Refuses with `notFound` for
 * whoever takes no calls, `unknownTheme`, `badForm`, `empty`, `notText` and `tooLong`.
 */
export async function draftAnswer(ctx: StaffCtx, input: ArticleDraft): Promise<Result<{ version: number }>> {
  if (!takesCalls(ctx)) return refused('notFound')
  if (!Object.hasOwn(THEMES, input.theme)) return refused('unknownTheme')
  if (!/^[a-zA-Z0-9]{2,60}$/.test(input.key) || !isDay(input.sourceDate) || !isDay(input.reviewAt))
    return refused('badForm')
  if (input.source.trim() === '' || !input.texts.some(({ language }) => language === 'nb'))
    return refused('empty')
  const texts: ArticleText[] = []
  for (const text of input.texts) {
    const title = readText(text.title, MOST.title)
    if (!title.ok) return title
    const body = readText(text.body, MOST.body)
    if (!body.ok) return body
    if (!isLanguage(text.language)) return refused('badForm')
    texts.push({ ...text, title: title.value, body: body.value, words: text.words.slice(0, MOST.words) })
  }
  return ctx.beyondWall(async ({ tx, clock }) => {
    const latest = await tx
      .selectFrom('article')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('key', '=', input.key)
      .executeTakeFirst()
    const version = (latest?.version ?? 0) + 1
    const { texts: _texts, sourceUrl = null, ...row } = input
    await tx
      .insertInto('article')
      .values({
        ...row,
        source: input.source.trim().slice(0, MOST.source),
        sourceUrl: sourceUrl !== null && /^https:\/\//.test(sourceUrl) ? sourceUrl : null,
        version,
        state: 'draft',
        ownerTeamId: ctx.actor.teams[0] ?? null,
        madeBy: ctx.actor.staffId,
        madeAt: clock.now(),
      })
      .execute()
    await tx
      .insertInto('articleText')
      .values(texts.map((text) => ({ ...text, key: input.key, version })))
      .execute()
    return ok({ version })
  })
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/**
 * Somebody else than the writer, as leader or approver; the version that was in use goes out in the same moment. Refuses
 * with `notFound`, `alreadyEnded` (no draft) and `ownText`.
 */
export async function approveAnswer(
  ctx: StaffCtx,
  input: { key: string; version: number },
): Promise<Result<null>> {
  if (!approves(ctx)) return refused('notFound')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const draft = await tx
      .selectFrom('article')
      .select(['state', 'madeBy'])
      .where('key', '=', input.key)
      .where('version', '=', input.version)
      .forUpdate()
      .executeTakeFirst()
    if (draft === undefined) return refused('notFound')
    if (draft.state !== 'draft') return refused('alreadyEnded')
    if (draft.madeBy === ctx.actor.staffId) return refused('ownText')
    await tx
      .updateTable('article')
      .set({ state: 'retired' })
      .where('key', '=', input.key)
      .where('state', '=', 'approved')
      .execute()
    await tx
      .updateTable('article')
      .set({ state: 'approved', approvedBy: ctx.actor.staffId, approvedAt: clock.now() })
      .where('key', '=', input.key)
      .where('version', '=', input.version)
      .execute()
    return ok(null)
  })
}

/** What is no longer true is quoted no more from this second. Refuses with `notFound`. */
export async function retireAnswer(ctx: StaffCtx, input: { key: string }): Promise<Result<null>> {
  if (!approves(ctx)) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    const done = await tx
      .updateTable('article')
      .set({ state: 'retired' })
      .where('key', '=', input.key)
      .where('state', '=', 'approved')
      .executeTakeFirst()
    return done.numUpdatedRows > 0n ? ok(null) : refused('notFound')
  })
}
