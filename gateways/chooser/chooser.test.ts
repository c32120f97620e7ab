import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { chooserOver } from './chooser.ts'

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function model(answer: string | null): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = []
  server = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push(Buffer.concat(chunks).toString('utf8'))
      if (answer !== null) reply.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    })
  })
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard }
}

const found = [
  { key: 'appeal', title: 'Hvordan klager man?', body: 'Alle vedtak kan klages på.' },
  { key: 'pension', title: 'Alderspensjon', body: 'Du må søke.' },
]
const asks = (url: string) =>
  chooserOver({ url, secret: 'a secret of some length', timeoutMs: 200, now: () => 1_772_442_000 })(
    'Hvordan klager man?',
    found,
  )

test('R-122: a model puts what was found in order, and what it makes up is not read', async () => {
  const { url, heard } = await model('{"keys":["pension","appeal","invented"],"text":"Du får 12 000 kroner"}')
  expect(await asks(url)).toEqual(['pension', 'appeal'])
  expect(JSON.parse(heard[0] ?? '')).toEqual({ question: 'Hvordan klager man?', answers: found })
})

test.each([['"no"'], ['{"keys":"appeal"}'], ['not json'], [null]])(
  'R-122: an answer that is none, %s, is as no model',
  async (answer) => {
    const { url } = await model(answer)
    expect(await asks(url)).toBeNull()
  },
)

test('R-122: a model that is down is as no model', async () => {
  expect(await asks('http://127.0.0.1:9/')).toBeNull()
})
