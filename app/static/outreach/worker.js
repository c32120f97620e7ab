// Keeps the empty page of a round for when there is no network: its files, and never an answer about anybody.
const KEPT = 'ute-2'
const HOME = '/arbeid/ute/runde'
const FILES = [
  HOME,
  ...['phone.js', 'round.js', 'left.js', 'lock.js', 'store.js', 'phone.css', 'manifest.webmanifest'].map(
    (one) => `${HOME}/${one}`,
  ),
]
/** A network that does not answer is none. */
const PATIENCE = 5000

addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)))
  self.skipWaiting()
})
addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
  event.waitUntil(old.then(() => self.clients.claim()))
})
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || !FILES.includes(pathname)) return
  event.respondWith(answered(event.request, pathname))
})

/** The newest there is; what was kept where the network is none, is slow, or belongs to somebody who asks for a login. */
async function answered(request, pathname) {
  const kept = () => caches.match(pathname)
  const late = new Promise((_done, failed) => setTimeout(failed, PATIENCE, new Error('no network')))
  try {
    const answer = await Promise.race([fetch(request), late])
    if (!answer.ok || answer.redirected) return (await kept()) ?? answer
    await (await caches.open(KEPT)).put(pathname, answer.clone())
    return answer
  } catch (error) {
    const answer = await kept()
    if (answer) return answer
    throw error
  }
}
