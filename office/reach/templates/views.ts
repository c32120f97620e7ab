import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Letter, ReadAloud } from '../letters/model.ts'
import { readAloud } from '../letters/rules.ts'
import { SAMPLE, sampleLetter } from '../letters/sample.ts'
import { lintTemplate } from './lint.ts'
import type { LetterFacts, Template, TemplateFinding } from './model.ts'
import { approves, fill, inUse, lixOf } from './rules.ts'
import { allTemplates, versionsOf } from './store.ts'

/** Every template: what is in use, and what is on its way or has been. */
export async function templates(ctx: StaffCtx): Promise<{ inUse: Template[]; others: Template[] }> {
  const all = (await allTemplates(ctx.tx)).filter(
    ({ officeId }) => officeId === null || officeId === ctx.actor.officeId,
  )
  const used = new Set([
    ...inUse(all.filter(({ officeId }) => officeId === null)),
    ...inUse(all.filter(({ officeId }) => officeId !== null)),
  ])
  return { inUse: all.filter((one) => used.has(one)), others: all.filter((one) => !used.has(one)) }
}

/**
 * One template with its versions, newest first, and what the linter says of the one that is asked for. What another office
 * wrote for itself is not among them. Refuses with `notFound`.
 */
export async function templateVersions(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  input: { key: string; version?: number },
): Promise<
  Result<{ template: Template; versions: Template[]; findings: TemplateFinding[]; mayApprove: boolean }>
> {
  const here = ctx.actor.kind === 'staff' ? ctx.actor.officeId : null
  const versions = (await versionsOf(ctx.tx, input.key))
    .filter(({ officeId }) => officeId === null || officeId === here)
    .sort((a, b) => b.version - a.version)
  const template = input.version
    ? versions.find(({ version }) => version === input.version)
    : (versions.find(({ state }) => state === 'draft') ?? versions[0])
  if (!template) return refused('notFound')
  const mayApprove = ctx.actor.kind === 'staff' && approves(ctx.actor, template)
  return ok({ template, versions, findings: lintTemplate(template), mayApprove })
}

/** What the template becomes for somebody made up, in one language: for reading it over before anybody gets it. */
export async function templatePreview(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'actor'>,
  input: { key: string; version?: number; language: string; facts: LetterFacts },
): Promise<Result<{ letter: Letter; spoken: ReadAloud; lix: number | null }>> {
  const found = await templateVersions(ctx, input)
  if (!found.ok) return found
  const { template } = found.value
  const letter = sampleLetter(template, input.language, { at: ctx.clock.now(), facts: input.facts })
  const norwegian = letter.parts.find((part) => part.language === 'nb')
  const text = norwegian && template.texts.find(({ language }) => language === 'nb')
  const filled = text && fill(text, input.facts, (name) => (SAMPLE as Record<string, string>)[name] ?? name)
  return ok({
    letter,
    spoken: readAloud(letter, input.language),
    lix: filled?.ok ? lixOf('nb', filled.text.box, filled.text.body) : null,
  })
}
