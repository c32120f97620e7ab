import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { staffActor } from '../../../test/support/world.ts'
import { pairTerminal, revokeTerminal, showCode } from './actions.ts'
import { pairingOf, terminalsOf } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

let made = 0
const device = () => ({ tokenHash: Buffer.alloc(32, ++made) })
const host = staffActor('hostA')
const pair = (code: string, over: object = {}) =>
  story.asStaff(host, (ctx) => pairTerminal(ctx, { code, kind: 'public', name: 'Ved vinduet', ...over }))
const asked = async (hash: { tokenHash: Buffer }) => {
  const shown = await story.asSystem((ctx) => showCode(ctx, hash))
  if (!shown.ok) throw new Error(shown.reason)
  return shown.value.code
}
const state = (hash: { tokenHash: Buffer }) => story.asSystem((ctx) => pairingOf(ctx, hash))

test('R-449: a device shows a code, is the office’s when it is typed, and nobody’s when it is parted', async () => {
  const screen = device()
  const code = await asked(screen)
  expect(await state(screen)).toMatchObject({ state: 'waiting', code })
  const paired = await pair(`${code.slice(0, 3)} ${code.slice(3)}`)
  expect(paired.ok).toBe(true)
  expect(await state(screen)).toMatchObject({
    state: 'paired',
    terminal: { kind: 'public', officeId: host.officeId },
  })
  const list = await story.asStaff(host, terminalsOf)
  expect(list).toMatchObject({
    ok: true,
    value: [{ name: 'Ved vinduet', pairedBy: 'Anne Vindlykt', revokedAt: null }],
  })
  const terminalId = paired.ok ? paired.value.terminalId : ''
  // Another office neither sees it nor parts it.
  const elsewhere = staffActor('officeLeaderB')
  expect(await story.asStaff(elsewhere, terminalsOf)).toEqual({ ok: true, value: [] })
  expect(await story.asStaff(elsewhere, (ctx) => revokeTerminal(ctx, { terminalId }))).toMatchObject({
    reason: 'notFound',
  })
  const parted = () =>
    story.asStaff(staffActor('officeLeaderA'), (ctx) => revokeTerminal(ctx, { terminalId }))
  expect(await parted()).toEqual({ ok: true, value: null })
  expect(await parted()).toEqual({ ok: true, value: null })
  expect(await state(screen)).toEqual({ state: 'none' })
})

test('R-449: a code works once, for ten minutes, and only for who receives or leads', async () => {
  const first = await asked(device())
  expect((await pair(first)).ok).toBe(true)
  expect(await pair(first)).toMatchObject({ reason: 'screenCodeWrong' })
  const screen = device()
  const late = await asked(screen)
  const adviser = await story.asStaff(staffActor('stateAdviserA'), (ctx) =>
    pairTerminal(ctx, { code: late, kind: 'kiosk', name: 'Ved døra' }),
  )
  expect(adviser).toMatchObject({ reason: 'notFound' })
  expect(await pair(late, { name: '  ' })).toMatchObject({ reason: 'empty' })
  expect(await pair(late, { name: 'x'.repeat(61) })).toMatchObject({ reason: 'tooLong' })
  expect(await pair(late, { kind: 'everything' })).toMatchObject({ reason: 'badForm' })
  story.clock.advance({ minutes: 10 })
  expect(await pair(late)).toMatchObject({ reason: 'screenCodeWrong' })
  expect(await state(screen)).toEqual({ state: 'none' })
  expect(await pair('')).toMatchObject({ reason: 'screenCodeWrong' })
})

test('R-449: two who type the same code get one device between them', async () => {
  const code = await asked(device())
  const both = await Promise.all([pair(code), pair(code)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('R-449: codes that nobody types do not fill the table', async () => {
  const before = await asked(device())
  story.clock.advance({ minutes: 11 })
  await asked(device())
  const left = await story.database.system
    .selectFrom('terminal')
    .select('code')
    .where('code', '=', before)
    .execute()
  expect(left).toEqual([])
})
