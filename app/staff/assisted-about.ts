const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whom a page about help is about, by its address: a visit, a call, or a person. */
export function aboutIn(request: Request) {
  const search = new URL(request.url).searchParams
  const [visitId, callId, personId] = ['besok', 'samtale', 'person'].map((name) => {
    const id = search.get(name) ?? ''
    return UUID.test(id) ? id : undefined
  })
  return { ...(visitId ? { visitId } : {}), ...(callId ? { callId } : {}), ...(personId ? { personId } : {}) }
}
