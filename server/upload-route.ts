import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inTransaction } from '../office/kernel/transaction.ts'
import { handIn } from '../office/reach/upload/actions.ts'
import { fileFault, MOST_BYTES } from '../office/reach/upload/rules.ts'
import type { Verdict } from '../office/reach/upload/scan.ts'
import { linkTarget } from '../office/reach/upload/views.ts'
import { partsIn, takeParts } from './parts-in.ts'

/** The file, and what stands around it in the form. */
const BODY_LIMIT = MOST_BYTES + 64 * 1024
const SEE_OTHER = 303

/**
 * C3-05: a file comes in over a one-time link. The page that asks for it is app/public/upload.tsx; this address takes what
 * its form sends, which is no text and so no form of the pages, and leads back to the page, which says how it went.
 */
export async function serveUploads(app: FastifyInstance): Promise<void> {
  await app.register(async (uploads) => {
    takeParts(uploads)
    uploads.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const { code = '' } = request.params as { code?: string }
      if (error.statusCode !== 413) throw error
      return reply.redirect(back(code, 'tooLarge'), SEE_OTHER)
    })
    uploads.post('/last-opp/:code', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const { code } = request.params as { code: string }
      const file = await fileIn(request)
      if (file === null) return reply.redirect(back(code, 'empty'), SEE_OTHER)
      const scan = await lookedAt(app, code, file.bytes)
      const done = await inTransaction(app.house.around, { kind: 'system', name: 'upload' }, (ctx) =>
        handIn(ctx, { code, name: file.name, bytes: file.bytes, scan }),
      )
      return reply.redirect(back(code, done.ok || done.reason === 'gone' ? null : done.reason), SEE_OTHER)
    })
  })
}

/**
 * Looked at before anything is locked, so that a scanner that is slow holds up nobody else; and only what will be kept,
 * so that it looks at nothing for those who have no link.
 */
async function lookedAt(app: FastifyInstance, code: string, bytes: Uint8Array): Promise<Verdict> {
  const { around, gateways } = app.house
  const scan = gateways?.scan
  if (!scan) return 'notScanned'
  const target = await inTransaction(around, { kind: 'system', name: 'upload' }, (ctx) =>
    linkTarget(ctx, code),
  )
  return target.kind === 'upload' && fileFault(bytes) === null ? scan(bytes) : 'waiting'
}

const back = (code: string, fault: string | null) =>
  `/last-opp/${encodeURIComponent(code)}${fault === null ? '' : `?feil=${fault}`}`

async function fileIn(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = (await partsIn(request))?.get('fil') ?? null
  if (file === null || typeof file === 'string' || file.size === 0) return null
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
