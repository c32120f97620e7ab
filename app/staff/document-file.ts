import type { LoaderFunctionArgs } from 'react-router'
import { staffDoor } from '../context.ts'
import { idOf } from './ids.ts'

/** What somebody handed in, as it came. Saved rather than shown: a file from outside runs nothing here. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const purpose = new URL(request.url).searchParams.get('formal')
  const found = await here.office.reach.documentFile({
    personId: idOf(params.personId),
    documentId: idOf(params.documentId),
    ...(purpose ? { purpose } : {}),
  })
  if (!found.ok) return new Response(null, { status: 404 })
  const { name, contentType, content } = found.value
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    },
  })
}
