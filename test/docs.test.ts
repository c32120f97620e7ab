import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CODES, INSIDE, INSIDE_CLASSES, OUTSIDE, OUTSIDE_CLASSES } from '../office/access/matrix.ts'
import { BASES, RECEPTION_POLICIES, VERBS } from '../office/access/model.ts'
import { ACCESS_ROLES, PURPOSES } from '../office/kernel/context.ts'
import { AUTHORSHIPS } from '../office/kernel/event.ts'
import { INVARIANTS } from '../office/kernel/invariants.ts'
import {
  END_STATES,
  OPEN_STATES,
  PROMISE_KINDS,
  REASSIGN_REASONS,
  STEPS,
  URGENCIES,
} from '../office/kernel/promise/model.ts'
import { clocks } from '../office/kernel/time/clocks.ts'
import { IDENTITY_KINDS, MERGE_BASES } from '../office/people/model.ts'
import { CHANNELS, FEEDBACKS, HELPER_RELATIONS } from '../office/threads/model.ts'
import { THEMES } from '../office/threads/recognise/model.ts'
import common from '../text/nb/common.json' with { type: 'json' }
import staff from '../text/nb/staff.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const filesIn = (directory: string): string[] =>
  existsSync(join(ROOT, directory))
    ? readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    : []

const MIGRATIONS = filesIn('db/migrations').filter((file) => file.endsWith('.sql'))

/** The rows of every table of a document, each as its cells. */
const rowsOf = (path: string): string[][] =>
  read(path)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))

