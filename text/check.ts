import { IntlMessageFormat } from 'intl-messageformat'
import { saidInHelp } from './assistance.ts'
import type { Catalogue, Catalogues, Room } from './keys.ts'
import { ASSISTANCE_LANGUAGES, LANGUAGES, type PageLanguage, STAFF_LANGUAGES } from './languages.ts'

export interface TextFault {
  readonly language: PageLanguage
  readonly room: Room
  readonly key: string
  readonly wrong: 'missing' | 'not in bokmål' | 'not ICU' | 'other placeholders'
}

const STAFF_ROOMS: readonly Room[] = ['staff', 'demo', 'desk', 'voice', 'meetstaff', 'visitstaff']

/** What is wrong in the catalogues, bokmål being what the others are held against. */
export function textFaults(catalogues: Catalogues): TextFault[] {
  const rooms = Object.keys(catalogues.nb ?? {}) as Room[]
  return [
    ...rooms.flatMap((room) => wholeRoom(catalogues, room)),
    ...rooms.flatMap((room) => helpRoom(catalogues, room)),
  ]
}

function wholeRoom(catalogues: Catalogues, room: Room): TextFault[] {
  return LANGUAGES.map(({ code }) => code)
    .filter((language) => STAFF_LANGUAGES.includes(language) || !STAFF_ROOMS.includes(room))
    .flatMap((language) =>
      roomFaults(catalogues.nb?.[room] ?? {}, catalogues[language]?.[room] ?? {}).map((fault) => ({
        language,
        room,
        ...fault,
      })),
    )
}

/** A language of help says its part of bokmål, and no more (assistance.ts). */
function helpRoom(catalogues: Catalogues, room: Room): TextFault[] {
  const norm = Object.entries(catalogues.nb?.[room] ?? {}).filter(([key]) => saidInHelp(room, key))
  return ASSISTANCE_LANGUAGES.flatMap(({ code: language }) =>
    roomFaults(Object.fromEntries(norm), catalogues[language]?.[room] ?? {}).map((fault) => ({
      language,
      room,
      ...fault,
    })),
  )
}

function roomFaults(norm: Catalogue, own: Catalogue): Pick<TextFault, 'key' | 'wrong'>[] {
  const keys = new Set([...Object.keys(norm), ...Object.keys(own)])
  return [...keys].flatMap((key) => {
    const wrong = textFault(norm[key], own[key])
    return wrong ? [{ key, wrong }] : []
  })
}

function textFault(norm: string | undefined, own: string | undefined): TextFault['wrong'] | undefined {
  if (norm === undefined) return 'not in bokmål'
  if (!own) return 'missing'
  try {
    return placeholders(own) === placeholders(norm) ? undefined : 'other placeholders'
  } catch {
    return 'not ICU'
  }
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names of what a text is filled with, once each, in order of the alphabet. Throws when the text is not ICU. */
export function placeholders(text: string): string {
  const found = new Set<string>()
  collect(new IntlMessageFormat(text, 'nb', undefined, { ignoreTag: true }).getAst(), found)
  return [...found].sort().join(' ')
}

/** ICU's kinds of element that hold only fixed text, or the number sign of a plural. */
const LITERAL = 0
const NUMBER_SIGN = 7

function collect(elements: readonly Element[], into: Set<string>): void {
  for (const element of elements) {
    if (element.type === LITERAL || element.type === NUMBER_SIGN) continue
    into.add(element.value)
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, into)
  }
}
