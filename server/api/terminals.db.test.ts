import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { showCode } from '../../office/visits/terminals/actions.ts'
import { type Api, type Client, openApi } from '../../test/support/api.ts'

let api: Api
let host: Client
let adviser: Client
beforeAll(async () => {
  api = await openApi()
  host = await api.staff('anne.mottak')
  adviser = await api.staff('kari.veileder')
})
afterAll(() => api.server.close())

test('R-449: a device is paired, seen and parted over the API, by whoever receives', async () => {
  const shown = await inTransaction(api.server.app.house.around, { kind: 'system', name: 'test' }, (ctx) =>
    showCode(ctx, { tokenHash: Buffer.alloc(32, 7) }),
  )
  const code = shown.ok ? shown.value.code : ''
  const device = { code, kind: 'public', name: 'Ved vinduet' }
  expect((await adviser.send('POST', '/terminals', device)).status).toBe(404)
  // A name that no database can keep is no name: refused, not a fault of ours.
  expect((await host.send('POST', '/terminals', { ...device, name: 'Ved\u0000vinduet' })).status).toBe(422)
  const wrong = await host.send<{ reason: string }>('POST', '/terminals', { ...device, code: '1' })
  expect([wrong.status, wrong.body.reason]).toEqual([422, 'screenCodeWrong'])
  const paired = await host.send<{ terminalId: string }>('POST', '/terminals', device)
  expect(paired.status).toBe(201)
  const list = async () =>
    (await host.get<{ terminals: { id: string; revokedBy?: string }[] }>('/terminals')).body.terminals
  expect(await list()).toMatchObject([{ id: paired.body.terminalId, kind: 'public', name: 'Ved vinduet' }])
  expect((await adviser.get('/terminals')).status).toBe(404)
  expect((await host.send('DELETE', `/terminals/${paired.body.terminalId}`)).status).toBe(204)
  expect((await list())[0]?.revokedBy).toBe('Anne Vindlykt')
})

test('R-439: the catalogue tells how each task is done without a login', async () => {
  const { body } = await adviser.get<{ tasks: Record<string, string>[] }>('/tasks')
  expect(body.tasks.find(({ key }) => key === 'appeal')).toEqual({
    key: 'appeal',
    title: 'Klage på et vedtak',
    phone: 'ask',
    desk: 'do',
    paper: 'papers',
  })
  expect(
    body.tasks.filter(({ paper, noPaper }) => (paper === undefined) === (noPaper === undefined)),
  ).toEqual([])
})
