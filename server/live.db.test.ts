import type { IncomingMessage } from 'node:http'
import { get } from 'node:http'
import type pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '../office/kernel/context.ts'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'
import { type LoggedIn, loginAs } from '../test/support/login.ts'
import { type TestServer, testServer, twoPeople } from '../test/support/server.ts'
import { type Listener, type Live, liveTail, type News } from './live.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

async function happen(
  db: Queryable,
  personId: string,
  kind: string,
  more: { side?: string; promiseId?: string; data?: object } = {},
) {
  await db.query(
    `insert into event (person_id, id, at, kind, side, channel, actor_kind, authorship, thread_id, promise_id, data)
      values ($1, $2, now(), $3, $4, 'portal', 'person', 'self', $2, $5, $6)`,
    [personId, v7(), kind, more.side ?? 'state', more.promiseId ?? null, JSON.stringify(more.data ?? {})],
  )
}

function ear(who: Listener['who'], sessionHash = 'aa') {
  const heard: (News & { cursor: string })[] = []
  const listener: Listener & { closed: boolean } = {
    who,
    sessionHash,
    closed: false,
    send: (cursor, news) => heard.push({ ...news, cursor }),
    close: () => {
      listener.closed = true
    },
  }
  return { listener, heard, kinds: () => heard.map((news) => news.kind) }
}

describe('the shared reading of the timeline', () => {
  let db: TestDatabase
  let people: Awaited<ReturnType<typeof twoPeople>>
  let jonas: string
  let live: Live
  let kari: StaffActor

  beforeAll(async () => {
    db = await freshDatabase()
    people = await twoPeople(db)
    const made = await db.pools.system.query(
      "insert into person (given_name, family_name, created_at) values ('Jonas', 'Vik', now()) returning id",
    )
    jonas = made.rows[0].id
    kari = {
      kind: 'staff',
      staffId: people.kari,
      name: 'Kari',
      roles: ['AS'],
      sides: ['state'],
      shields: [],
      teams: [people.team],
      officeId: null,
    }
  })
  beforeEach(() => {
    // The clock of the reading stands still; each test reads when it wants to.
    live = liveTail(db.pools.system, { everyMs: 3_600_000, mostLines: 4, mostForOne: 3 })
  })
  afterAll(async () => {
    await db.drop()
  })
  const anEar = async (who: Listener['who'], hash?: string, after?: string) => {
    const made = ear(who, hash)
    expect(await live.listen(made.listener, after ?? null)).toBe(true)
    return made
  }
  const amina = () => ({ kind: 'person', personId: people.amina }) as const
  /** A change anywhere on the database server that has not ended holds the telling back, other tests' too: reads until it shows. */
  const readUntil = (shows: () => void) =>
    vi.waitFor(
      async () => {
        await live.read()
        shows()
      },
      { timeout: 25_000, interval: 50 },
    )

  test('a person hears of their own, and only what is theirs to see; never a word of it', async () => {
    const { heard, kinds } = await anEar(amina())
    await happen(db.pools.system, people.amina, 'messageReceived', { data: { words: 'hemmelig' } })
    await happen(db.pools.system, people.amina, 'caseTalk')
    await happen(db.pools.system, jonas, 'messageReceived')
    await readUntil(() => expect(kinds()).toEqual(['messageReceived']))
    expect(Object.keys(heard[0] ?? {}).sort()).toEqual(['at', 'cursor', 'kind', 'threadId'])
    live.stop()
  })

  test('a change that takes long is told in its turn, and none is passed over', async () => {
    const { kinds } = await anEar(amina())
    const slow = await db.pools.system.connect()
    await slow.query('begin')
    await happen(slow, people.amina, 'messageReceived')
    await happen(db.pools.system, people.amina, 'messageSent')
    await live.read()
    expect(kinds()).toEqual([])
    await slow.query('commit')
    slow.release()
    await readUntil(() => expect(kinds()).toEqual(['messageReceived', 'messageSent']))
    live.stop()
  })

  test('many changes at once are each told exactly once', async () => {
    const { heard } = await anEar(amina())
    await Promise.all(
      Array.from({ length: 60 }, async (_, number) => {
        await happen(db.pools.system, people.amina, number % 2 ? 'messageSent' : 'messageReceived')
        if (number % 5 === 0) await live.read()
      }),
    )
    await readUntil(() => expect(heard).toHaveLength(60))
    expect(new Set(heard.map((news) => news.cursor)).size).toBe(60)
    live.stop()
  })

  test('a line that was broken hears what it missed', async () => {
    const first = await anEar(amina())
    await happen(db.pools.system, people.amina, 'messageReceived')
    await readUntil(() => expect(first.kinds()).toEqual(['messageReceived']))
    live.leave(first.listener)
    await happen(db.pools.system, people.amina, 'messageSent')
    const again = await anEar(amina(), 'aa', first.heard[0]?.cursor)
    await readUntil(() => expect(new Set(again.kinds())).toEqual(new Set(['messageSent'])))
    live.stop()
  })

  test('a made-up place to begin from is passed by', async () => {
    const { kinds } = await anEar(amina(), 'aa', "0-0'; drop table event")
    expect(kinds()).toEqual([])
    live.stop()
  })

  test('staff hear of what lies with them or their team, and of the person they have open, on their side', async () => {
    const promised = async (owner: { staff?: string; team?: string }, personId: string) => {
      const id = v7()
      await db.pools.system.query(
        `insert into promise (person_id, id, kind, clock, side, theme, owner_staff_id, owner_team_id, made_by_kind, made_at,
          received_at, counting_from, due_at, first_due_at)
          values ($1, $2, 'answer', 'x', 'state', 'T01', $3, $4, 'person', now(), now(), now(), now() + interval '1 day', now() + interval '1 day')`,
        [personId, id, owner.staff ?? null, owner.team ?? null],
      )
      return id
    }
    const otherTeam = await db.pools.system.query(
      "insert into team (name, kind, side) values ('Andre', 'followUp', 'state') returning id",
    )
    const { heard } = await anEar({ kind: 'staff', actor: kari, openPersonId: people.amina })
    const tell = (promiseId: string) => happen(db.pools.system, jonas, 'promiseMade', { promiseId })
    await tell(await promised({ staff: people.kari }, jonas))
    await tell(await promised({ team: people.team }, jonas))
    await tell(await promised({ team: otherTeam.rows[0].id }, jonas))
    await happen(db.pools.system, people.amina, 'messageReceived', { side: 'state' })
    await happen(db.pools.system, people.amina, 'noteWritten', { side: 'municipal' })
    await readUntil(() =>
      expect(heard.map((news) => [news.kind, news.personId])).toEqual([
        ['promiseMade', jonas],
        ['promiseMade', jonas],
        ['messageReceived', people.amina],
      ]),
    )
    live.stop()
  })

  test('one login has a few lines, and the node a bounded number', async () => {
    for (const _line of [1, 2, 3]) await anEar(amina(), 'mine')
    expect(await live.listen(ear(amina(), 'mine').listener)).toBe(false)
    await anEar(amina(), 'other')
    expect(await live.listen(ear(amina(), 'third').listener)).toBe(false)
    live.stop()
  })

  test('lines of logins that ended elsewhere are cut', async () => {
    const [kept, ended] = [await anEar(amina(), 'kept'), await anEar(amina(), 'ended')]
    await live.cutEnded(async () => new Set(['kept']))
    expect([kept.listener.closed, ended.listener.closed]).toEqual([false, true])
    expect(live.size()).toBe(1)
    live.stop()
  })
})

