import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffKey } from '../../db/seed/staff.ts'
import type { StaffCtx } from '../../office/kernel/context.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { attachUnidentified, unidentifiedRecording } from '../../office/reach/actions.ts'
import { unidentifiedQueue } from '../../office/reach/views.ts'
import { openTelephone, type Telephone } from '../../test/support/telephone.ts'
import { addPerson, STAFF, staffActor, T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
  await t.house.clock.move?.set(T0)
})
afterAll(() => t.close())

const as = <T>(name: StaffKey, act: (ctx: StaffCtx) => Promise<T>) =>
  inTransaction(t.house.around, staffActor(name), (ctx) => act(ctx as StaffCtx))

async function said(number: string): Promise<string> {
  const caller = t.phone(number)
  await caller.rings()
  await caller.presses('0')
  await caller.presses('2')
  await caller.saysAfterTone(7, 'Det er meg, ring tilbake')
  await t.job()
  const row = await t.system
    .selectFrom('unidentified')
    .select('id')
    .where('sender', '=', number)
    .executeTakeFirstOrThrow()
  return row.id
}
const heardOf = (id: string) =>
  t.system
    .selectFrom('recordingHeard')
    .select(['staffId'])
    .where('unidentifiedId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

test('what nobody knows who said is heard by those who find out, each listening written down once (R-340)', async () => {
  const id = await said('+4740008801')
  const [one] = (await as('operator', unidentifiedQueue)).filter((row) => row.id === id)
  expect(one).toMatchObject({ channel: 'voicemail', recorded: true })
  const heard = await as('operator', (ctx) => unidentifiedRecording(ctx, { id }))
  expect(heard).toMatchObject({ ok: true, value: { contentType: 'audio/x-wav' } })
  expect(heard.ok && heard.value.content.length).toBeGreaterThan(44)
  // A player that moves along it asks piece by piece, also two at once.
  const piece = () => as('operator', (ctx) => unidentifiedRecording(ctx, { id }))
  await Promise.all([piece(), piece()])
  expect(await heardOf(id)).toEqual([{ staffId: STAFF.operator }])
  // Somebody else, and the same one on another occasion.
  await as('operator2', (ctx) => unidentifiedRecording(ctx, { id }))
  await t.house.clock.move?.set(t.house.clock.now().add({ minutes: 31 }))
  await piece()
  expect(await heardOf(id)).toEqual([
    { staffId: STAFF.operator },
    { staffId: STAFF.operator2 },
    { staffId: STAFF.operator },
  ])
})

test('by nobody else, by no guessed name, and not where it is too long to have come from our tone', async () => {
  const id = await said('+4740008802')
  for (const name of ['stateAdviserA', 'leadMunicipalA'] as const)
    expect(await as(name, (ctx) => unidentifiedRecording(ctx, { id }))).toMatchObject({ reason: 'notFound' })
  for (const guess of ['', 'x', '00000000-0000-0000-0000-000000000000'])
    expect(await as('operator', (ctx) => unidentifiedRecording(ctx, { id: guess }))).toMatchObject({
      reason: 'notFound',
    })
  await t.system
    .updateTable('unidentified')
    .set({ recording: Buffer.alloc(8 * 1024 * 1024 + 1) })
    .where('id', '=', id)
    .execute()
  expect(await as('operator', (ctx) => unidentifiedRecording(ctx, { id }))).toMatchObject({ ok: false })
  expect(await heardOf(id)).toEqual([])
})

test('once it is known whose it was, it lies with the words and nowhere else', async () => {
  const id = await said('+4740008803')
  const personId = await addPerson(t.system)
  const attached = await as('operator', (ctx) =>
    attachUnidentified(ctx, { id, personId, check: 'controlQuestions' }),
  )
  expect(attached).toMatchObject({ ok: true })
  const papers = await t.system
    .selectFrom('document')
    .select(['channel', 'contentType', 'threadId', 'side'])
    .where('personId', '=', personId)
    .execute()
  const [words] = await t.system
    .selectFrom('messageText as x')
    .innerJoin('message as m', 'm.id', 'x.messageId')
    .select(['x.side', 'm.threadId'])
    .where('m.personId', '=', personId)
    .execute()
  expect(papers).toEqual([{ channel: 'voicemail', contentType: 'audio/x-wav', ...words }])
  expect(await as('operator', (ctx) => unidentifiedRecording(ctx, { id }))).toMatchObject({ ok: false })
  const left = await t.system.selectFrom('unidentified').select('recording').where('id', '=', id).execute()
  expect(left).toEqual([{ recording: null }])
})
