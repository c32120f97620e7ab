import type { LoaderFunctionArgs } from 'react-router'
import { staffDoor } from '../context.ts'

/** What was heard in a recording, as captions for it: one line that stands while it plays. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const waiting = await staffDoor(context).office.reach.unidentifiedQueue()
  const one = waiting.find(({ id, recorded }) => recorded && id === params.id)
  if (one === undefined) return new Response(null, { status: 404 })
  return new Response(captionsOf(one.body), {
    headers: {
      'content-type': 'text/vtt; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Longer than any recording is: nobody knows when each word was said. */
const THROUGHOUT = '00:00.000 --> 59:59.000'

const captionsOf = (words: string): string => {
  const line = words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\s+/g, ' ')
  return `WEBVTT\n\n${THROUGHOUT}\n${line.trim()}\n`
}
