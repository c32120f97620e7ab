import { sql } from 'kysely'
import type { StaffCtx, Tx } from '../../kernel/context.ts'
import { LIBRARY } from './library.ts'
import type { Template, TemplateText } from './model.ts'
import { inUse } from './rules.ts'

type Row = Omit<Template, 'texts'> & { texts: TemplateText[] }

async function rows(tx: Tx, key: string | null): Promise<Template[]> {
  const found = await sql<Row>`
    select t.key, t.version, t.kind, t.side, t.theme, t.adverse, t.answer_clock, t.lix_bound, t.state, t.owner, t.office_id,
      t.made_by, t.approved_by, t.approved_at::text as approved_at,
      coalesce((select jsonb_agg(jsonb_build_object('language', x.language, 'source', x.source,
        'translatedAt', to_char(x.translated_at, 'YYYY-MM-DD'), 'title', x.title, 'box', x.box,
        'paragraphs', x.paragraphs, 'annex', x.annex) order by x.language)
        from template_text x where x.key = t.key and x.version = t.version), '[]') as texts
    from template t where ${key}::text is null or t.key = ${key} order by t.key, t.version`.execute(tx)
  return found.rows
}

/** Every version of every template: those that are shipped and those that were made here. */
export const allTemplates = async (tx: Tx): Promise<Template[]> => [...LIBRARY, ...(await rows(tx, null))]

export const versionsOf = async (tx: Tx, key: string): Promise<Template[]> => [
  ...LIBRARY.filter((template) => template.key === key),
  ...(await rows(tx, key)),
]

/** The version that is in use for an office: its own local text before the agency's. */
export async function templateInUse(
  tx: Tx,
  key: string,
  officeId: string | null,
): Promise<Template | undefined> {
  const all = await versionsOf(tx, key)
  const own = all.filter((template) => template.officeId !== null && template.officeId === officeId)
  return inUse(own)[0] ?? inUse(all.filter((template) => template.officeId === null))[0]
}

export async function templateVersion(tx: Tx, key: string, version: number): Promise<Template | undefined> {
  return (await versionsOf(tx, key)).find((template) => template.version === version)
}

export async function insertTemplate(tx: Tx, template: Template, at: Temporal.Instant): Promise<void> {
  const { texts, approvedBy: _by, approvedAt: _at, ...row } = template
  await tx
    .insertInto('template')
    .values({ ...row, madeAt: at })
    .execute()
  for (const text of texts) await putText(tx, template, text)
}

export async function putText(
  tx: Tx,
  of: Pick<Template, 'key' | 'version'>,
  text: TemplateText,
): Promise<void> {
  const values = {
    source: text.source,
    translatedAt: text.translatedAt === null ? null : Temporal.Instant.from(`${text.translatedAt}T12:00:00Z`),
    title: text.title,
    box: JSON.stringify(text.box),
    paragraphs: JSON.stringify(text.paragraphs),
    annex: text.annex,
  }
  await tx
    .insertInto('templateText')
    .values({ key: of.key, version: of.version, language: text.language, ...values })
    .onConflict((conflict) => conflict.columns(['key', 'version', 'language']).doUpdateSet(values))
    .execute()
}

/** Who has put words into a draft: they do not approve it. */
export async function wroteIn(
  ctx: StaffCtx,
  of: Pick<Template, 'key' | 'version'>,
  language: string,
): Promise<void> {
  await ctx.tx
    .insertInto('templateWriter')
    .values({ key: of.key, version: of.version, language, staffId: ctx.actor.staffId, at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setState(
  tx: Tx,
  of: Pick<Template, 'key' | 'version'>,
  set:
    | { state: 'approved'; approvedBy: string; approvedAt: Temporal.Instant }
    | { state: 'retired'; retiredAt: Temporal.Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('template')
    .set(set)
    .where('key', '=', of.key)
    .where('version', '=', of.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
