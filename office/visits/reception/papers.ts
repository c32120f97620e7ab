import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { purposeOf, type Side, type StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { oweTraining } from '../../people/profile/training.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { type AskedThing, countPaper, stillMissing } from '../../reach/upload/actions.ts'
import type { Verdict } from '../../reach/upload/scan.ts'
import { held } from '../../threads/actions/held.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import { answererOf } from './answerer.ts'
import { atDesk, did, knownVisit, openVisit } from './desk.ts'
import type { NextStep, Sheet, Visit } from './model.ts'
import { readSheets } from './rules.ts'

type Told = { kind: string; pages: number; answers?: AskedThing | null }
type Papers = {
  visitId: string
  sheets: readonly Told[]
  side?: Side
  /** C6-04: wants to learn to do it alone, offered apart from the papers and never a condition for them. */
  training?: boolean
}
type Received = {
  version: number
  receivedAt: Temporal.Instant
  /** Null: nobody has said whose they are. */
  promiseId: string | null
  step: NextStep | null
}

/**
 * papers are received now, whatever they are, and count from now, also for what was asked for.
 * The receipt has each sheet; who handles the matter has them on the list before anything is scanned, and until they have
 * been looked through no decision is made for lack of them. From somebody who will not say who they are they are taken as well,
 * with the same receipt, and are a person's as soon as it is told (`unnamed.ts`). Refuses with `badForm` (no sheets, one thing
 * ticked off twice), `needsPerson` (what was asked for, of nobody), `alreadyEnded` (that thing has come).
 */
export async function receivePapers(ctx: StaffCtx, input: Papers): Promise<Result<Received>> {
  const read = readSheets(input.sheets)
  if (read === null) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const came = await openVisit(desk, input.visitId, officeId)
    if (!came.ok) return came
    if (came.value.personId === null) return takeUnnamed(desk, came.value, read, input.sheets)
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    const ticked = await tickedOff(desk, visit.personId, read, input.sheets)
    if (!ticked.ok) return ticked
    const sheets = ticked.value
    const owed = await papersOwed(desk, visit, sheets, input.side)
    if (!owed.ok) return owed
    const { promiseId, step } = owed.value
    const receivedAt = desk.clock.now()
    const training = (input.training ?? false) && (await oweTraining(desk, visit.personId, 'fillApplication'))
    const data = { sheets, receivedAt: receivedAt.toString(), training, promiseId }
    const { version } = await did(desk, visit, { deed: 'papers', data, step })
    return ok({ version, receivedAt, promiseId, step })
  })
}

async function takeUnnamed(
  desk: StaffCtx,
  visit: Visit,
  sheets: readonly Sheet[],
  told: readonly Told[],
): Promise<Result<Received>> {
  if (told.some(({ answers }) => answers != null)) return refused('needsPerson')
  const receivedAt = desk.clock.now()
  const data = { sheets, receivedAt: receivedAt.toString(), training: false, promiseId: null }
  const { version } = await did(desk, visit, { deed: 'papers', data })
  return ok({ version, receivedAt, promiseId: null, step: null })
}

/** With whoever answers for them from when they were received, and on the slip. Refuses with `notFound`. */
export async function papersOwed(
  desk: StaffCtx,
  visit: { id: string; personId: string },
  sheets: readonly Sheet[],
  side: Side = 'common',
): Promise<Result<{ promiseId: string; step: NextStep }>> {
  const units = await lockPersonUnits(desk, visit.personId)
  if (!units) return refused('notFound')
  const promise = await owePapers(desk, visit, { sheets, route: answererOf(units, side), units })
  const [owner] = await ownerNames(desk.tx, [promise])
  const step: NextStep = {
    kind: 'papers',
    who: owner?.ownerName ?? '',
    isTeam: owner?.ownerIsTeam ?? true,
    at: promise.dueAt.toString(),
    until: null,
    latest: true,
    promiseId: promise.id,
  }
  return ok({ promiseId: promise.id, step })
}

/** what each sheet answers, checked before anything is written; one thing is ticked off once. */
async function tickedOff(
  desk: StaffCtx,
  personId: string,
  read: readonly Sheet[],
  told: readonly Told[],
): Promise<Result<Sheet[]>> {
  const sheets: Sheet[] = []
  const seen = new Set<string>()
  for (const [at, sheet] of read.entries()) {
    const answers = told[at]?.answers ?? null
    if (answers === null) {
      sheets.push(sheet)
      continue
    }
    const request = await stillMissing(desk, personId, answers)
    if (!request.ok) return request
    const thing = `${answers.promiseId}:${answers.item}`
    if (seen.has(thing)) return refused('badForm')
    seen.add(thing)
    sheets.push({ ...sheet, answers: { ...answers, askedAt: request.value.askedAt.toString() } })
  }
  return ok(sheets)
}

type Owing = { sheets: readonly Sheet[]; route: ReturnType<typeof answererOf>; units: PersonUnits }

async function owePapers(
  desk: StaffCtx,
  visit: { id: string; personId: string },
  { sheets, route, units }: Owing,
): Promise<Promised> {
  const { personId } = visit
  const promise = await makePromise(desk, {
    personId,
    kind: 'giveStatus',
    clock: 'paperIndexed',
    side: route.side,
    theme: sheets.some(({ kind }) => kind === 'application') ? 'applicationHelp' : 'missingDocuments',
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: 'dropIn',
    details: { papers: sheets, visitId: visit.id },
  })
  const eventId = recordEvent(desk, {
    personId,
    kind: 'papersReceived',
    side: route.side,
    channel: 'dropIn',
    authorship: 'self',
    promiseId: promise.id,
    data: { visitId: visit.id, sheets, receivedAt: desk.clock.now().toString() },
  })
  for (const { answers } of sheets)
    if (answers !== undefined) await countPaper(desk, { ...answers, personId, eventId, channel: 'dropIn' })
  return promise
}

/** who has them has looked them through and put them where they belong. Refuses as `held` does. */
export async function papersSeen(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string },
): Promise<Result<null>> {
  const found = await held(ctx, input, 'documents')
  if (!found.ok) return found
  if (found.value.clock !== 'paperIndexed') return refused('notFound')
  await endPromise(ctx, found.value, { state: 'kept', how: 'indexed', channel: 'system' })
  return ok(null)
}

type Scanned = { id: string; sheet: number; name: string; scan: Verdict }
type PapersWaiting = { promiseId: string; receivedAt: Temporal.Instant; sheets: Sheet[]; files: Scanned[] }

/**
 * what came over the desk and has not been looked through yet, with what has been scanned of it, for who may see it.
 * Refuses as opening does.
 */
export async function papersWaiting(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<PapersWaiting[]>> {
  const { personId } = input
  const opened = await openPerson(ctx, personId, { purpose: purposeOf(input.purpose), what: 'documents' })
  if (!opened.ok) return opened
  const { rows } = await sql<PapersWaiting>`
    select p.id as "promiseId", p.received_at as "receivedAt", coalesce(p.details->'papers', '[]') as sheets,
      coalesce((select json_agg(json_build_object('id', d.id, 'sheet', d.sheet, 'name', d.name, 'scan', d.scan) order by d.sheet, d.received_at)
        from document d where d.person_id = p.person_id and d.paper_promise_id = p.id), '[]') as files
    from promise p where p.person_id = ${personId} and p.is_open and p.clock = 'paperIndexed' order by p.received_at`.execute(
    ctx.tx,
  )
  return ok(rows)
}
