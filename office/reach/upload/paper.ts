import { createHash } from 'node:crypto'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Reason, type Result, refused } from '../../kernel/result.ts'
import { type Counted, countAsReceived, itemsOf } from './received.ts'
import { type FileFault, type FileKind, fileFault, kindOf, safeName } from './rules.ts'
import type { Verdict } from './scan.ts'

/** One thing of a request for papers, by its place in the list. */
export type AskedThing = { promiseId: string; item: number }
type Request = { side: Side; theme: string | null; threadId: string | null; askedAt: Temporal.Instant }

/**
 * a paper that was asked for has come in the post or over the desk; received is received, in any channel.
 * For whoever may see the request. Refuses with `notFound`, `alreadyEnded` and as opening does.
 */
export async function paperCame(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string; item: number; purpose?: 'followUp' | 'call' | 'visit' },
): Promise<Result<Counted>> {
  const { personId, promiseId, item } = input
  const opened = await openPerson(ctx, personId, { purpose: input.purpose ?? null, what: 'documents' })
  if (!opened.ok) return opened
  const request = await stillMissing(ctx, personId, { promiseId, item })
  if (!request.ok) return request
  return ctx.beyondWall(async (beyond) => {
    const eventId = recordEvent(beyond, {
      personId,
      kind: 'documentReceived',
      side: request.value.side,
      channel: 'paperLetter',
      authorship: 'self',
      theme: request.value.theme,
      threadId: request.value.threadId,
      promiseId: null,
      data: { request: promiseId, item },
    })
    return ok(await countPaper(beyond, { personId, promiseId, item, eventId, channel: 'paperLetter' }))
  })
}

/** the thing was asked for and has not come. Refuses with `notFound`, `alreadyEnded`. */
export async function stillMissing(ctx: Ctx, personId: string, thing: AskedThing): Promise<Result<Request>> {
  const request = await requestOf(ctx, personId, thing.promiseId)
  const item = request && itemsOf(request)[thing.item]
  if (!request || !item) return refused('notFound')
  if (request.endedAt !== null || item.receivedAt !== undefined) return refused('alreadyEnded')
  return ok(request)
}

async function requestOf(ctx: Ctx, personId: string, promiseId: string) {
  const row = await ctx.tx
    .selectFrom('promise')
    .select(['side', 'theme', 'threadId', 'details', 'endedAt', 'madeAt as askedAt'])
    .where('personId', '=', personId)
    .where('id', '=', promiseId)
    .where('kind', '=', 'requestDocument')
    .executeTakeFirst()
  return row && { ...row, side: row.side as Side }
}

/** It counts from when the paper was handed over; a file of it may follow. */
export const countPaper = (
  ctx: Ctx,
  { item, ...came }: AskedThing & { personId: string; eventId: string; channel: string },
): Promise<Counted> => countAsReceived(ctx, { ...came, documentId: null, settles: [] }, item)

const FAULTS: Record<FileFault, Reason> = {
  empty: 'fileEmpty',
  tooLarge: 'fileTooLarge',
  wrongType: 'fileWrongType',
  infected: 'fileInfected',
}
export type ScannedFile = { bytes: Uint8Array; scan: Verdict }

/** Null where the file may be kept. */
export function scannedFault({ bytes, scan }: ScannedFile): Reason | null {
  const fault = scan === 'infected' ? 'infected' : fileFault(bytes)
  return fault === null ? null : FAULTS[fault]
}

type ScannedSheet = {
  personId: string
  /** The hand-in over the desk, which of its sheets, and on whose side they lie. */
  paperId: string
  sheet: number
  side: Side
  name: string
  /** What was ticked off when the paper came. */
  answers: AskedThing | null
  file: ScannedFile
}

/**
 * a sheet that was handed in over the desk, scanned there. It lies with the matter at once, beside what it was
 * asked for. Nothing counts now that did not count when the paper came. The same file twice is one. Refuses as the file does.
 */
export async function keepScan(ctx: Ctx, told: ScannedSheet): Promise<Result<{ documentId: string }>> {
  const { personId, paperId, sheet, answers, file } = told
  const fault = scannedFault(file)
  if (fault !== null) return refused(fault)
  const sha256 = createHash('sha256').update(file.bytes).digest()
  const same = await ctx.tx
    .selectFrom('document')
    .select('id')
    .where('personId', '=', personId)
    .where('paperPromiseId', '=', paperId)
    .where('sheet', '=', sheet)
    .where('sha256', '=', sha256)
    .where('scan', '<>', 'infected')
    .executeTakeFirst()
  if (same) return ok({ documentId: same.id })
  const request = answers === null ? undefined : await requestOf(ctx, personId, answers.promiseId)
  const documentId = ctx.newId()
  const contentType = kindOf(file.bytes) as FileKind
  const where = { side: request?.side ?? told.side, threadId: request?.threadId ?? null }
  await ctx.tx
    .insertInto('document')
    .values({
      personId,
      id: documentId,
      promiseId: answers?.promiseId ?? null,
      item: answers?.item ?? null,
      paperPromiseId: paperId,
      sheet,
      ...where,
      name: safeName(told.name, contentType),
      contentType,
      size: file.bytes.length,
      sha256,
      content: Buffer.from(file.bytes),
      scan: file.scan,
      channel: 'dropIn',
      settles: [],
      receivedAt: ctx.clock.now(),
    })
    .execute()
  recordEvent(ctx, {
    personId,
    kind: 'papersScanned',
    ...where,
    channel: 'dropIn',
    authorship: 'staffReception',
    theme: request?.theme ?? null,
    promiseId: null,
    data: {
      documentId,
      papers: paperId,
      sheet,
      contentType,
      scan: file.scan,
      request: answers?.promiseId ?? null,
    },
  })
  return ok({ documentId })
}
