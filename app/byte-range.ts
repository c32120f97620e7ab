/** Which bytes of so many are asked for: all of them, some, or some that there are none of. */
type Asked = 'all' | 'none' | { from: number; to: number }

/**
 * RFC 9110, 14.2: one range of bytes, as players ask when somebody moves along a recording. What is not understood, and
 * several at once, is answered with all of it.
 */
export function rangeOf(header: string | null, size: number): Asked {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return 'all'
  if (first === '') {
    const from = Math.max(0, size - Number(last))
    return from >= size ? 'none' : { from, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return 'all'
  return from >= size ? 'none' : { from, to }
}

/** Bytes as an answer, whole or in the part that was asked for. */
export function bytesAnswer(
  content: Uint8Array,
  range: string | null,
  headers: Record<string, string>,
): Response {
  const size = content.length
  const asked = rangeOf(range, size)
  const own = { ...headers, 'accept-ranges': 'bytes' }
  if (asked === 'none')
    return new Response(null, { status: 416, headers: { ...own, 'content-range': `bytes */${size}` } })
  const part = asked === 'all' ? content : content.subarray(asked.from, asked.to + 1)
  return new Response(new Uint8Array(part), {
    status: asked === 'all' ? 200 : 206,
    headers: {
      ...own,
      'content-length': String(part.length),
      ...(asked === 'all' ? {} : { 'content-range': `bytes ${asked.from}-${asked.to}/${size}` }),
    },
  })
}
