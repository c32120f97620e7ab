import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lintTemplate } from './lint.ts'
import { BOX_LINES, TEMPLATE_LANGUAGES, type Template, type TemplateText, type TextSource } from './model.ts'
import { approves } from './rules.ts'
import { insertTemplate, putText, setState, templateVersion, versionsOf, wroteIn } from './store.ts'

const MOST = 4000

/**
 * a new version to write on, begun from the newest one. `local`: for the writer's own office alone; it is shown
 * as unapproved until somebody else has approved it. One draft of a template at a time in an office. Refuses with `notFound`.
 */
export async function draftTemplate(
  ctx: StaffCtx,
  input: { key: string; local?: boolean },
): Promise<Result<{ version: number }>> {
  const versions = await versionsOf(ctx.tx, input.key)
  const newest = versions.filter((one) => isHere(ctx, one)).at(-1)
  if (!newest) return refused('notFound')
  const draft = versions.find((one) => one.state === 'draft' && isHere(ctx, one))
  if (draft) return ok({ version: draft.version })
  const version = Math.max(...versions.map((one) => one.version)) + 1
  await insertTemplate(
    ctx.tx,
    {
      ...newest,
      version,
      state: 'draft',
      officeId: input.local ? ctx.actor.officeId : newest.officeId,
      madeBy: ctx.actor.staffId,
      approvedBy: null,
      approvedAt: null,
    },
    ctx.clock.now(),
  )
  return ok({ version })
}

type WrittenText = Pick<TemplateText, 'title' | 'box' | 'annex'> & {
  paragraphs: readonly string[]
  language: string
  source: TextSource
}

const MOST_PARAGRAPHS = 60

/** the text of the agency is everybody's to see and suggest to; an office's own is that office's alone. */
const isHere = ({ actor }: StaffCtx, { officeId }: Pick<Template, 'officeId'>) =>
  officeId === null || officeId === actor.officeId

/**
 * Keeps one language of a draft, and who wrote in it. A translation carries its date and whether a person or a machine made
 * it. Refuses with `notFound` (no such draft here, or no such language) and `tooLong`.
 */
export async function writeTemplate(
  ctx: StaffCtx,
  input: { key: string; version: number; text: WrittenText },
): Promise<Result<null>> {
  const template = await templateVersion(ctx.tx, input.key, input.version)
  if (template?.state !== 'draft' || !isHere(ctx, template)) return refused('notFound')
  const language = TEMPLATE_LANGUAGES.find((one) => one === input.text.language)
  if (!language) return refused('notFound')
  const { title, box, annex, paragraphs, source } = input.text
  if (paragraphs.length > MOST_PARAGRAPHS) return refused('tooLong', { most: MOST_PARAGRAPHS })
  if (
    [title, annex ?? '', ...BOX_LINES.map((line) => box[line]), ...paragraphs].some(
      (one) => one.length > MOST,
    )
  )
    return refused('tooLong', { most: MOST })
  const before = template.texts.find((text) => text.language === language) ?? template.texts[0]
  await wroteIn(ctx, template, language)
  await putText(ctx.tx, template, {
    language,
    source,
    translatedAt: language === 'nb' ? null : ctx.clock.now().toString().slice(0, 10),
    title,
    box,
    annex: annex?.trim() ? annex : null,
    paragraphs: paragraphs.map((text, at) => {
      const when = before?.paragraphs[at]?.when
      return when ? { text, when } : { text }
    }),
  })
  return ok(null)
}

/**
 * a text is in use once somebody who approves it (`approves`) has done so, and has written none of it. Refused with
 * `notApprover`, `ownText`, `notFound` (also for another office's own) and, while the linter finds something that blocks, `textNotReady`.
 */
export async function approveTemplate(
  ctx: StaffCtx,
  input: { key: string; version: number },
): Promise<Result<Template>> {
  const template = await templateVersion(ctx.tx, input.key, input.version)
  if (template?.state !== 'draft' || !isHere(ctx, template)) return refused('notFound')
  if (!approves(ctx.actor, template)) return refused('notApprover')
  if (template.madeBy === ctx.actor.staffId || (await hasWritten(ctx, template))) return refused('ownText')
  const blocking = lintTemplate(template).filter(({ blocks }) => blocks)
  if (blocking.length > 0) return refused('textNotReady', { findings: blocking.length })
  await setState(ctx.tx, template, {
    state: 'approved',
    approvedBy: ctx.actor.staffId,
    approvedAt: ctx.clock.now(),
  })
  return ok(template)
}

/**
 * Takes a version made here out of use; the one before it counts again only as a new version. Refuses with `notApprover`, and
 * with `notFound` for another office's own.
 */
export async function retireTemplate(
  ctx: StaffCtx,
  input: { key: string; version: number },
): Promise<Result<null>> {
  const template = await templateVersion(ctx.tx, input.key, input.version)
  if (!template || !isHere(ctx, template)) return refused('notFound')
  if (!approves(ctx.actor, template)) return refused('notApprover')
  const done = await setState(ctx.tx, input, { state: 'retired', retiredAt: ctx.clock.now() })
  return done ? ok(null) : refused('notFound')
}

async function hasWritten(ctx: StaffCtx, { key, version }: Template): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('templateWriter')
    .select('staffId')
    .where('key', '=', key)
    .where('version', '=', version)
    .where('staffId', '=', ctx.actor.staffId)
    .executeTakeFirst()
  return row !== undefined
}
