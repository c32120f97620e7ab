import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { describe, expect, test } from 'vitest'
import routes from '../../../app/routes.ts'
import { ROOMS } from '../../../server/rooms.ts'
import { LANGUAGES, textFor } from '../../../text/index.ts'
import { MENUS } from '../../calls/line/table.ts'
import { PAGES, type Way } from './model.ts'
import { NOT_TASKS, NOT_VERBS, TASKS } from './table.ts'

/** The catalogue held against what there is: the pages, what they call, and the verbs of each room. */
const ROOT = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Every address and the file that answers it. */
const flat = (entries: readonly RouteConfigEntry[]): [string, string][] =>
  entries.flatMap(({ path, file, children = [] }) => [
    ...(path === undefined ? [] : [[`/${path}`, `app/${file}`] as [string, string]]),
    ...flat(children),
  ])
const ADDRESSES = new Map(flat(await routes))
const SERVED = readdirSync(join(ROOT, 'server'))
  .filter((file) => file.endsWith('-route.ts') || file.startsWith('live-'))
  .flatMap((file) => [...read(`server/${file}`).matchAll(/app\.(?:get|post)\('(\/min-side[^']*)'/g)])
  .map((found) => found[1] ?? '')

/** What a page is made of: its own file, and those of the app that it brings in. */
function sourceOf(file: string, seen = new Set<string>()): string {
  if (seen.has(file) || !existsSync(join(ROOT, file))) return ''
  seen.add(file)
  const source = read(file)
  const more = [...source.matchAll(/from '(\.[^']+)'/g)]
    .map((found) => join(dirname(file), found[1] ?? ''))
    .filter((to) => to.startsWith('app/') && !to.startsWith('app/ui/'))
  return [source, ...more.map((to) => sourceOf(to, seen))].join('\n')
}
const VERBS = Object.entries(ROOMS).flatMap(([room, verbs]) =>
  Object.entries(verbs).flatMap(([verb, does]) => (typeof does === 'function' ? [`${room}.${verb}`] : [])),
)
const bare = (verb: string) => verb.split('.')[1] ?? ''
const calls = (source: string, verb: string) => new RegExp(`\\b${bare(verb)}\\b`).test(source)
const callsIn = (address: string) => {
  const source = sourceOf(ADDRESSES.get(address) ?? '')
  return VERBS.filter((verb) => new RegExp(`\\.${bare(verb)}\\(`).test(source))
}

const MINE = [...ADDRESSES.keys()].filter((address) => /^\/min-side(\/|$)/.test(address))
const WAYS: [string, Way][] = TASKS.flatMap(({ key, phone, desk, paper }) =>
  [...phone.by, ...desk.by, ...('by' in paper ? [paper.by] : [])].map((way) => [key, way] as [string, Way]),
)

describe('R-439: the catalogue leaves nothing out', () => {
  test('every page of Min side belongs to a task, or is named as none, with the reason', () => {
    expect(MINE.length).toBeGreaterThan(30)
    const known = new Set([...TASKS.flatMap(({ web }) => web), ...Object.keys(NOT_TASKS)])
    expect([...MINE, ...SERVED].filter((address) => !known.has(address))).toEqual([])
  })

  test('whatever a page of Min side calls belongs to a task that is done there', () => {
    const astray = MINE.filter((address) => !(address in NOT_TASKS)).flatMap((address) => {
      const here = TASKS.filter(({ web }) => web.includes(address)).flatMap(({ verbs }) => verbs)
      return callsIn(address)
        .filter((verb) => !here.includes(verb))
        .map((verb) => `${address} calls ${verb}`)
    })
    expect(astray).toEqual([])
  })

  test('every verb that only a person can call belongs to a task, or is named as none, with the reason', () => {
    const office = readdirSync(join(ROOT, 'office'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    const own = VERBS.filter((verb) =>
      new RegExp(`function ${bare(verb)}\\(\\s*\\w+: [^,)]*PersonCtx`).test(office),
    )
    expect(own.length).toBeGreaterThan(40)
    const known = new Set([...TASKS.flatMap(({ verbs }) => verbs), ...Object.keys(NOT_VERBS)])
    expect(own.filter((verb) => !known.has(verb))).toEqual([])
  })
})

describe('R-439: what the catalogue says is there', () => {
  test('no task, page or verb is named that does not exist', () => {
    expect(new Set(TASKS.map(({ key }) => key)).size).toBe(TASKS.length)
    const web = [...TASKS.flatMap((task) => task.web), ...Object.keys(NOT_TASKS)]
    expect(web.filter((address) => !ADDRESSES.has(address) && !SERVED.includes(address))).toEqual([])
    const verbs = [...TASKS.flatMap((task) => task.verbs), ...Object.keys(NOT_VERBS)]
    expect(verbs.filter((verb) => !VERBS.includes(verb))).toEqual([])
    expect([...Object.values(NOT_TASKS), ...Object.values(NOT_VERBS)].every((why) => why.length > 10)).toBe(
      true,
    )
  })

  test('every task has a way by telephone and at the desk, and one on paper or a reason', () => {
    expect(TASKS.filter(({ phone, desk }) => phone.by.length === 0 || desk.by.length === 0)).toEqual([])
    expect(TASKS.filter(({ web }) => web.length === 0)).toEqual([])
    // Paper is left out only where it would be meaningless.
    const without = TASKS.filter(({ paper }) => 'none' in paper).map(({ key }) => key)
    expect(without).toEqual(['chat', 'listen', 'toPhone', 'training'])
  })

  test('every page of staff that is named is there, and calls what it says', () => {
    expect(WAYS.length).toBeGreaterThan(100)
    const gone = WAYS.filter(([, { page, verb }]) => {
      const file = ADDRESSES.get(PAGES[page])
      return file === undefined || !VERBS.includes(verb) || !calls(sourceOf(file), verb)
    })
    expect(gone).toEqual([])
  })

  test('the line that is rung leads to people', () => {
    const lines = [...new Set(TASKS.map(({ phone }) => phone.line))]
    expect(lines.filter((line) => (MENUS[line].at(-1)?.human ?? null) === null)).toEqual([])
  })

  test('what it is called is said in every language', () => {
    for (const { code } of LANGUAGES) {
      const say = textFor(code)
      expect(TASKS.filter(({ title }) => say(title) === '' || say(title) === title)).toEqual([])
    }
  })
})
