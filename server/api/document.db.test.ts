import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../../test/support/api.ts'
import { hasText } from '../../text/index.ts'
import { API_REASONS, STATUS, saidAs } from './problem.ts'

type Json = Record<string, unknown>
let api: Api
let document: Json & { paths: Record<string, Record<string, Json>>; components: Json }
beforeAll(async () => {
  api = await openApi()
  document = (await api.server.app.inject('/api/v1/openapi.json')).json()
})
afterAll(() => api.server.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ path, method, told, name: `${method} ${path}` })),
  )

/** Every value under a key, wherever it stands. */
function under(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => under(key, one))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) => [
    ...(name === key ? [held] : []),
    ...under(key, held),
  ])
}
const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((place, step) => (place as Json | undefined)?.[step], document)

describe('the document', () => {
  test('is OpenAPI 3.1 with title, server and the three ways in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Én vei inn', version: '1' },
      servers: [{ url: api.server.baseUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: '__Host-evi' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
          machine: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: `${api.server.baseUrl}/oauth/token` } },
          },
        },
      },
    })
  })

  test('promises no field that may be null: what is unknown is not there', () => {
    const nulls = operations().filter(({ told }) =>
      under('type', under('properties', told.responses)).some(
        (type) => type === 'null' || (Array.isArray(type) && type.includes('null')),
      ),
    )
    expect(nulls.map(({ name }) => name)).toEqual([])
  })

  test('has every address that the router has, and no other', () => {
    const served = api.routes
      .filter(({ method, hidden }) => method !== 'HEAD' && !hidden)
      .map(({ method, url }) => `${method.toLowerCase()} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(served.length).toBeGreaterThan(40)
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...new Set(served)].sort())
    const hidden = api.routes.filter((route) => route.hidden).map(({ url }) => url)
    expect(new Set(hidden)).toEqual(new Set(['/api/v1/openapi.json', '/api/v1/*']))
  })

  test('points only at what is in it, and holds nothing that nobody points at', () => {
    const pointers = under('$ref', document) as string[]
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([])
    const schemas = Object.keys((document.components as { schemas: Json }).schemas)
    expect(schemas.filter((name) => !pointers.includes(`#/components/schemas/${name}`))).toEqual([])
    expect(schemas).toContain('Receipt')
  })

  test('tells of each what it is for, by which rule, who may, what it gives and how it says no', () => {
    for (const { name, told, path, method } of operations()) {
      expect(told.summary, name).toMatch(/\w/)
      expect(told.description, name).toMatch(/[RSK]-?\d|Gone for good/)
      expect(told.security, name).not.toEqual([])
      const responses = told.responses as Record<string, { description: string; content?: Json }>
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description, `${name} ${status}`).not.toBe('Default Response')
        const types = Object.keys(content ?? {})
        expect(types, `${name} ${status}`).toEqual(
          Number(status) >= 400 ? ['application/problem+json'] : status === '204' ? [] : ['application/json'],
        )
      }
      expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['401', '403', '429', '500']))
      const parameters = (told.parameters ?? []) as { name: string; in: string; required?: boolean }[]
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      expect(
        parameters
          .filter((one) => one.in === 'path')
          .map((one) => one.name)
          .sort(),
        name,
      ).toEqual(inPath.sort())
      const key = parameters.find((one) => one.name === 'idempotency-key')
      const asks = /\/(facts-before-sending|proposals|mandates\/check)$|\/webhooks\//.test(path)
      expect(key?.required ?? false, name).toBe(method !== 'get' && !asks)
    }
  })

  test('names each operation once', () => {
    const ids = operations().map(({ told }) => told.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('asks of a machine only scopes that exist', () => {
    const scopes = Object.keys((under('scopes', document.components) as [Json])[0])
    const asked = (
      under(
        'machine',
        operations().map(({ told }) => told.security),
      ) as string[][]
    ).flat()
    expect(new Set(asked)).toEqual(new Set(scopes))
  })
})

test('every way of saying no has a status and words', () => {
  for (const reason of API_REASONS) {
    expect(STATUS[reason], reason).toBeGreaterThanOrEqual(400)
    expect(hasText(saidAs(reason)), reason).toBe(true)
  }
})
