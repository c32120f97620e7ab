// Keeps the empty page of a round for when there is no network: five files, and never an answer about anybody.
const KEPT = 'ute-1'
const HOME = '/arbeid/ute/runde'
const FILES = [
  HOME,
  ...['phone.js', 'lock.js', 'store.js', 'phone.css', 'manifest.webmanifest'].map((one) => `${HOME}/${one}`),
]

addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)))
  self.skipWaiting()
})
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || !FILES.includes(pathname)) return
  event.respondWith(
    fetch(event.request)
      .then(async (answer) => {
        if (answer.ok && !answer.redirected) await (await caches.open(KEPT)).put(pathname, answer.clone())
        return answer
      })
      .catch(() => caches.match(pathname)),
  )
})
