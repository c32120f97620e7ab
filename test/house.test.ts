import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const TOP = ['app', 'office', 'gateways', 'server', 'db', 'text'] as const
const sources = (directory: string): string[] =>
  readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))

type Import = { from: string; to: string; typeOnly: boolean }
const IMPORT = /(?:import|export)\s+(type\s+)?[^'"]*?from\s+'(\.[^']+)'|(typeof\s+)?import\('(\.[^']+)'\)/g

const imports: Import[] = TOP.flatMap((top) => sources(top)).flatMap((from) =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map((match) => ({
    from,
    to: normalize(join(dirname(from), match[2] ?? match[4] ?? '')),
    typeOnly: match[1] !== undefined || match[3] !== undefined,
  })),
)
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const room = (file: string) => file.split('/').slice(0, 2).join('/')
const offences = (forbidden: (one: Import) => boolean) =>
  imports.filter((one) => !isTest(one.from) && forbidden(one)).map(({ from, to }) => `${from} → ${to}`)

test('the office knows no pages, no server and no gateway', () => {
  expect(
    offences(({ from, to }) => from.startsWith('office/') && /^(app|server|gateways)\//.test(to)),
  ).toEqual([])
})

test('pages take only types and pure files of the office, and nothing of the server', () => {
  const pure = /[/-](rules|model|table|text)\.ts$|office\/kernel\/time\//
  expect(
    offences(
      ({ from, to, typeOnly }) =>
        from.startsWith('app/') && to.startsWith('office/') && !typeOnly && !pure.test(to),
    ),
  ).toEqual([])
  expect(
    offences(
      ({ from, to, typeOnly }) => from.startsWith('app/') && /^(server|db|gateways)\//.test(to) && !typeOnly,
    ),
  ).toEqual([])
})

test('gateways know the office and nothing above it', () => {
  expect(offences(({ from, to }) => from.startsWith('gateways/') && /^(app|server)\//.test(to))).toEqual([])
})

test("no room touches another room's tables: a store is imported by its own room only", () => {
  expect(
    offences(
      ({ from, to }) =>
        /^office\/.*store\.ts$/.test(to) && room(to) !== 'office/kernel' && room(from) !== room(to),
    ),
  ).toEqual([])
})

test('the kernel knows no room', () => {
  expect(
    offences(
      ({ from, to }) =>
        from.startsWith('office/kernel/') && to.startsWith('office/') && !to.startsWith('office/kernel/'),
    ),
  ).toEqual([])
})

test('no file but tables and word lists tells more than one story: 300 lines are the limit', () => {
  const long = [...TOP, 'sim', 'bench', 'test', 'scripts']
    .flatMap((top) => sources(top))
    .filter((file) => !/generated|db\/types\.ts|lexicon\/|\/table\.ts$|text\/catalogues\.ts$/.test(file))
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 301)
  expect(long).toEqual([])
})
