import { sql } from 'kysely'
import { textFor } from '../../../text/index.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { keepScan, scannedFault } from '../../reach/upload/actions.ts'
import type { Verdict } from '../../reach/upload/scan.ts'
import { atDesk, openVisitor } from './desk.ts'
import type { Sheet } from './model.ts'
import { isId, readVisit } from './store.ts'

const MOST_FILES = 20
type Scan = {
  visitId: string
  /** The hand-in, and which line of its receipt was scanned. */
  papersId: string
  sheet: number
  files: readonly { bytes: Uint8Array; scan: Verdict }[]
}

/**
 * papers that were handed in here become documents, with the visitor at the desk or later: they lie with the
 * matter at once, beside what they were asked for, and whoever has them on the list opens them there. Refuses with
 * `notFound` (not handed in here, looked through already), `badForm`, and as a file does; then nothing of it is kept.
 */
export async function scanPapers(ctx: StaffCtx, input: Scan): Promise<Result<{ documentIds: string[] }>> {
  if (input.files.length === 0) return refused('fileEmpty')
  if (input.files.length > MOST_FILES) return refused('badForm')
  for (const file of input.files) {
    const fault = scannedFault(file)
    if (fault !== null) return refused(fault)
  }
  return atDesk(ctx, async (desk, officeId) => {
    const visit = await readVisit(desk.tx, input.visitId)
    if (!visit || visit.officeId !== officeId || visit.personId === null) return refused('notFound')
    const { personId } = visit
    const opened = await openVisitor(desk, personId, 'documents')
    if (!opened.ok) return opened
    const papers = await handedIn(desk, { personId, visitId: visit.id, papersId: input.papersId })
    const sheet = papers?.sheets[input.sheet]
    if (!papers || sheet === undefined) return refused('notFound')
    const { answers = null } = sheet
    const name = textFor('nb')(`visits:reception.sheet.${sheet.kind}`)
    const documentIds: string[] = []
    for (const file of input.files) {
      const kept = await keepScan(desk, {
        personId,
        paperId: input.papersId,
        sheet: input.sheet,
        side: papers.side,
        name: `${name} ${visit.day}`,
        answers,
        file,
      })
      if (!kept.ok) return kept
      documentIds.push(kept.value.documentId)
    }
    return ok({ documentIds })
  })
}

async function handedIn(desk: StaffCtx, of: { personId: string; visitId: string; papersId: string }) {
  if (!isId(of.papersId)) return undefined
  const { rows } = await sql<{ side: Side; sheets: Sheet[] }>`
    select side, details->'papers' as sheets from promise
    where person_id = ${of.personId} and id = ${of.papersId} and clock = 'paperIndexed' and is_open
      and details->>'visitId' = ${of.visitId}`.execute(desk.tx)
  return rows[0]
}

/** A hand-in with how many files there are of each of its sheets. */
export type ToScan = {
  promiseId: string
  receivedAt: Temporal.Instant
  open: boolean
  sheets: Sheet[]
  files: number[]
}
/** R-448, M-39: that something was asked for, when, and which of its things are missing; not what they are. */
type Missing = { promiseId: string; askedAt: Temporal.Instant; asked: number; missing: number[] }
export type DeskPapers = { papers: ToScan[]; requests: Missing[] }

const filesOf = sql`(select array_agg((select count(*) from document d where d.person_id = p.person_id
    and d.paper_promise_id = p.id and d.sheet = n and d.scan <> 'infected')::int order by n)
  from generate_series(0, jsonb_array_length(p.details->'papers') - 1) n)`

/** What was handed in with a visit, and what the office still waits for of the visitor. Refuses with `notFound`. */
export async function deskPapers(ctx: StaffCtx, input: { visitId: string }): Promise<Result<DeskPapers>> {
  return atDesk(ctx, async (desk, officeId) => {
    const visit = await readVisit(desk.tx, input.visitId)
    if (!visit || visit.officeId !== officeId) return refused('notFound')
    const { personId } = visit
    if (personId === null) return ok({ papers: [], requests: [] })
    const opened = await openVisitor(desk, personId, 'documents')
    if (!opened.ok) return opened
    const papers = await sql<ToScan>`
      select p.id as "promiseId", p.received_at as "receivedAt", p.is_open as open, p.details->'papers' as sheets, ${filesOf} as files
      from promise p where p.person_id = ${personId} and p.clock = 'paperIndexed' and p.details->>'visitId' = ${visit.id}
      order by p.received_at`.execute(desk.tx)
    const requests = await sql<Missing>`
      select id as "promiseId", made_at as "askedAt", jsonb_array_length(details->'items') as asked,
        array(select (n - 1)::int from jsonb_array_elements(details->'items') with ordinality as i(item, n)
          where not item ? 'receivedAt' order by n) as missing
      from promise where person_id = ${personId} and kind = 'requestDocument' and is_open and details ? 'items'
      order by made_at desc limit 10`.execute(desk.tx)
    return ok({ papers: papers.rows, requests: visit.state === 'closed' ? [] : requests.rows })
  })
}

type Pile = ToScan & { visitId: string; ticket: string; day: string }
const BACK_DAYS = 30
const MOST = 100

/** what was handed in here and lies unscanned, by number and never by name, what has lain longest first. */
export async function papersToScan(ctx: StaffCtx): Promise<Result<Pile[]>> {
  return atDesk(ctx, async (desk, officeId) => {
    const since = desk.clock.now().subtract({ hours: 24 * BACK_DAYS })
    const { rows } = await sql<Pile>`
      select * from (
        select v.id as "visitId", v.ticket, v.day::text as day, p.id as "promiseId", p.received_at as "receivedAt",
          p.is_open as open, p.details->'papers' as sheets, ${filesOf} as files
        from visit v join visit_deed d on d.visit_id = v.id and d.deed = 'papers'
          join promise p on p.person_id = v.person_id and p.id = (d.data->>'promiseId')::uuid and p.is_open
        where v.office_id = ${officeId} and v.came_at > ${since}) pile
      where 0 = any(files) order by "receivedAt" limit ${MOST}`.execute(desk.tx)
    return ok(rows)
  })
}
