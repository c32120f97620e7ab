import { sayDay } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import type { LetterBox } from '../notices/model.ts'
import { answerDueAt, postedCountsAt } from '../notices/rules.ts'
import type { Filled, LetterFacts, Template, TemplateText } from '../templates/model.ts'
import { fill, textIn } from '../templates/rules.ts'
import { templateVersion } from '../templates/store.ts'
import type { Letter } from './model.ts'
import { letterFrom, type PartFacts, recipientLines } from './rules.ts'
import { codeOf, fillOf, type LetterRow, letterRow, textsOf } from './store.ts'
import { filledWords, languageOf, momentOf, type OfficeWords, sayIn } from './words.ts'

type Reading = Pick<Ctx, 'tx' | 'clock' | 'settings'>

export type Wanted = {
  personId: string
  noticeId: string
  /** Another language than the one it was sent in; given when the template has it. */
  language?: string
  /** Where this copy goes: the address of the sending, else the newest that works. */
  address?: string
  /** Whose name stands over the address, when this copy is not the person's own. */
  receiver?: { name: string; municipality: string | null }
}

const NO_BOX: LetterBox = { what: '', todo: '', byWhen: '', otherwise: '', whom: '' }

/** The letter of a notice with all its words; undefined when there is none for whoever reads. */
export async function buildLetter(ctx: Reading, wanted: Wanted): Promise<Letter | undefined> {
  const row = await letterRow(ctx.tx, wanted.personId, wanted.noticeId)
  if (!row) return undefined
  const code = await codeOf(ctx.tx, row.personId, row.noticeId, ctx.clock.now())
  const address = wanted.address ?? row.address
  const office = officeOf(ctx, row)
  const to = wanted.receiver ?? row
  return letterFrom({
    id: row.noticeId,
    code,
    origin: ctx.settings.get<string>('agency.origin'),
    number: row.number,
    madeAt: row.madeAt,
    recipient: (address === null ? null : recipientLines(to.name, address, to.municipality)) ?? [to.name],
    office,
    signer: row.signer,
    lastDay: lastDay(ctx, row),
    parts: await partsOf(ctx, row, wanted.language),
    sayDay: (language, at) => sayDay(languageOf(language), at, row.madeAt),
  })
}

export const officeOf = (
  { settings }: Pick<Ctx, 'settings'>,
  row: Pick<LetterRow, 'officeName' | 'officeAddress' | 'officeId'>,
) => ({
  agency: settings.get<string>('agency.name', row.officeId),
  name: row.officeName ?? settings.get<string>('agency.name'),
  phone: settings.get<string>('agency.phone', row.officeId),
  hours: settings.get<string>('agency.phoneHours', row.officeId),
  address: row.officeAddress ?? settings.get<string>('agency.address'),
})

export const officeWords = (
  ctx: Pick<Ctx, 'settings'>,
  officeId: string | null,
  name: string,
): OfficeWords => ({
  phone: ctx.settings.get<string>('agency.phone', officeId),
  hours: ctx.settings.get<string>('agency.phoneHours', officeId),
  office: name,
})

/**
 * K5, K23: the last day to answer or appeal. Until the letter has reached, it is the day that follows when this paper is
 * posted today: what runs never ends before what the paper says.
 */
function lastDay(ctx: Reading, row: LetterRow): { appeal: boolean; at: Temporal.Instant } | null {
  if (row.answerClock === null) return null
  const appeal = row.answerClock === 'appealDeadline'
  if (row.answerDueAt !== null) return { appeal, at: row.answerDueAt }
  const posted = { ...row, postedAt: row.postedAt ?? ctx.clock.now(), returnedAt: null, reachedAt: null }
  const reached = postedCountsAt(posted, ctx.settings)
  const at =
    reached && answerDueAt({ ...row, answerClock: row.answerClock as ReceiptClock }, reached, ctx.settings)
  return at ? { appeal, at } : null
}

async function partsOf(ctx: Reading, row: LetterRow, wanted: string | undefined): Promise<PartFacts[]> {
  const texts = await textsOf(ctx.tx, row.personId, row.messageId)
  const filling = await fillOf(ctx.tx, row.personId, row.noticeId)
  const template = filling && (await templateVersion(ctx.tx, filling.templateKey, filling.templateVersion))
  const again = (language: string) =>
    template && filling ? fromTemplate(ctx, template, filling, language, row) : null
  const box = texts[0]?.box ?? NO_BOX
  const stored = texts.slice(0, 2).map((text, at): PartFacts => {
    const language = at === 0 ? row.language : 'nb'
    const made = again(language)
    return {
      language,
      title: made?.title ?? sayIn(language)(`reach:kind.${row.kind}`),
      box: text.box ?? made?.box ?? box,
      body: text.body,
      annex: made ? made.annex : annexOf(row.details, at),
      source: made?.source ?? 'human',
      translatedAt: made?.translatedAt ?? null,
    }
  })
  const asked = wanted !== undefined && wanted !== row.language ? again(wanted) : null
  if (asked === null) return stored
  const original = stored.find(({ language }) => language === 'nb')
  return original && asked.language !== 'nb' ? [asked, original] : [asked]
}

/** An annex without a template stands with the first text only. */
const annexOf = (details: Record<string, unknown>, at: number): string | null =>
  at === 0 && typeof details.annex === 'string' && details.annex !== '' ? details.annex : null

/** One language of a template with what it was filled with; null when it has no text there or lacks a value. */
function fromTemplate(
  ctx: Pick<Ctx, 'settings' | 'clock'>,
  template: Template,
  filling: { filled: Filled; facts: LetterFacts },
  language: string,
  of: { officeId: string | null; officeName: string | null; madeAt: Temporal.Instant },
): PartFacts | null {
  const text = textIn(template, language)
  if (!text || text.language !== language) return null
  const words = officeWords(ctx, of.officeId, of.officeName ?? '')
  const say = filledWords(text.language, filling.filled, words, of.madeAt)
  const done = fill(text, filling.facts, say)
  return done.ok ? partOf(text, done.text) : null
}

export const partOf = (
  text: TemplateText,
  filled: { title: string; box: LetterBox; body: string; annex: string | null },
): PartFacts => ({
  language: text.language,
  ...filled,
  source: text.source,
  translatedAt: text.translatedAt === null ? null : momentOf(text.translatedAt),
})
