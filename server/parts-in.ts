import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Forms with files: the routes of this scope get them whole. */
export function takeParts(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
}

/** The form, or null where what was sent is none. */
export async function partsIn(request: FastifyRequest): Promise<FormData | null> {
  const { body } = request
  if (!Buffer.isBuffer(body)) return null
  try {
    const type = request.headers['content-type'] ?? ''
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}
