import { expect, test } from 'vitest'
import { sentencesOf, wordsOf } from './reading.ts'
import { lix } from './rules.ts'

test('a plain text is easy and one of the old kind is not', () => {
  const plain = 'Du får penger 20. mars. Ring oss kl. 10 hvis du lurer på noe. Vi hjelper deg.'
  const old =
    'I henhold til gjeldende forvaltningslovgivning anmodes De herved om å fremlegge dokumentasjon vedrørende inntektsforhold, idet manglende innsendelse medfører avslag på søknaden.'
  expect(lix(plain)).toBeLessThanOrEqual(25)
  expect(lix(old)).toBeGreaterThan(60)
})

test('R-826: words in a sentence plus the share of long words', () => {
  expect(lix('Vi har fått søknaden din. Du får svar innen fredag.')).toBe(Math.round(10 / 2 + 100 / 10))
  expect(lix('')).toBe(0)
  expect(lix(' … ')).toBe(0)
})

test.each([
  ['Svaret kommer onsdag 4. mars kl. 10. Ring oss.', ['Svaret kommer onsdag 4. mars kl. 10.', 'Ring oss.']],
  ['Ta med:\n- lønnsslipp\n- husleie', ['Ta med:', '- lønnsslipp', '- husleie']],
  ['Overskrift\n\nSå en linje', ['Overskrift', 'Så en linje']],
  ['Han sa «Kom nå!» Så gikk vi.', ['Han sa «Kom nå!»', 'Så gikk vi.']],
  ['هل وصلك المال؟ اتصل بنا', ['هل وصلك المال؟', 'اتصل بنا']],
])('sentences of %j', (text, sentences) => {
  expect(sentencesOf(text).map((one) => one.text)).toEqual(sentences)
})

test('each piece stands where it says', () => {
  const text = '  Hei du.  Kom i morgen!\n\nHilsen Kari'
  for (const piece of [...sentencesOf(text), ...wordsOf(text)])
    expect(text.slice(piece.from, piece.to)).toBe(piece.text)
})
