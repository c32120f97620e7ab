import type { Ctx } from '../../kernel/context.ts'
import type { Filled, LetterFacts, Template } from '../templates/model.ts'
import { fill, lixOf, phoneFirst, placeholdersOf, textIn } from '../templates/rules.ts'
import { officeWords, partOf } from './build.ts'
import { type PartFacts, type Unfit, unfit } from './rules.ts'
import type { Receiver } from './store.ts'
import { filledWords } from './words.ts'

type DraftInput = { filled: Filled; facts: LetterFacts }

/** A letter on its way: each language of it, and what stands in the way of sending. */
export type Draft = {
  parts: PartFacts[]
  /** The first placeholder that has no value. */
  missing: string | null
  unfit: Unfit
  lix: number | null
  /** C3-06: one thing is missing that can be said in a call. */
  askPhoneFirst: boolean
  placeholders: string[]
}

/**
 * The letter as the person would get it: their own language first where the template has it, the Norwegian original
 * beside it, each paragraph only when what it is keyed to is known.
 */
export function draftOf(
  ctx: Pick<Ctx, 'settings' | 'clock'>,
  template: Template,
  receiver: Receiver,
  input: DraftInput,
): Draft {
  const own = textIn(template, receiver.language)
  const original = textIn(template, 'nb')
  const office = officeWords(ctx, receiver.officeId, receiver.officeName ?? '')
  const parts: PartFacts[] = []
  let missing: string | null = null
  for (const text of new Set([own, original])) {
    if (!text) continue
    const done = fill(text, input.facts, filledWords(text.language, input.filled, office, ctx.clock.now()))
    if (done.ok) parts.push(partOf(text, done.text))
    else missing ??= done.missing
  }
  const norwegian = parts.at(-1)
  return {
    parts,
    missing,
    unfit: unfit(parts, template.lixBound),
    lix: norwegian ? lixOf(norwegian.language, norwegian.box, norwegian.body) : null,
    askPhoneFirst: phoneFirst(template.kind, input.filled.document ?? ''),
    placeholders: original ? placeholdersOf(original, input.facts) : [],
  }
}
