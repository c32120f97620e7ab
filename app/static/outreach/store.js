// What lies on the phone: sealed things by name, and the salt, the time of beginning and wrong codes in the open.
const opened = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open('ute', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('ting')
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })

async function inStore(mode, work) {
  const db = await opened()
  try {
    return await new Promise((done, failed) => {
      const transaction = db.transaction('ting', mode)
      const asked = work(transaction.objectStore('ting'))
      transaction.oncomplete = () => done(asked.result)
      transaction.onabort = () => failed(transaction.error)
    })
  } finally {
    db.close()
  }
}

const PREFIX = 'e:'
export const put = (name, value) => inStore('readwrite', (store) => store.put(value, name))
export const get = (name) => inStore('readonly', (store) => store.get(name))
export const drop = (name) => inStore('readwrite', (store) => store.delete(name))
export const wipe = () => inStore('readwrite', (store) => store.clear())
/** Contacts that have not been taken by the office, oldest first: nothing but a press removes one. */
export async function waiting() {
  const names = (await inStore('readonly', (store) => store.getAllKeys())).filter((name) =>
    name.startsWith(PREFIX),
  )
  const all = await Promise.all(names.map(async (name) => ({ name, ...(await get(name)) })))
  return all.sort((a, b) => (a.put ?? 0) - (b.put ?? 0))
}
export const nameOf = (id) => `${PREFIX}${id}`
/** The round is over: who was to be visited is gone. What waits to be sent stays, sealed. */
export async function endRound() {
  await drop('runde')
  await drop('besok')
}
