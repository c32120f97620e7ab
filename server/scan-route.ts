import type { FastifyInstance } from 'fastify'
import type { StaffCtx } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { fileFault, MOST_BYTES } from '../office/reach/upload/rules.ts'
import type { Verdict } from '../office/reach/upload/scan.ts'
import { scanPapers } from '../office/visits/reception/actions.ts'
import { partsIn, takeParts } from './parts-in.ts'
import { sessionOf } from './session-request.ts'
import { checkCsrf } from './sessions.ts'

/** Some pages of one sheet at a time, and what stands around them in the form. */
const BODY_LIMIT = 3 * MOST_BYTES
const SEE_OTHER = 303

/**
 * R-446: the reception's scanner puts a file into a form. The page is app/staff/reception-scan.tsx; what its form sends is no
 * text, so it is taken here, by the same session and token as every form, and leads back to the page.
 */
export async function serveScans(app: FastifyInstance): Promise<void> {
  await app.register(async (scans) => {
    takeParts(scans)
    scans.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const { visit = '' } = request.params as { visit?: string }
      if (error.statusCode !== 413) throw error
      return reply.redirect(back(visit, 'fileTooLarge'), SEE_OTHER)
    })
    scans.post('/arbeid/mottak/:visit/skann', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const { visit } = request.params as { visit: string }
      const session = await sessionOf(request)
      if (session?.kind !== 'staff')
        return reply.redirect(`/logg-inn/ansatt?til=${encodeURIComponent(pageOf(visit))}`, SEE_OTHER)
      const form = await partsIn(request)
      if (!checkCsrf(session, form?.get('csrf'))) return reply.redirect(back(visit, 'badForm'), SEE_OTHER)
      const files = await Promise.all((form?.getAll('fil') ?? []).flatMap((file) => bytesOf(file)))
      const looked: { bytes: Uint8Array; scan: Verdict }[] = []
      for (const bytes of files.filter(({ length }) => length > 0))
        looked.push({ bytes, scan: await lookedAt(app, bytes) })
      const [papersId = '', sheet = ''] = String(form?.get('ark') ?? '').split(':')
      const done = await inTransaction(app.house.around, session.actor, (ctx) =>
        scanPapers(ctx as StaffCtx, { visitId: visit, papersId, sheet: Number(sheet), files: looked }),
      )
      return reply.redirect(back(visit, done.ok ? null : done.reason), SEE_OTHER)
    })
  })
}

const bytesOf = (part: FormDataEntryValue): Promise<Uint8Array>[] =>
  typeof part === 'string' ? [] : [part.arrayBuffer().then((all) => new Uint8Array(all))]

/** Before anything is locked, and only what can be kept. */
async function lookedAt(app: FastifyInstance, bytes: Uint8Array): Promise<Verdict> {
  const scan = app.house.gateways?.scan
  if (!scan) return 'notScanned'
  return fileFault(bytes) === null ? scan(bytes) : 'waiting'
}

const pageOf = (visit: string) => `/arbeid/mottak/${encodeURIComponent(visit)}/skann`
const back = (visit: string, fault: string | null) =>
  `${pageOf(visit)}?${fault === null ? 'gjort=ja' : `feil=${fault}`}`
