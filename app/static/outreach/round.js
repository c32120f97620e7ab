// a round and what was written on it, by the code it was begun with. Each contact carries the salt of its round, so
// that another round, or another colleague on the same phone, takes nothing from it.
import { keyFrom, seal, unseal } from './lock.js'
import { endRound, get, nameOf, put, waiting } from './store.js'

const DAY = 24 * 60 * 60 * 1000
const MOST_WRONG = 5
const keys = new Map()
const saltName = (salt) => salt.join('.')
let round = null
let mine = { who: null, visits: [] }

export const visits = () => mine.visits
export const isOpen = () => keys.size > 0
/** Whose round it is: a colleague who logs in on this phone sends nothing of it. */
export const isMine = (who) => mine.who === null || who === mine.who

/** After a day nobody who was to be visited stands on the phone. */
export async function roundHere() {
  const found = await get('runde')
  if (found === undefined) return null
  if (Date.now() - found.began <= DAY && found.began - Date.now() <= DAY) return found
  await endRound()
  return null
}

export function lock() {
  keys.clear()
  round = null
  mine = { who: null, visits: [] }
}

export async function beginRound(code, plan) {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  lock()
  const key = await keyFrom(code, salt)
  round = { salt, began: Date.now(), wrong: 0 }
  keys.set(saltName(salt), key)
  await put('runde', round)
  await refresh(plan)
  await unlockKept(code)
}

/** What is planned since belongs to the round too; what one set out for stays, and can be written of. */
export async function refresh({ who, visits: planned }) {
  if (round === null) return
  const known = new Set(planned.map(({ visitId }) => visitId))
  mine = { who, visits: [...planned, ...mine.visits.filter(({ visitId }) => !known.has(visitId))] }
  await put('besok', await seal(keys.get(saltName(round.salt)), 'besok', mine))
}

/** False: the code opens nothing. After some of them the plan of the round is gone; what waits stays, sealed. */
export async function openRound(code) {
  const found = await roundHere()
  if (found !== null) {
    const key = await keyFrom(code, found.salt)
    try {
      mine = await unseal(key, 'besok', await get('besok'))
      keys.set(saltName(found.salt), key)
      round = { ...found, wrong: 0 }
      await put('runde', round)
    } catch {
      const wrong = found.wrong + 1
      await (wrong >= MOST_WRONG ? endRound() : put('runde', { ...found, wrong }))
    }
  }
  await unlockKept(code)
  return isOpen()
}

async function unlockKept(code) {
  for (const one of await waiting()) {
    if (keys.has(saltName(one.salt))) continue
    const key = await keyFrom(code, one.salt)
    const fits = await unseal(key, one.name, one).catch(() => null)
    if (fits !== null) keys.set(saltName(one.salt), key)
  }
}

/** Sealed on the phone, in the place of what it corrects. Fails where the phone has no room. */
export async function keepEntry(entry) {
  const name = nameOf(entry.id)
  const salt = round?.salt ?? (await get(name)).salt
  await put(name, { ...(await seal(keys.get(saltName(salt)), name, entry)), salt, put: Date.now() })
}

/** Those that wait and that this code opens, and how many it does not. */
export async function readable() {
  const all = await waiting()
  const opened = []
  for (const one of all) {
    const key = keys.get(saltName(one.salt))
    if (key) opened.push({ ...one, entry: await unseal(key, one.name, one) })
  }
  return { all: all.length, opened }
}

/** Why the office did not take it: a word, and nothing about anybody. */
export const notTaken = async (name, why) => put(name, { ...(await get(name)), why })
