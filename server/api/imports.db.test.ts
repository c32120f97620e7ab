import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { addStaff, OFFICES, PERSONS } from '../../test/support/world.ts'

const SOURCES = ['caseNotes', 'personNotes', 'plan', 'dialogue', 'taskArchive', 'sickLeave']
const START = Temporal.Instant.from('2025-03-01T08:00:00Z')

/** 300 events of six older systems, fifty of each, in no order, some at the same instant. */
const EVENTS = Array.from({ length: 300 }, (_one, index) => ({
  person: { id: PERSONS.dual },
  source: SOURCES[index % 6],
  sourceId: `n-${index}`,
  at: START.add({ hours: ((index * 7) % 150) * 24 }).toString(),
  kind: index % 2 === 0 ? 'note' : 'meetingAboutHer',
  side: index % 3 === 0 ? 'municipal' : 'state',
  channel: 'meetingOffice',
  who: 'Ola Eldre',
  why: 'followUp',
  matter: `sak-${index % 4}`,
  journal: 'journalled',
  ...(index % 5 === 0 ? { text: `Vi snakket om snekkerverkstedet, gang ${index}.` } : {}),
}))

let api: Api
let machine: Client
beforeAll(async () => {
  api = await openApi()
  const account = await addStaff(api.server.db.system, {
    name: 'Import',
    roles: [],
    sides: ['state', 'municipal'],
    officeId: OFFICES.A,
  })
  machine = await api.machine(account.staffId, ['import'])
})
afterAll(() => api.server.close())

const stored = () =>
  api.server.db.system
    .selectFrom('event')
    .select(['id', 'at', 'source', 'sourceId', 'side', 'data'])
    .where('personId', '=', PERSONS.dual)
    .where('kind', '=', 'imported')
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .execute()

describe('C12-01 one story in order', () => {
  test('300 events from six sources come in, and again they change nothing', async () => {
    const first = await machine.send('POST', '/imports/timeline', { events: EVENTS })
    expect(first.body).toEqual({ imported: 300, known: 0, refused: [] })
    const before = await stored()
    const changed = EVENTS.map((event) => ({ ...event, kind: 'somethingElse' }))
    const again = await machine.send('POST', '/imports/timeline', { events: changed })
    expect(again.body).toEqual({ imported: 0, known: 300, refused: [] })
    expect(await stored()).toEqual(before)
  })

  test('the adviser reads one list in the order of time, each with source, kind there, who, why and record', async () => {
    const reader = await api.staff('kari.veileder')
    type Entry = { at: string; source: string; side: string; data: Record<string, unknown> }
    const entries: Entry[] = []
    let next: string | undefined
    do {
      const page = await reader.get<{ entries: Entry[]; next?: string }>(
        `/persons/${PERSONS.dual}/timeline?kind=imported${next ? `&before=${next}` : ''}`,
      )
      entries.push(...page.body.entries)
      next = page.body.next
    } while (next !== undefined)
    const state = (await stored()).filter(({ side }) => side === 'state')
    expect(entries.map(({ at }) => at)).toEqual(state.map(({ at }) => at.toString()))
    expect(new Set(entries.map(({ source }) => source))).toEqual(
      new Set(['personNotes', 'plan', 'taskArchive', 'sickLeave']),
    )
    expect(entries[0]?.data).toMatchObject({ who: 'Ola Eldre', why: 'followUp', journal: 'journalled' })
  })

  test('period and matter narrow it; words are found on the reader’s own side only', async () => {
    const find = async (subject: string) => {
      const reader = await api.staff(subject)
      const path = `/persons/${PERSONS.dual}/timeline?words=snekkerverksted&since=2025-01-01T00:00:00Z&until=2025-12-31T00:00:00Z`
      return (await reader.get<{ entries: { side: string }[] }>(path)).body.entries
    }
    const [state, municipal] = [await find('kari.veileder'), await find('mette.sosial')]
    expect(new Set(state.map(({ side }) => side))).toEqual(new Set(['state']))
    expect(new Set(municipal.map(({ side }) => side))).toEqual(new Set(['municipal']))
    expect(state.length + municipal.length).toBe(60)
  })

  test('no words stand on an event; they stand in the store of their side', async () => {
    expect(JSON.stringify(await stored())).not.toContain('snekkerverkstedet')
    const notes = await api.server.db.system
      .selectFrom('note')
      .select(['side', ({ fn }) => fn.countAll<number>().as('n')])
      .where('personId', '=', PERSONS.dual)
      .groupBy('side')
      .orderBy('side')
      .execute()
    expect(notes.map(({ side, n }) => [side, Number(n)])).toEqual([
      ['municipal', 20],
      ['state', 40],
    ])
  })
})

describe('what is not imported', () => {
  const one = { ...EVENTS[0], sourceId: 'x' }
  const bring = async (who: Client, event: Record<string, unknown>) =>
    (await who.send<{ refused: { reason: string }[] }>('POST', '/imports/timeline', { events: [event] })).body

  test.each([
    ['of nobody', { person: { number: '00000000000' } }, 'notFound'],
    ['of a person whom the account may not know of', { person: { id: PERSONS.protectedSeven } }, 'notFound'],
    ['that has not happened yet', { at: '2026-03-03T00:00:00Z' }, 'conflict'],
    ['with bytes for text', { text: 'a\u0000' }, 'notText'],
    ['with a national id in its name', { sourceId: 'notat 15896512345' }, 'identityInText'],
  ])('an event %s, and the rest is', async (_what, told, reason) => {
    const events = [
      { ...one, ...told },
      { ...one, sourceId: `beside ${reason} ${JSON.stringify(told).length}` },
    ]
    const answer = await machine.send('POST', '/imports/timeline', { events })
    expect(answer.body).toEqual({ imported: 1, known: 0, refused: [{ index: 0, reason }] })
  })

  test('what has no source, and sentences where a code belongs', async () => {
    const { source: _, ...without } = one
    for (const event of [without, { ...one, why: 'hun var lei seg' }])
      expect(await bring(machine, event)).toMatchObject({ status: 422, reason: 'invalid' })
  })

  test('an event of a side that the account has not', async () => {
    const account = await addStaff(api.server.db.system, { roles: [], sides: ['state'] })
    const state = await api.machine(account.staffId, ['import'])
    expect(await bring(state, one)).toMatchObject({
      imported: 0,
      refused: [{ index: 0, reason: 'notOwner' }],
    })
  })

  test('anything brought by an employee at a desk', async () => {
    const kari = await api.staff('kari.veileder')
    expect(await bring(kari, one)).toMatchObject({ status: 404, reason: 'notFound' })
  })
})
