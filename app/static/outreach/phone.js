// a round outside, with or without a network. Nothing of anybody stands on the phone but sealed.
import { keyFrom, seal, unseal } from './lock.js'
import { drop, get, names, put, wipe } from './store.js'

const DAY = 24 * 60 * 60 * 1000
const MOST_WRONG = 5
const LEAST = 8
const main = document.querySelector('main')
const words = JSON.parse(main.dataset.words)
const at = (id) => document.getElementById(id)
const say = (text) => {
  at('melding').textContent = text
}
let key = null
let visits = []
let sending = false

if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/arbeid/ute/runde/worker.js', { scope: '/arbeid/ute/runde' })

const show = (id) => {
  for (const one of ['begynn', 'lukket', 'runde']) at(one).hidden = one !== id
}
const told = (form, name) => form.elements.namedItem(name).value.trim()

async function begin(event) {
  event.preventDefault()
  const code = told(event.target, 'kode')
  if (code.length < LEAST) return say(words.short8)
  const answer = await fetch('/arbeid/ute/runde/besok').catch(() => null)
  if (answer === null) return say(words.failed)
  if (answer.status === 401) return signedOut()
  const round = await answer.json()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  key = await keyFrom(code, salt)
  await wipe()
  await put('runde', { salt, began: Date.now(), wrong: 0 })
  await put('besok', await seal(key, 'besok', round.visits))
  await go(event.target)
}

async function open(event) {
  event.preventDefault()
  const round = await get('runde')
  if (!round) return rest()
  key = await keyFrom(told(event.target, 'kode'), round.salt)
  try {
    await go(event.target)
  } catch {
    key = null
    if (round.wrong + 1 >= MOST_WRONG) {
      await wipe()
      return rest()
    }
    await put('runde', { ...round, wrong: round.wrong + 1 })
    say(words.wrong)
  }
}

async function go(form) {
  visits = await unseal(key, 'besok', await get('besok'))
  form.reset()
  at('besok').replaceChildren(
    ...visits.map(({ visitId, says }) =>
      Object.assign(document.createElement('option'), { value: visitId, textContent: says }),
    ),
  )
  show('runde')
  say('')
  await count()
  await send()
}

async function photoIn(form) {
  const [file] = form.elements.namedItem('bilde').files
  if (!file) return undefined
  const url = await new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(file)
  })
  return { name: file.name, data: url.slice(url.indexOf(',') + 1) }
}

async function keep(event) {
  event.preventDefault()
  const form = event.target
  const visit = visits.find(({ visitId }) => visitId === told(form, 'besok'))
  const [note, step, from, people] = ['notat', 'steg', 'ringFra', 'antall'].map((name) => told(form, name))
  const photo = await photoIn(form)
  if (!visit || (note === '' && step === '' && from === '' && people === '' && !photo))
    return say(words.nothing)
  const when = told(form, 'naar')
  const worded = note !== '' || step !== '' || from !== '' || photo !== undefined
  if (visit.personId === null ? worded : people !== '') return say(words['notTaken.noName'])
  const entry = {
    id: crypto.randomUUID(),
    visitId: visit.visitId,
    personId: visit.personId,
    at: (when === '' ? new Date() : new Date(when)).toISOString(),
    note,
    ...(step === '' ? {} : { step: { text: step, day: told(form, 'stegDag') || undefined } }),
    ...(from === '' ? {} : { call: { from, until: told(form, 'ringTil') } }),
    ...(people === '' ? {} : { people: Number(people) }),
    ...(photo ? { photo } : {}),
  }
  await put(`e:${entry.id}`, await seal(key, `e:${entry.id}`, entry))
  form.reset()
  await count()
  await send()
}

const kept = async () => (await names()).filter((name) => name.startsWith('e:'))
async function count() {
  at('antall-last').textContent = words.kept.replace('{n}', String((await kept()).length))
  at('nett').textContent = (await reached()) ? words.online : words.offline
}

/** A phone that says it has a network may have none: asked, not believed. */
const reached = async () => (await fetch('/arbeid/ute/runde/besok').catch(() => null)) !== null

/** Each by itself: what one is refused for holds up no other. When all of it is in, the phone is empty. */
async function send() {
  if (key === null || sending) return
  const waiting = await kept()
  if (waiting.length === 0) return
  sending = true
  try {
    const here = await fetch('/arbeid/ute/runde/besok').catch(() => null)
    if (here === null) return
    if (here.status === 401) return signedOut()
    const { csrf } = await here.json()
    const said = []
    for (const name of waiting) {
      const answer = await fetch('/arbeid/ute/runde/send', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(await unseal(key, name, await get(name))),
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const came = await answer.json()
      if (came.outcome === 'notTaken') said.push(words[`notTaken.${came.why}`])
      else await drop(name)
      if (came.outcome === 'deliveredOn') said.push(words.deliveredOn)
      for (const conflict of came.conflicts ?? []) said.push(words[`conflict.${conflict}`])
    }
    if ((await kept()).length === 0) {
      await wipe()
      await rest()
      said.unshift(words.sent)
    } else await count()
    say(said.join(' '))
  } catch {
    say(words.failed)
  } finally {
    sending = false
  }
}

function signedOut() {
  say(words.signedOut)
  at('logg-inn').hidden = false
}

const isOld = (round) => round !== undefined && Date.now() - round.began > DAY

/** After a day nothing is left, whether anybody opens it or not. */
async function rest() {
  key = null
  const round = await get('runde')
  if (isOld(round)) await wipe()
  show(round && !isOld(round) ? 'lukket' : 'begynn')
}

at('begynn').addEventListener('submit', begin)
at('lukket').addEventListener('submit', open)
at('skjema').addEventListener('submit', keep)
at('send').addEventListener('click', send)
for (const button of document.querySelectorAll('[data-slett]'))
  button.addEventListener('click', async () => {
    await wipe()
    say('')
    await rest()
  })
addEventListener('online', () => count().then(send))
addEventListener('offline', count)
document.addEventListener('visibilitychange', async () => {
  if (document.hidden) return
  if (isOld(await get('runde'))) await rest()
  else await send()
})
rest()
