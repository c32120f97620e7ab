import type { LoaderFunctionArgs } from 'react-router'
import { roomDoor } from './data.ts'

/** The letter as the print house got it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const pdf = await roomDoor(context).letterFile(params.id ?? '')
  if (pdf === null) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="brev.pdf"' },
  })
}
