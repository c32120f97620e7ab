import { sayDay } from '../../../text/when.ts'
import type { Filled, LetterFacts, Template } from '../templates/model.ts'
import { fill, textIn } from '../templates/rules.ts'
import { partOf } from './build.ts'
import type { Letter } from './model.ts'
import { letterFrom } from './rules.ts'
import { filledWords, languageOf } from './words.ts'

/** What a template is filled with where nobody is written to: previews, measurements, the tests of the paper. */
export const SAMPLE: Required<Filled> = {
  matter: 'sosialhjelp',
  amount: '12 500 kroner i måneden',
  reason: 'Du har nok penger til å klare deg denne måneden.',
  document: 'kvittering for strøm',
  place: 'Torget 2, Granvik',
  adviser: 'Kari Moen',
  direct: '42 00 10 01',
  from: '2026-03-01',
  until: '2026-04-30',
  meeting: '2026-03-12T10:00',
}

const OFFICE = {
  agency: 'Velferdskontoret',
  name: 'Velferdskontoret Granvik',
  phone: '800 00 111',
  hours: '9–15',
  address: 'Torget 2, 9901 Granvik',
}

/** A whole letter of a template to somebody made up: in their language and, where that is another, in Norwegian. */
export function sampleLetter(
  template: Template,
  language: string,
  told: { facts?: LetterFacts; filled?: Filled; at: Temporal.Instant; name?: string; code?: string },
): Letter {
  const words = { phone: OFFICE.phone, hours: OFFICE.hours, office: OFFICE.name }
  const texts = new Set([textIn(template, language), textIn(template, 'nb')])
  const parts = [...texts].flatMap((text) => {
    if (!text) return []
    const say = filledWords(text.language, { ...SAMPLE, ...told.filled }, words, told.at)
    const done = fill(text, told.facts ?? {}, say)
    return done.ok ? [partOf(text, done.text)] : []
  })
  return letterFrom({
    id: 'sample',
    code: told.code ?? '482177304',
    origin: 'https://velferdskontoret.example',
    number: '1042',
    madeAt: told.at,
    recipient: [told.name ?? 'Amina Hassan', 'Skolegata 8', '9901 GRANVIK'],
    office: OFFICE,
    signer: 'Kari Moen',
    lastDay:
      template.answerClock === null
        ? null
        : { appeal: template.answerClock === 'appealDeadline', at: told.at.add({ hours: 24 * 24 }) },
    parts,
    sayDay: (spokenIn, at) => sayDay(languageOf(spokenIn), at, told.at),
  })
}
