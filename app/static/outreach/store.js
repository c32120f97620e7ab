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

export const put = (name, value) => inStore('readwrite', (store) => store.put(value, name))
export const get = (name) => inStore('readonly', (store) => store.get(name))
export const drop = (name) => inStore('readwrite', (store) => store.delete(name))
export const names = () => inStore('readonly', (store) => store.getAllKeys())
export const wipe = () => inStore('readwrite', (store) => store.clear())
