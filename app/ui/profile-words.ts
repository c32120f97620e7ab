import type { Consequence } from '../../office/people/profile/assessment/model.ts'
import type { Barrier } from '../../office/people/profile/model.ts'
import { hasText, type Language, type PageLanguage, type Say, type TextKey } from '../../text/index.ts'

/** A language by its name in the reader's own. */
export function languageName(code: string, language: PageLanguage, say: Say): string {
  if (code === 'signed') return say('profile:language.signed')
  try {
    return new Intl.DisplayNames([language, 'nb'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** The code in words of the room `profile`; as it is where the catalogues lack it. */
export const coded = (say: Say, prefix: string, code: string): string => {
  const key = `profile:${prefix}.${code}`
  return hasText(key) ? say(key as TextKey) : code
}

const listed = (language: Language, words: readonly string[]) =>
  new Intl.ListFormat([language, 'nb'], { type: 'conjunction' }).format(words)

const THING: Partial<Record<Barrier, string>> = {
  noEId: 'eId',
  noInternet: 'internet',
  internetCut: 'internet',
  noSmartphone: 'smartphone',
  noComputer: 'computer',
}

export type Spoken = { say: Say; language: Language; when: (at: string) => string }

/** each consequence of the answers in a sentence to the person; the same to both parties. */
export function consequenceWords(
  one: Consequence,
  { say, language, when }: Spoken,
  reviewAt: string,
): string[] {
  const tasks = (list: readonly string[]) =>
    listed(
      language,
      list.map((task) => coded(say, 'task', task)),
    )
  const ways = (list: readonly string[]) =>
    listed(
      language,
      list.map((way) => coded(say, 'way', way)),
    )
  switch (one.code) {
    case 'status':
      return [coded(say, 'c.status', one.status)]
    case 'staysDigital':
      return [say('profile:c.staysDigital', { tasks: tasks(one.tasks) })]
    case 'interpretedTalks':
      return [say('profile:c.interpretedTalks', { language: languageName(one.language, language, say) })]
    case 'lettersInLanguage':
      return [say('profile:c.lettersInLanguage', { language: languageName(one.language, language, say) })]
    case 'trainingOffer':
      return [say('profile:c.trainingOffer', { task: coded(say, 'task', one.task) })]
    case 'barrier': {
      const things = [
        ...new Set(one.barriers.map((barrier) => coded(say, 'access', THING[barrier] ?? barrier))),
      ]
      return [say('profile:c.barrier', { barriers: listed(language, things) })]
    }
    case 'wishFollowed':
      return [
        ...(one.preferred.length > 0 ? [say('profile:c.wishPreferred', { ways: ways(one.preferred) })] : []),
        ...(one.declined.length > 0 ? [say('profile:c.wishDeclined', { ways: ways(one.declined) })] : []),
      ]
    case 'review':
      return [say('profile:c.review', { when: when(reviewAt) })]
    default:
      return [coded(say, 'c', one.code)]
  }
}

/** One fact in words: what it is about, and what was said. */
export function factWords(
  field: string,
  value: unknown,
  spoken: Pick<Spoken, 'say' | 'language'>,
): string | null {
  const { say, language } = spoken
  const [kind = '', name = ''] = field.split('.')
  const both = (about: string, said: string) => `${about}: ${said}`
  switch (kind) {
    case 'ability':
      return both(coded(say, 'task', name), coded(say, 'level', String(value)))
    case 'access':
      return both(coded(say, 'access', name), coded(say, 'have', String(value)))
    case 'wish':
      return value === 'none' ? null : both(coded(say, 'way', name), coded(say, 'wish', String(value)))
    case 'restriction':
      return value === true ? coded(say, 'restriction', name) : null
    case 'norwegianOral':
    case 'norwegianWritten':
      return both(say(`profile:${kind}`), coded(say, 'scale', String(value)))
    case 'reading':
      return both(say('profile:reading'), coded(say, 'reading', String(value)))
    case 'interpreterNeed':
      return both(say('profile:interpreterNeed'), coded(say, 'need', String(value)))
    case 'interpreterLanguage':
      return both(say('profile:interpreterLanguage'), languageName(String(value), language, say))
    case 'interpreterGender':
      return both(say('profile:interpreterGender'), coded(say, 'gender', String(value)))
    case 'interpreterDialect':
      return both(say('profile:interpreterDialect'), String(value))
    case 'language':
      return both(say('profile:letterLanguage'), languageName(String(value), language, say))
    case 'times':
      return Array.isArray(value) && value.length > 0
        ? both(
            say('profile:section.times'),
            listed(
              language,
              value.map((time) => coded(say, 'time', String(time))),
            ),
          )
        : null
    default:
      return null
  }
}
