import { sql } from 'kysely'
import type { OpenDatabases } from '../server/database.ts'
import type { Sessions } from '../server/sessions.ts'
import { type ServerProcess, send } from '../test/support/process.ts'
import { idOf, PERSON, STAFF } from './build.ts'
import { closedLoop } from './measure.ts'
import type { Size } from './size.ts'

type Bench = { server: ServerProcess; sessions: Sessions; databases: OpenDatabases; size: Size }

async function staffCookie(bench: Bench, n: number): Promise<string> {
  const token = await bench.sessions.start({
    kind: 'staff',
    subjectId: idOf(STAFF, n),
    assurance: 'high',
    idToken: null,
    language: null,
  })
  return `__Host-evi=${token}`
}

/** The pages that staff live in, each as a whole page over HTTP, one reader at a time: server time and nothing else. */
export async function measureReading(bench: Bench) {
  const adviser = await staffCookie(bench, 1)
  const leader = await staffCookie(bench, 0)
  const responsible = await bench.databases.system
    .selectFrom('assignment')
    .select('staffId')
    .where('personId', '=', idOf(PERSON, 1))
    .executeTakeFirstOrThrow()
  const own = await bench.sessions.start({
    kind: 'staff',
    subjectId: responsible.staffId as string,
    assurance: 'high',
    idToken: null,
    language: null,
  })
  const page = async (path: string, cookie: string, must: string) => {
    const one = async () => {
      const answer = await send(bench.server.port, { path, cookie })
      if (answer.status !== 200 || !answer.body.includes(must))
        throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    }
    await closedLoop(Math.min(30, bench.size.reads), 1, one)
    return closedLoop(bench.size.reads, 1, one)
  }
  const floor = await page('/healthz', adviser, '')
  return {
    floor: { emptyRouteP95Ms: floor.p95Ms, bareQueryP95Ms: (await bareQuery(bench)).p95Ms },
    workList: { ...(await page('/arbeid', adviser, 'table')), of: 'an adviser with 120 persons' },
    leaderOffice: {
      ...(await page('/arbeid?liste=office', leader, 'table')),
      of: 'an office of 5000 persons',
    },
    timeline: {
      ...(await page(`/api/v1/persons/${idOf(PERSON, 1)}/timeline`, `__Host-evi=${own}`, 'entries')),
      of: 'the first page of 2000 events',
    },
    search: { ...(await page('/arbeid/sok?q=Nora%20Lyng', adviser, '')), of: 'a name among all persons' },
  }
}

const bareQuery = (bench: Bench) =>
  closedLoop(bench.size.reads, 1, async () => {
    await sql`select id from promise where desk_staff_id = ${idOf(STAFF, 1)} and is_open order by urgency_rank, due_at limit 50`.execute(
      bench.databases.system,
    )
  })
