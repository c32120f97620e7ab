import type { LoaderFunctionArgs } from 'react-router'
import { bytesAnswer } from '../byte-range.ts'
import { staffDoor } from '../context.ts'
import { idOf } from './ids.ts'

/** what was said after the tone, as sound and nothing else, and in nobody's cache. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.reach.unidentifiedRecording({ id: idOf(params.id) })
  if (!found.ok) return new Response(null, { status: 404 })
  const { contentType, content } = found.value
  return bytesAnswer(content, request.headers.get('range'), {
    'content-type': contentType,
    'content-disposition': 'inline',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}
