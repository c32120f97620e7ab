import type { LoaderFunctionArgs } from 'react-router'
import { staffDoor } from '../context.ts'
import { idOf } from './ids.ts'

/** what was said after the tone, as sound and nothing else, and in nobody's cache. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.reach.unidentifiedRecording({ id: idOf(params.id) })
  if (!found.ok) return new Response(null, { status: 404 })
  const { contentType, content } = found.value
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': contentType,
      'content-length': String(content.length),
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