const glossary = rowsOf('docs/glossary.md')
const words = new Map(
  glossary.flatMap(([first = '', ...rest]) =>
    [...first.matchAll(/`([^`]+)`/g)].map((found) => [found[1] ?? '', rest] as const),
  ),
)
const inText = (word: string) => read('docs/glossary.md').includes(`\`${word}\``)

/** Lists of kinds: `('R-751', 'messageReceived', …` in the migrations that fill `event_kind`. */
const eventKinds = MIGRATIONS.filter((file) => file.includes('event_kinds')).flatMap((file) =>
  [...read(file).matchAll(/\('R-\d{3}', '(\w+)'/g)].map((found) => found[1] ?? ''),
)

describe('the glossary', () => {
  test.each<[string, readonly string[]]>([
    ['roles', [...ACCESS_ROLES, 'PE']],
    ['purposes', PURPOSES],
    ['sides', ['state', 'municipal', 'common', 'external']],
    ['shields', ['6', '7', 'ownEmployee']],
    ['kinds of promise', PROMISE_KINDS],
    ['states of a promise', [...OPEN_STATES, ...END_STATES]],
    ['urgencies', URGENCIES],
    ['steps', STEPS],
    ['reasons for a move', REASSIGN_REASONS],
    ['channels', CHANNELS],
    ['feedback', FEEDBACKS],
    ['relations of helpers', HELPER_RELATIONS],
    ['authorship', AUTHORSHIPS],
    ['themes', Object.keys(THEMES)],
    ['clocks', Object.keys(clocks)],
    ['kinds of event', eventKinds],
    ['access classes', [...INSIDE_CLASSES, ...OUTSIDE_CLASSES]],
    ['columns of the matrix', [...INSIDE, ...OUTSIDE]],
    ['codes of the matrix', CODES],
    ['verbs of access', VERBS],
    ['bases of an opening', BASES],
    ['policies of the desk', RECEPTION_POLICIES],
    ['kinds of identity', IDENTITY_KINDS],
    ['ways to prove identity', MERGE_BASES],
  ])('explains all %s', (_what, list) => {
    expect(list.length).toBeGreaterThan(0)
    expect(list.filter((word) => !inText(word))).toEqual([])
  })

  test('explains every table of the database', () => {
    const tables = MIGRATIONS.flatMap((file) =>
      [...read(file).matchAll(/^create table (\w+) \(/gm)].map((found) => found[1] ?? ''),
    )
    expect(tables).toContain('promise')
    expect(tables.filter((table) => !inText(table))).toEqual([])
  })

  test('gives themes and events the Norwegian term that is shown', () => {
    const shown: Record<string, string> = { ...common, ...staff }
    const wrong = [
      ...Object.keys(THEMES).map((theme) => [theme, `theme.${theme}`] as const),
      ...eventKinds.map((kind) => [kind, `event.${kind}`] as const),
    ].filter(([word, key]) => {
      const rows = glossary.filter(([first]) => first === `\`${word}\``)
      return !rows.some((row) => row[1] === (shown[key] ?? '–'))
    })
    expect(wrong).toEqual([])
  })

  test('says something of every word it has', () => {
    expect(words.size).toBeGreaterThan(300)
    expect([...words].filter(([, rest]) => rest.at(-1)?.trim() === '').map(([word]) => word)).toEqual([])
  })
})

/** A rule, a key of the scenes, an invariant. */
const NUMBER = /\b(?:R-\d{3}|K\d{1,2}|I-\d{2}[a-z]?)\b/g
const rules = rowsOf('docs/rules.md').filter(([number = '']) => number.match(NUMBER)?.[0] === number)
const listed = new Map(rules.map(([number = '', , file = '']) => [number, file.replaceAll('`', '')]))

const CITING = ['app', 'office', 'gateways', 'server', 'db', 'sim', 'bench', 'scripts', 'text', 'test']
const cited = new Map<string, string>()
for (const file of CITING.flatMap(filesIn).filter((name) => /\.(tsx?|sql|md)$/.test(name)))
  for (const [number] of read(file).matchAll(NUMBER)) if (!cited.has(number)) cited.set(number, file)

describe('the rules', () => {
  test('has a line for every number that is cited, also in the other documents', () => {
    const documents = filesIn('docs').filter((file) => file.endsWith('.md') && file !== 'docs/rules.md')
    const named = documents.flatMap((file) => [...read(file).matchAll(NUMBER)].map(([number]) => number))
    expect([...cited.keys(), ...named].filter((number) => !listed.has(number))).toEqual([])
  })

  test('has no number that nothing cites, and none twice', () => {
    expect([...listed.keys()].filter((number) => !cited.has(number))).toEqual([])
    expect(listed.size).toBe(rules.length)
  })

  test('names for each a file that cites it', () => {
    const wrong = [...listed].filter(([number, file]) => {
      return !existsSync(join(ROOT, file)) || !new RegExp(`\\b${number}\\b`).test(read(file))
    })
    expect(wrong).toEqual([])
  })

  test('has every invariant that is run', () => {
    expect(INVARIANTS.map(({ id }) => id).filter((id) => !listed.has(id))).toEqual([])
  })
})

describe('what the documents name is there', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...filesIn('docs'),
    ...CITING.flatMap(filesIn),
  ].filter((file) => file.endsWith('.md'))
  const commands = JSON.parse(read('package.json')).scripts as Record<string, string>

  test('the commands', () => {
    const missing = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run ([\w:]+)/g)]
        .map((found) => found[1] ?? '')
        .filter((command) => !(command in commands))
        .map((command) => `${file}: ${command}`),
    )
    expect(missing).toEqual([])
  })

  test('the dependencies, all of them', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>
    const told = [...read('docs/dependencies.md').matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '')
    const stands = (name: string) =>
      told.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))))
    expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !stands(name))).toEqual([])
  })

  test('the documents that they lead to', () => {
    const missing = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:]+\.md)(?:#[^)]*)?\)/g)]
        .map((found) => join(file, '..', found[1] ?? ''))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${file}: ${target}`),
    )
    expect(missing).toEqual([])
  })

  test('the files, where they are named by their whole path', () => {
    const path = /`((?:app|office|gateways|server|db|test|text|scripts|bench|docs)\/[\w./-]+\.\w+)`/g
    const missing = documents.flatMap((file) =>
      [...read(file).matchAll(path)]
        .map((found) => found[1] ?? '')
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${file}: ${target}`),
    )
    expect(missing).toEqual([])
  })

  test('every room says what it is for', () => {
    const rooms = [
      'app',
      'server',
      'gateways',
      'db',
      'test',
      'bench',
      'text',
      'office/kernel/promise',
      'office/threads/routing',
      'office/threads/recognise',
    ]
    const all = [...rooms, ...readdirSync(join(ROOT, 'office')).map((room) => `office/${room}`)]
    expect(all.filter((room) => !existsSync(join(ROOT, room, 'README.md')))).toEqual([])
  })
})