describe('over the wire', () => {
  let server: TestServer
  let people: Awaited<ReturnType<typeof twoPeople>>
  beforeAll(async () => {
    server = await testServer({ listen: true })
    people = await twoPeople(server.db)
  })
  afterAll(() => server.close())

  type Line = {
    status: number
    type: string
    until(text: string): Promise<string>
    ended: Promise<void>
    close(): void
  }
  const open = (path: string, cookie: string) =>
    new Promise<Line>((resolve, reject) => {
      const request = get(
        `${server.baseUrl}${path}`,
        { headers: { cookie } },
        (response: IncomingMessage) => {
          let said = ''
          const ended = new Promise<void>((done) => response.on('close', done))
          const until = async (text: string) => {
            while (!said.includes(text)) await new Promise((next) => response.once('data', next))
            return said
          }
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => {
            said += chunk
          })
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            until,
            ended,
            close: () => request.destroy(),
          })
        },
      )
      request.on('error', reject)
    })

  test('a person hears within a moment, and the line is cut when they log out', async () => {
    const amina: LoggedIn = await loginAs(server.baseUrl, 'amina')
    const line = await open('/live/person', amina.cookie)
    expect(line.type).toContain('text/event-stream')
    await line.until('retry')
    await happen(server.db.pools.system, people.amina, 'messageSent')
    const said = await line.until('event: news')
    expect(said).toMatch(/id: \d+-\d+\nevent: news\ndata: \{"kind":"messageSent"/)
    await amina.browser.visit('/logg-ut', { form: { csrf: amina.csrf } })
    await line.ended
    expect(server.app.house.live.size()).toBe(0)
  })

  test('the other side of the house, and the street, hear nothing', async () => {
    const amina = await loginAs(server.baseUrl, 'amina')
    for (const [path, cookie] of [
      ['/live/staff', amina.cookie],
      ['/live/person', ''],
    ] as const) {
      const line = await open(path, cookie)
      expect(line.status).toBe(401)
      line.close()
    }
  })

  test('staff cannot listen at the door of a person the wall hides', async () => {
    await server.db.pools.system.query(
      "insert into shield (person_id, code, since) values ($1, '6', now())",
      [people.amina],
    )
    const kari = await loginAs(server.baseUrl, 'kari', 'staff')
    const [hidden, nonsense, own] = [
      await open(`/live/staff?person=${people.amina}`, kari.cookie),
      await open('/live/staff?person=x', kari.cookie),
      await open('/live/staff', kari.cookie),
    ]
    expect([hidden.status, nonsense.status, own.status]).toEqual([404, 404, 200])
    for (const line of [hidden, nonsense, own]) line.close()
  })
})
