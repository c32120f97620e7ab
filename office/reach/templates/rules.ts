import { asTyped } from '../letters/markdown.ts'
import type { LetterBox } from '../notices/model.ts'
import { lix } from '../plain/rules.ts'
import {
  BOX_LINES,
  type Condition,
  FACT_NAMES,
  FACT_VALUES,
  type LetterFacts,
  OWN_PLACEHOLDERS,
  type Paragraph,
  PLACEHOLDERS,
  type PlaceholderName,
  type Template,
  type TemplateText,
} from './model.ts'

/**
 * a paragraph is printed only when every fact it is keyed to is known and is one of its values. What is not
 * known fails: better a line too few than advice that is of no use to whoever reads it.
 */
export function holds(when: Condition | undefined, facts: LetterFacts): boolean {
  if (when === undefined) return true
  return Object.entries(when).every(([name, values]) => {
    const known = Object.hasOwn(facts, name) ? facts[name as keyof LetterFacts] : undefined
    return known !== undefined && known !== '' && values.includes(known)
  })
}

export const printed = (paragraphs: readonly Paragraph[], facts: LetterFacts): readonly Paragraph[] =>
  paragraphs.filter(({ when }) => holds(when, facts))

const PLACEHOLDER = /\{(\w+)\}/g
const namesIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? '')

const wordsOf = (text: TemplateText): string[] => [
  text.title,
  ...BOX_LINES.map((line) => text.box[line]),
  ...text.paragraphs.map((paragraph) => paragraph.text),
  text.annex ?? '',
]

/** What has to be filled in by hand for these facts, in the order of the list. */
export function placeholdersOf(text: TemplateText, facts?: LetterFacts): PlaceholderName[] {
  const said = facts ? { ...text, paragraphs: printed(text.paragraphs, facts) } : text
  const found = new Set(wordsOf(said).flatMap(namesIn))
  return (Object.keys(PLACEHOLDERS) as PlaceholderName[]).filter((name) => found.has(name))
}

type FilledText = { title: string; box: LetterBox; body: string; annex: string | null }
type FillOutcome = { ok: true; text: FilledText } | { ok: false; missing: string }

/**
 * The text as this person gets it. `say` gives each placeholder its words in the language of the text, already plain;
 * they are put in so that nothing in them is read as markup. Gives the first that has none.
 */
export function fill(
  text: TemplateText,
  facts: LetterFacts,
  say: (name: string) => string | null,
): FillOutcome {
  const missing = new Set<string>()
  const put = (words: string, written: (value: string) => string) =>
    words.replace(PLACEHOLDER, (_all, name: string) => {
      const value = say(name)?.trim() ?? ''
      if (value === '') missing.add(name)
      return written(value)
    })
  const plain = (words: string) => put(words, (value) => value.replace(/\s+/g, ' '))
  const box = Object.fromEntries(BOX_LINES.map((line) => [line, plain(text.box[line])])) as LetterBox
  const filled: FilledText = {
    title: plain(text.title),
    box,
    body: printed(text.paragraphs, facts)
      .map((paragraph) => put(paragraph.text, asTyped))
      .join('\n\n'),
    annex: text.annex === null ? null : put(text.annex, asTyped),
  }
  const [first] = missing
  return first === undefined ? { ok: true, text: filled } : { ok: false, missing: first }
}

/** the lines of the first box that say nothing. */
export const emptyLines = (box: LetterBox): string[] => BOX_LINES.filter((line) => box[line].trim() === '')

/** LIX is made for Norwegian; of other languages it says nothing that could be held against a bound. */
const MEASURED: readonly string[] = ['nb', 'nn']

/** how hard a letter is to read, its law left out: the annex is the law's own words. */
export function lixOf(language: string, box: LetterBox, body: string): number | null {
  if (!MEASURED.includes(language)) return null
  return lix([...BOX_LINES.map((line) => box[line]), body].join('\n\n'))
}

/** The text in a language, else bokmål. */
export function textIn(template: Template, language: string): TemplateText | undefined {
  const find = (wanted: string) => template.texts.find((text) => text.language === wanted)
  return find(language) ?? find('nb')
}

export const isKnownPlaceholder = (name: string): boolean =>
  Object.hasOwn(PLACEHOLDERS, name) || (OWN_PLACEHOLDERS as readonly string[]).includes(name)

export const namesOf = (text: TemplateText): string[] => [...new Set(wordsOf(text).flatMap(namesIn))].sort()

export const isKnownCondition = (when: Condition): boolean =>
  Object.entries(when).every(
    ([name, values]) =>
      (FACT_NAMES as readonly string[]).includes(name) &&
      values.length > 0 &&
      values.every((value) =>
        (FACT_VALUES[name as keyof typeof FACT_VALUES] as readonly string[]).includes(value),
      ),
  )

/** The newest version of each key that may be used; one that was retired takes the whole key out of use. */
export function inUse(all: readonly Template[]): Template[] {
  const newest = new Map<string, Template>()
  for (const template of all) {
    if (template.state === 'draft') continue
    const held = newest.get(template.key)
    if (!held || held.version < template.version) newest.set(template.key, template)
  }
  return [...newest.values()].filter(({ state }) => state === 'approved')
}

/**
 * C3-06: a letter that asks for one thing which can be said in a call. A refusal, a summons or a decision is written
 * whatever is said; a request for one paper is not.
 */
export const phoneFirst = (kind: Template['kind'], document: string): boolean =>
  kind === 'documentRequest' && document.trim() !== '' && !/[,;\n]|(?:^|\s)og\s/.test(document.trim())

/**
 * who puts a text in use, and takes it out again. The agency's own is approved by the approvers of its side,
 * as every office sends it; what an office wrote for itself, by its leaders and approvers.
 */
export function approves(
  staff: { roles: readonly string[]; sides: readonly string[] },
  template: Pick<Template, 'officeId' | 'side'>,
): boolean {
  const approver = staff.roles.includes('AP')
  if (template.officeId !== null) return approver || staff.roles.includes('LE')
  return approver && (template.side === 'common' || staff.sides.includes(template.side))
}
