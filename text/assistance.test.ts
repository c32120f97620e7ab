import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ASSISTANCE_PAGES, isAssistancePage } from '../app/assistance.ts'
import { catalogues } from './catalogues.ts'
import { ASSISTANCE_LANGUAGES, isLanguage, preferredLanguage, textFor } from './index.ts'
import type { Room } from './keys.ts'

const APP = join(import.meta.dirname, '..', 'app')
const LITERAL = /['"`]([a-z]+):([A-Za-z][\w.]*)['"`]/g
const BEGINS = /`([a-z]+):([A-Za-z][\w.]*)\$\{/g

/** What a page and all that it is made of can say: whole keys, and all keys that begin as written before a `${`. */
function saidOn(file: string, seen: Set<string>): [Room, string][] {
  if (seen.has(file) || !file.startsWith(APP) || !existsSync(file)) return []
  seen.add(file)
  const source = readFileSync(file, 'utf8').replace(/import type [^']*'[^']*'/g, '')
  const keysOf = (room: string) => Object.keys(catalogues.nb?.[room as Room] ?? {})
  const whole = [...source.matchAll(LITERAL)].map(([, room, key]) => [room, key] as [Room, string])
  const begun = [...source.matchAll(BEGINS)].flatMap(([, room = '', begin = '']) =>
    keysOf(room)
      .filter((key) => key.startsWith(begin))
      .map((key) => [room, key] as [Room, string]),
  )
  const parts = [...source.matchAll(/from '(\.[^']+)'/g)].flatMap(([, path = '']) =>
    saidOn(resolve(dirname(file), path), seen),
  )
  return [...whole, ...begun, ...parts].filter(([room, key]) => keysOf(room).includes(key))
}

/** The bar of staff on an error page, which nobody who is helped is shown. */
const STAFF: readonly Room[] = ['staff']

test('R-323, C6-05: a page that is there in a language of help says nothing in Norwegian', () => {
  const files = ['root.tsx', 'layouts/citizen.tsx', ...ASSISTANCE_PAGES.map(({ file }) => file)]
  for (const { code } of ASSISTANCE_LANGUAGES) {
    const lacks = files.flatMap((file) =>
      saidOn(join(APP, file), new Set())
        .filter(([room, key]) => !STAFF.includes(room) && !catalogues[code]?.[room]?.[key])
        .map(([room, key]) => `${file} ${room}:${key}`),
    )
    expect([...new Set(lacks)]).toEqual([])
  }
})

test('a language of help is none that anybody chooses for letters, and none that a browser is met with', () => {
  expect(ASSISTANCE_LANGUAGES.map(({ code }) => [isLanguage(code), preferredLanguage(code)])).toEqual([
    [false, 'nb'],
  ])
})

test('the pages are those of writing, its receipt and what is confirmed; the rest of Min side is Norwegian', () => {
  const there = ['/min-side', '/min-side/skriv', '/min-side/kvittering/x', '/min-side/hjelpeokt']
  expect(there.filter((path) => !isAssistancePage(path))).toEqual([])
  expect(
    ['/min-side/post', '/min-side/avtaler', '/min-side/hjelpeokt/sprak'].filter(isAssistancePage),
  ).toEqual([])
})

test('days and numbers are said as they are in it', () => {
  expect(textFor('ro')('assisted:seen.things', { n: 25 })).toBe('S-au făcut 25 de lucruri')
})
