// a round outside, with or without a network. Nothing of anybody stands on the phone but sealed, and nothing that was
// kept goes away before the office has it.
import { showLeft, twice } from './left.js'
import {
  beginRound,
  isMine,
  isOpen,
  keepEntry,
  lock,
  notTaken,
  openRound,
  readable,
  refresh,
  roundHere,
  visits,
} from './round.js'
import { drop, endRound, waiting, wipe } from './store.js'

const LEAST = 8
const main = document.querySelector('main')
const words = JSON.parse(main.dataset.words)
const at = (id) => document.getElementById(id)
const say = (text) => {
  at('melding').textContent = text
}
const doing = new Set()
let again = false
let editing = null

if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/arbeid/ute/runde/worker.js', { scope: '/arbeid/ute/runde' })
navigator.storage?.persist?.().catch(() => false)

const show = (id) => {
  for (const one of ['begynn', 'lukket', 'runde']) at(one).hidden = one !== id
}
const field = (form, name) => form.elements.namedItem(name)
const told = (form, name) => field(form, name).value.trim()

/** A second press while the first is worked on is the first; other things wait for none of it. */
async function once(name, work) {
  if (doing.has(name)) return
  doing.add(name)
  try {
    await work()
  } catch (error) {
    say(error?.name === 'QuotaExceededError' ? words.full : words.failed)
  } finally {
    doing.delete(name)
  }
}
const onSubmit = (id, work) =>
  at(id).addEventListener('submit', (event) => {
    event.preventDefault()
    once(id, () => work(event.target))
  })

/** What is kept while others are sent goes with the next ones. */
function sendNow() {
  again = true
  return once('send', async () => {
    while (again) {
      again = false
      await send()
    }
  })
}

/** Null: no network, or none that reaches the office. */
async function asked() {
  const answer = await fetch('/arbeid/ute/runde/besok').catch(() => null)
  return answer !== null && (answer.ok || answer.status === 401) ? answer : null
}

async function begin(form) {
  const code = told(form, 'kode')
  if (code.length < LEAST) return say(words.short8)
  const answer = await asked()
  if (answer === null) return say(words.failed)
  if (answer.status === 401) return signedOut()
  await beginRound(code, await answer.json())
  await go(form)
}

async function open(form) {
  if (await openRound(told(form, 'kode'))) return go(form)
  say(words.wrong)
  if ((await roundHere()) === null && (await waiting()).length === 0) await rest()
}

async function go(form) {
  form.reset()
  show('runde')
  say('')
  choices()
  await count()
  sendNow()
}

function choices() {
  const chosen = at('besok').value
  at('besok').replaceChildren(
    ...visits().map(({ visitId, says }) =>
      Object.assign(document.createElement('option'), { value: visitId, textContent: says }),
    ),
  )
  // What is put right may be of a plan that is not on the phone any more.
  if (editing && !visits().some(({ visitId }) => visitId === editing.visitId))
    at('besok').append(new Option(says(editing), editing.visitId))
  if (chosen !== '') at('besok').value = chosen
  at('skjema').hidden = at('besok').options.length === 0
}

async function photoIn(form) {
  const [file] = field(form, 'bilde').files
  if (!file) return undefined
  const url = await new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(file)
  })
  return { name: file.name, data: url.slice(url.indexOf(',') + 1) }
}

async function keep(form) {
  const chosen = ({ visitId }) => visitId === told(form, 'besok')
  const visit = visits().find(chosen) ?? (editing && chosen(editing) ? editing : undefined)
  const [note, step, from, people] = ['notat', 'steg', 'ringFra', 'antall'].map((name) => told(form, name))
  if ((field(form, 'bilde').files[0]?.size ?? 0) > Number(main.dataset.most)) return say(words.photoBig)
  const photo = (await photoIn(form)) ?? editing?.photo
  if (!visit || (note === '' && step === '' && from === '' && people === '' && !photo))
    return say(words.nothing)
  const when = told(form, 'naar')
  const worded = note !== '' || step !== '' || from !== '' || photo !== undefined
  if (visit.personId === null ? worded : people !== '') return say(words['notTaken.noName'])
  await keepEntry({
    id: editing?.id ?? crypto.randomUUID(),
    visitId: visit.visitId,
    personId: visit.personId,
    // A time that somebody wrote is the office's; otherwise it is the phone's clock, which may be wrong.
    at: when === '' ? new Date().toISOString() : when,
    note,
    ...(step === '' ? {} : { step: { text: step, day: told(form, 'stegDag') || undefined } }),
    ...(from === '' ? {} : { call: { from, until: told(form, 'ringTil') } }),
    ...(people === '' ? {} : { people: Number(people) }),
    ...(photo ? { photo } : {}),
  })
  editing = null
  form.reset()
  say('')
  await count()
  sendNow()
}

