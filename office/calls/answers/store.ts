import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { ArticleLine, ArticleShown, Found, Unanswered } from './model.ts'

export type Search = {
  text: string
  language: string
  /** The reader's own, for what is found by what it is about. */
  reads: string
  theme: string
  audience: 'person' | 'employer'
  municipal: boolean
  most: number
}

const shown = sql`a.key, a.version, a.side, t.language, t.title, t.body, a.authority, a.source, a.source_url as "sourceUrl",
  a.source_date::text as "sourceDate", t.translation`

/** A letter or two are like everything: a heading that has them in it was not asked for. */
const FEWEST_LETTERS = 4
const saysSomething = (text: string) => sql.lit(text.replace(/[^\p{L}\p{N}]/gu, '').length >= FEWEST_LETTERS)

/**
 * Approved answers that hold words of what is asked, in its own language, and those about the same theme in the reader's
 * language, or English, or Norwegian where there is none. Each once. What has passed its day of review is quoted no more.
 */
export async function search(tx: Tx, about: Search, today: string): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with asked as (select wall.dictionary(${about.language}) as dictionary),
    words as (select coalesce(array_agg(distinct w.lexeme), '{}') as all_words
      from asked, unnest(to_tsvector(asked.dictionary, left(${about.text}, 2000))) w where w.lexeme ~ '^[[:alnum:]]{2,}$'),
    -- Of a text in many languages, the one that the question is in, then the reader's, then what most read.
    best as (select distinct on (a.key) a.key, a.version, a.theme, t.language
      from article a join article_text t on t.key = a.key and t.version = a.version, words
      where a.state = 'approved' and a.audience = ${about.audience} and a.review_at >= ${today}::date
        and (${about.municipal} or a.side <> 'municipal')
        and (a.theme = ${about.theme}
          or (t.language = ${about.language} and (
            t.search @@ to_tsquery('simple', array_to_string(array(select quote_literal(w) from unnest(words.all_words) w), ' | '))
            or (${saysSomething(about.text)} and left(${about.text}, 200) <% (t.title || ' ' || t.words)))))
      order by a.key, t.language = ${about.language} desc, t.language = ${about.reads} desc, t.language = 'en' desc, t.language = 'nb' desc)
    select ${shown}, a.theme,
      case when cardinality(words.all_words) = 0 or t.language <> ${about.language} then 0 else
        (select count(*) from unnest(words.all_words) w where t.search @@ quote_literal(w)::tsquery)::float8 / cardinality(words.all_words) end as share,
      case when t.language <> ${about.language} then 0 else
        (select count(*) from unnest(words.all_words) w where t.search @@ (quote_literal(w) || ':A')::tsquery)::float8 end as "inTitle",
      case when t.language <> ${about.language} or not ${saysSomething(about.text)} then 0 else
        word_similarity(left(${about.text}, 200), t.title || ' ' || t.words)::float8 end as likeness
    from best b join article a on a.key = b.key and a.version = b.version
      join article_text t on t.key = b.key and t.version = b.version and t.language = b.language, words
    order by "inTitle" desc, share desc, a.authority limit ${about.most}`.execute(tx)
  return rows
}

/** These very texts, in the versions that were quoted. */
export async function quoted(
  tx: Tx,
  quotes: readonly { key: string; version: number; language: string }[],
): Promise<ArticleShown[]> {
  if (quotes.length === 0) return []
  const { rows } = await sql<ArticleShown>`
    select ${shown} from article a join article_text t on t.key = a.key and t.version = a.version
    join jsonb_to_recordset(${JSON.stringify(quotes)}::jsonb) as q(key text, version integer, language text)
      on q.key = t.key and q.version = t.version and q.language = t.language`.execute(tx)
  return rows
}

/** The version in use of one answer, in the reader's language where it is written in it. */
export async function inUse(tx: Tx, key: string, language: string): Promise<ArticleShown | undefined> {
  const { rows } = await sql<ArticleShown>`
    select ${shown} from article a join article_text t on t.key = a.key and t.version = a.version
    where a.key = ${key} and a.state = 'approved'
    order by t.language = ${language} desc, t.language = 'en' desc, t.language = 'nb' desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** Every answer that is not retired, by what it is about. */
export const library = (tx: Tx): Promise<ArticleLine[]> =>
  tx
    .selectFrom('article as a')
    .innerJoin('articleText as t', (join) =>
      join.onRef('t.key', '=', 'a.key').onRef('t.version', '=', 'a.version').on('t.language', '=', 'nb'),
    )
    .select(['a.key', 'a.version', 'a.theme', 'a.state', 't.title', 'a.sourceDate', 'a.reviewAt', 'a.madeBy'])
    .where('a.state', '<>', 'retired')
    .orderBy('a.theme')
    .orderBy('a.key')
    .execute()

/** what nobody has written an answer to, what is asked most first. */
export async function unanswered(tx: Tx, since: Temporal.Instant): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`select theme, language, count(*)::int as count, max(at) as last
    from chat_question where outcome = 'noMatch' and at >= ${since}
    group by theme, language order by count(*) desc`.execute(tx)
  return rows
}
