import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lintTemplate } from './lint.ts'
import type { Template, TemplateFinding } from './model.ts'
import { inUse } from './rules.ts'
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

/** One template with its versions, newest first, and what the linter says of the one that is asked for. */
export async function templateVersions(
  ctx: Pick<Ctx, 'tx'>,
  input: { key: string; version?: number },
): Promise<Result<{ template: Template; versions: Template[]; findings: TemplateFinding[] }>> {
  const versions = (await versionsOf(ctx.tx, input.key)).sort((a, b) => b.version - a.version)
  const template = input.version
    ? versions.find(({ version }) => version === input.version)
    : (versions.find(({ state }) => state === 'draft') ?? versions[0])
  if (!template) return refused('notFound')
  return ok({ template, versions, findings: lintTemplate(template) })
}
