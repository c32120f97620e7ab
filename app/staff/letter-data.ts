import { redirect } from 'react-router'
import { PHONE_ANSWERS } from '../../office/reach/letters/model.ts'
import { writesOn } from '../../office/reach/rules.ts'
import {
  FACT_NAMES,
  FACT_VALUES,
  type Filled,
  type LetterFacts,
  PLACEHOLDERS,
  type PlaceholderName,
} from '../../office/reach/templates/model.ts'
import type { PageDoor } from '../context.ts'
import { readForm, refuse, type Written } from '../form.ts'
import type { Previewed } from './letter-preview.tsx'
import { smallNotice } from './letter-small.ts'
import { personFor } from './person-for.ts'
import { plain } from './plain.ts'

const filledOf = (values: Written): Filled =>
  Object.fromEntries(
    (Object.keys(PLACEHOLDERS) as PlaceholderName[])
      .map((name) => [name, (values[`fyll.${name}`] ?? '').trim()])
      .filter(([, value]) => value !== ''),
  )

/** What is not chosen is not known, and nothing keyed to it is printed. */
export const factsOf = (values: Written): LetterFacts =>
  Object.fromEntries(
    FACT_NAMES.map((name) => [
      name,
      (FACT_VALUES[name] as readonly string[]).find((one) => one === values[`faktum.${name}`]),
    ]).filter(([, value]) => value !== undefined),
  )

type TemplateChoice = { key: string; title: string; local: boolean }

/** The form: which letter, and what has to be filled in for it. */
export async function letterPage(here: PageDoor, personId: string, key: string | null) {
  const { name, codes } = await personFor(here, personId, { what: 'letter' })
  const { inUse: all } = await here.office.reach.templates()
  const inUse = all.filter(({ side }) => writesOn(codes, side))
  const choices: TemplateChoice[] = inUse.map((template) => ({
    key: template.key,
    title: template.texts.find(({ language }) => language === 'nb')?.title ?? template.key,
    local: template.officeId !== null,
  }))
  const chosen = key === null ? undefined : inUse.find((template) => template.key === key)
  const begun =
    chosen &&
    (await here.office.reach.previewLetter({ personId, template: chosen.key, filled: {}, facts: {} }))
  return {
    personId,
    name,
    choices,
    chosen:
      chosen && begun?.ok
        ? {
            key: chosen.key,
            kind: chosen.kind,
            bound: chosen.lixBound,
            placeholders: begun.value.draft.placeholders,
            tailored: chosen.texts[0]?.paragraphs.some(({ when }) => when !== undefined) ?? false,
            hasAddress: begun.value.hasAddress,
            language: begun.value.receiver.language,
          }
        : null,
  }
}

export type LetterAnswer = {
  previewed: Previewed
  values: Written
  lix: number | null
  bound: number
  askPhoneFirst: boolean
  hasAddress: boolean
}

/** Looks the letter over, sends it, or says that a call has settled it. */
export async function actOnLetter(here: PageDoor, request: Request, personId: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values, idempotencyKey } = form
  const input = { personId, template: values.mal ?? '', filled: filledOf(values), facts: factsOf(values) }
  if (values.gjor === 'ringt') {
    const done = await here.office.reach.settledByCall(input)
    return done.ok ? redirect(personPage(personId, 'ringtIStedet'), 303) : refuse(done.reason, values)
  }
  if (values.gjor === 'send') {
    const phoned = PHONE_ANSWERS.find((one) => one === values.ringt)
    const done = await here.office.reach.sendLetter({
      ...input,
      key: idempotencyKey,
      ...(phoned ? { phoned } : {}),
    })
    if (done.ok) return redirect(personPage(personId, 'brevSendt'), 303)
    const details = done.details
    const field = done.reason === 'askPhoneFirst' ? 'ringt' : fieldOf(details)
    return refuse(done.reason, values, { details, ...(field ? { field } : {}) })
  }
  const seen = await here.office.reach.previewLetter(input)
  if (!seen.ok) return refuse(seen.reason, values)
  const { draft, letter, spoken, hasAddress, template } = seen.value
  if (draft.missing !== null)
    return refuse('missingValue', values, {
      field: `fyll.${draft.missing}`,
      details: { field: draft.missing },
    })
  const answer: LetterAnswer = {
    previewed: { letter: plain(letter), spoken, small: smallNotice(letter.language) },
    values,
    lix: draft.lix,
    bound: template.lixBound,
    askPhoneFirst: draft.askPhoneFirst,
    hasAddress,
  }
  return answer
}

const fieldOf = (details: Readonly<Record<string, string | number>> | undefined) =>
  typeof details?.field === 'string' ? `fyll.${details.field}` : undefined

const personPage = (personId: string, done: string) => `/arbeid/person/${personId}?gjort=${done}`
