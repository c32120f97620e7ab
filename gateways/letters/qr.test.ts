import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctionOf, formatOf, penalty, type QrCode, qrCode } from './qr.ts'

const MASKS = [0, 1, 2, 3, 4, 5, 6, 7]

const rows = ({ size, dark }: QrCode) =>
  Array.from({ length: size }, (_, row) => [...dark.slice(row * size, (row + 1) * size)].join(''))

/** Whole codes that another program has drawn, each row a number of base 36. */
const DRAWN_ELSEWHERE = [
  {
    text: 'Granvik',
    mask: 3,
    size: 21,
    rows: '18r5r mxxd wq59 wspp wo65 mudd 18prz 3r4 w7rf v55z 7hu7 bcyx 18raq 4ex 18rp4 myhb wo2n ws3y wrwg mump 18r7g',
  },
  {
    text: 'https://velferdskontoret.example/b/482177304',
    mask: 5,
    size: 33,
    rows: `3x70dq7 20n2u69 2vkr7tp 2vpzplp 2vg0c4d 20cmq0x 3xbl6yn bvda8 20jzqvi 3ws9z4s 1enozkm 19covr3 adbtfk 9sau9z
      3t2a1v6 2ps66c5 20bnesx ycemrx 2y836gf 1bcipcu 347v122 28lb2qg 2vx1v3e 21ec8d0 2zxv46o a4ff9 3x1d7bq 20a81el 2vgy86z
      2v7v8hp 2vevbgf 205trqs 3xaba3u`,
  },
  {
    text: 'https://en.velferdskontor.med.et.langt.navn.og.flere.ledd.i.adressen.example/innbygger/b/482177304',
    mask: 4,
    size: 41,
    rows: `ry5ejse7 e9lsmg5d kf5dtnj1 kgz2tie5 kggpcy1p eborxnwh rwyepa4f 3gtekg0 fcb170mx rtwpxzsr puydqs1d d7l43vq2 n3cwmysg
      exncbnxx mnfde9jd ehi2npcb kfilsyln oqq8x7n9 a092b1l h7kadfc9 mrqweivf hn2lq1rt p8kmontl 8w2pl45m lr0y883s f17wx26t
      gjjm3vtt o60qocju itjughz7 kce1qq9h 2lw6b3qp 3pjs4976 lskz7euz 3dvz2mt rx9u1pw1 e95tgnbu khwthkor keg0omxx kf020dql
      ealo6nmz ry4wkf3u`,
  },
]

describe('a code for telephones', () => {
  test.each(DRAWN_ELSEWHERE)('$text is drawn as others draw it', ({ text, mask, size, rows: expected }) => {
    const code = qrCode(text, mask)
    expect(code?.size).toBe(size)
    const drawn = code && rows(code).map((row) => Number.parseInt(row, 2).toString(36))
    expect(drawn).toEqual(expected.split(/\s+/))
  })

  test('corrects as the standard computes it', () => {
    const words = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
    expect(correctionOf(words, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
  })

  test('writes the format as the standard lists it', () => {
    expect(MASKS.map((mask) => formatOf(mask).toString(2).padStart(15, '0'))).toEqual([
      '101010000010010',
      '101000100100101',
      '101111001111100',
      '101101101001011',
      '100010111111001',
      '100000011001110',
      '100111110010111',
      '100101010100000',
    ])
  })

  test('counts what is hard to read', () => {
    const all = (dark: number, size = 21) => ({ size, dark: new Uint8Array(size * size).fill(dark) })
    // Forty-two lines of one run (3 + 16), four hundred full squares, and all of one colour.
    expect(penalty(all(1))).toBe(42 * 19 + 400 * 3 + 10 * 10)
    expect(penalty(all(0))).toBe(penalty(all(1)))
    const mixed = all(0)
    mixed.dark.forEach((_, at) => {
      mixed.dark[at] = ((at % 21) + Math.floor(at / 21)) % 2
    })
    expect(penalty(mixed)).toBe(0)
    // One line that looks like a corner of the code, among lines that do not.
    mixed.dark.set([0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1], 210)
    expect(penalty(mixed)).toBeGreaterThanOrEqual(40)
  })

  test('is the easiest to read of the eight', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => {
        const code = qrCode(text)
        const all = MASKS.flatMap((mask) => qrCode(text, mask) ?? [])
        if (code === null) return
        expect(all.map((one) => rows(one))).toContainEqual(rows(code))
        expect(penalty(code)).toBe(Math.min(...all.map(penalty)))
      }),
      { numRuns: 30 },
    )
  })

  test('is none for what is too long', () => {
    expect(qrCode('x'.repeat(106))?.size).toBe(41)
    expect(qrCode('x'.repeat(107))).toBeNull()
  })
})
