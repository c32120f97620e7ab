import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasText, LANGUAGES, textFor } from '../../../../text/index.ts'
import common from '../../../../text/nb/common.json' with { type: 'json' }
import reach from '../../../../text/nb/reach.json' with { type: 'json' }
import { guardText } from './rules.ts'
import { STEMS } from './table.ts'

const kinds = (text: string) => guardText(text).map(({ kind }) => kind)

describe('what a text message may carry (R-339, K24)', () => {
  test.each([
    ['your sick note for back pain is missing', 'health'],
    ['Sykmeldingen din mangler', 'health'],
    ['Sjukmeldinga di manglar', 'health'],
    ['Vi har fattet vedtak i saken din', 'case'],
    ['Sosialhjelpen kommer fredag', 'benefit'],
    ['Du får pengene på fredag', 'money'],
    ['Zasiłek został przyznany', 'benefit'],
    ['Ваша пенсія готова', 'benefit'],
    ['تم اتخاذ القرار', 'case'],
    ['Lacagta waa la diray', 'money'],
    ['ውሳነ ተዋሂቡ', 'case'],
    ['Du boađát oažžut ruđa', 'money'],
    ['Fødselsnummer 01829312345', 'identity'],
    ['9901.10.20011', 'account'],
    ['Du får 1 200 kr', 'amount'],
    ['Gjelder 2026/1234', 'caseNumber'],
  ])('stops “%s”', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })

  test.each([
    'Velferdskontoret: Møte tirsdag 10. mars kl. 10 på kontoret i Granvik. Svar JA, NEI eller RING.',
    'Hei, kan du ringe meg i dag? Hilsen Kari',
    'Ta gjerne med sykkelen. Vi er på samme sted som sist.',
    'Office: Meeting Tuesday 10 March at 10. Answer YES, NO or CALL.',
    'Ring 800 00 111 hvis du vil snakke med oss',
  ])('lets “%s” through', (text) => {
    expect(guardText(text)).toEqual([])
  })

  test('names the word, so that whoever wrote it sees what to change', () => {
    expect(guardText('Hei. Sykmeldingen mangler!')).toEqual([{ kind: 'health', word: 'sykmeldingen' }])
  })
})

test('every text of ours that leaves by SMS or e-mail is neutral, in every language', () => {
  const params = {
    agency: 'Velferdskontoret',
    phone: '800 00 111',
    when: 'onsdag 4. mars kl. 10',
    place: 'kontoret i Granvik',
    link: 'https://kontoret.example/l/kr5lege2vedtak',
    text: '',
  }
  const leaves = [
    ...Object.keys(common)
      .filter((key) => key.startsWith('notice.'))
      .map((key) => `common:${key}`),
    ...Object.keys(reach)
      .filter((key) => /^(sms|mail|notice)\./.test(key))
      .map((key) => `reach:${key}`),
  ].filter(hasText)
  expect(leaves.length).toBeGreaterThan(15)
  for (const { code } of LANGUAGES)
    for (const key of leaves) expect(guardText(textFor(code)(key, params)), `${code} ${key}`).toEqual([])
})

test('the copy in the database has the same stems, and no other', () => {
  const directory = join(import.meta.dirname, '../../../../db/migrations')
  const rows = readdirSync(directory)
    .filter((file) => file.startsWith('035'))
    .flatMap((file) => [
      ...readFileSync(join(directory, file), 'utf8').matchAll(/^ {2}\('(\w\w)', '(\w+)', '([^']+)'\)[,;]$/gm),
    ])
  const held = rows.map(([, language, kind, stem]) => ({ language, kind, stem }))
  expect(held).toEqual(STEMS)
})
