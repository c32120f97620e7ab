import { redirect } from 'react-router'
import type { LetterBox } from '../../office/reach/notices/model.ts'
import {
  BOX_LINES,
  FACT_NAMES,
  FACT_VALUES,
  type LetterFacts,
  TEXT_SOURCES,
} from '../../office/reach/templates/model.ts'
import type { PageDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse, type Written } from '../form.ts'
import { smallNotice } from './letter-small.ts'
import { plain } from './plain.ts'

/** The template with its preview in one language, to whoever fits what was chosen. */
export async function templatePage(
  here: PageDoor & { viewer: { id: string; roles: readonly string[] } },
  key: string,
  query: URLSearchParams,
) {
  const version = Number(query.get('versjon')) || undefined
  const language = query.get('sprak') ?? 'nb'
  const found = await here.office.reach.templateVersions({ key, ...(version ? { version } : {}) })
  if (!found.ok) throw fault('notFound')
  const { template, versions, findings, mayApprove } = found.value
  const seen = await here.office.reach.templatePreview({
    key,
    version: template.version,
    language,
    facts: factsIn(query),
  })
  if (!seen.ok) throw fault('notFound')
  const text = template.texts.find((one) => one.language === language)
  return {
    key,
    language,
    template: { ...template, texts: [] as never[] },
    languages: template.texts.map(({ language: code, source, translatedAt }) => ({
      code,
      source,
      translatedAt,
    })),
    text: text ?? null,
    original: template.texts.find((one) => one.language === 'nb') ?? null,
    versions: versions.map(({ version: number, state }) => ({ number, state })),
    findings,
    facts: factsIn(query) as Record<string, string>,
    lix: seen.value.lix,
    previewed: {
      letter: plain(seen.value.letter),
      spoken: seen.value.spoken,
      small: smallNotice(language),
    },
    mayApprove,
    own: template.madeBy === here.viewer.id,
    pdf: `/arbeid/maler/${key}/brev.pdf?${new URLSearchParams({ versjon: String(template.version), sprak: language, ...factsIn(query) })}`,
  }
}

const factsIn = (query: URLSearchParams): LetterFacts =>
  Object.fromEntries(
    FACT_NAMES.map((name) => [
      name,
      (FACT_VALUES[name] as readonly string[]).find((one) => one === query.get(`faktum.${name}`)),
    ]).filter(([, value]) => value !== undefined),
  )

/** Draft, write, approve, retire. */
export async function actOnTemplate(here: PageDoor, request: Request, key: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const version = Number(values.versjon) || 1
  const { reach } = here.office
  if (values.gjor === 'utkast' || values.gjor === 'lokalt') {
    const drafted = await reach.draftTemplate({ key, local: values.gjor === 'lokalt' })
    return drafted.ok ? redirect(pageOf(key, drafted.value.version), 303) : refuse(drafted.reason, values)
  }
  const done =
    values.gjor === 'skriv'
      ? await reach.writeTemplate({ key, version, text: writtenIn(values) })
      : values.gjor === 'godkjenn'
        ? await reach.approveTemplate({ key, version })
        : await reach.retireTemplate({ key, version })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect(pageOf(key, version, values.sprak), 303)
}

const pageOf = (key: string, version: number, language = 'nb') =>
  `/arbeid/maler/${key}?${new URLSearchParams({ versjon: String(version), sprak: language })}`

function writtenIn(values: Written) {
  const paragraphs: string[] = []
  for (let at = 0; values[`avsnitt.${at}`] !== undefined; at += 1)
    paragraphs.push(values[`avsnitt.${at}`] ?? '')
  return {
    language: values.sprak ?? 'nb',
    source: TEXT_SOURCES.find((one) => one === values.kilde) ?? ('human' as const),
    title: values.tittel ?? '',
    box: Object.fromEntries(BOX_LINES.map((line) => [line, values[`boks.${line}`] ?? ''])) as LetterBox,
    paragraphs,
    annex: values.vedlegg ?? null,
  }
}

export type TemplatePage = Awaited<ReturnType<typeof templatePage>>