function edit(entry) {
  editing = entry
  const form = at('skjema')
  form.reset()
  choices()
  const typed = /Z$/.test(entry.at) ? '' : entry.at
  const put = {
    besok: entry.visitId,
    naar: typed,
    notat: entry.note,
    steg: entry.step?.text,
    stegDag: entry.step?.day,
    ringFra: entry.call?.from,
    ringTil: entry.call?.until,
    antall: entry.people,
  }
  for (const [name, value] of Object.entries(put)) field(form, name).value = value ?? ''
  field(form, 'notat').focus()
}

const says = ({ visitId, at: when }) =>
  [
    /Z$/.test(when) ? new Date(when).toLocaleString(document.documentElement.lang) : when.replace('T', ' '),
    visits().find((one) => one.visitId === visitId)?.says,
  ]
    .filter(Boolean)
    .join(', ')

async function count() {
  const { all, opened } = await readable()
  at('antall-last').textContent = words.kept.replace('{n}', String(all))
  at('andres').hidden = opened.length === all
  at('andres').textContent = words.others.replace('{n}', String(all - opened.length))
  showLeft(at('ligger'), opened, { words, says, edit, changed: count })
  at('nett').textContent = (await asked()) === null ? words.offline : words.online
}

const WORDS_OF = { 409: 'later', 413: 'badPhoto', 422: 'unreadable' }

/** One of them: false where nothing more can be sent now. Whatever is not taken stays, with why. */
async function sendOne({ name, entry }, csrf, said) {
  const answer = await fetch('/arbeid/ute/runde/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ ...entry, clock: new Date().toISOString() }),
  }).catch(() => null)
  const why = WORDS_OF[answer?.status]
  if (answer === null || (!answer.ok && why === undefined)) {
    said.push(words.failed)
    return false
  }
  const came = answer.ok ? await answer.json() : { outcome: 'notTaken', why }
  if (came.outcome === 'notTaken') {
    said.push(words[`notTaken.${came.why}`])
    await notTaken(name, came.why)
    return true
  }
  await drop(name)
  if (came.outcome === 'deliveredOn') said.push(words.deliveredOn)
  for (const conflict of came.conflicts ?? []) said.push(words[`conflict.${conflict}`])
  return true
}

/** Each by itself: what one is refused for holds up no other. */
async function send() {
  if (!isOpen()) return
  const { opened } = await readable()
  const here = await asked()
  if (here === null) return
  if (here.status === 401) return opened.length > 0 && signedOut()
  at('logg-inn').hidden = true
  const plan = await here.json()
  if (!isMine(plan.who)) return say(words['notTaken.notYours'])
  await refresh(plan)
  choices()
  if (opened.length === 0) return
  const said = []
  for (const one of opened) if (!(await sendOne(one, plan.csrf, said))) break
  if ((await waiting()).length === 0) said.unshift(words.sent)
  await count()
  say([...new Set(said)].join(' '))
  if (visits().length === 0 && (await waiting()).length === 0) await rest()
}

function signedOut() {
  say(words.signedOut)
  at('logg-inn').hidden = false
}

/** Closed, for whoever has the code, where there is a round or something that waits; otherwise a round can begin. */
async function rest() {
  lock()
  editing = null
  const waits = (await waiting()).length
  const here = await roundHere()
  at('venter').hidden = waits === 0
  at('venter').textContent = words.kept.replace('{n}', String(waits))
  show(here !== null || waits > 0 ? 'lukket' : 'begynn')
}

onSubmit('begynn', begin)
onSubmit('lukket', open)
onSubmit('skjema', keep)
at('send').addEventListener('click', sendNow)
at('ny').addEventListener('click', () => show('begynn'))
at('ferdig').addEventListener('click', () =>
  once('ferdig', async () => {
    await endRound()
    await rest()
  }),
)
for (const button of document.querySelectorAll('[data-slett]'))
  twice(button, words, () =>
    once('slett', async () => {
      await wipe()
      location.reload()
    }),
  )
addEventListener('online', () => isOpen() && sendNow())
addEventListener('offline', () => isOpen() && count())
document.addEventListener('visibilitychange', async () => {
  if (document.hidden || !isOpen()) return
  if ((await roundHere()) === null && visits().length > 0) await rest()
  else sendNow()
})
rest()
