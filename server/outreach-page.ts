import { MOST_BYTES } from '../office/reach/upload/rules.ts'
import { MOST_STEP, MOST_WORDS } from '../office/visits/outreach/rules.ts'
import type { Say, TextKey } from '../text/index.ts'

const HOME = '/arbeid/ute/runde'
const SAID = [
  'short8',
  'wrong',
  'failed',
  'full',
  'photoBig',
  'sure',
  'correct',
  'remove',
  'others',
  'signedOut',
  'nothing',
  'sent',
  'online',
  'offline',
  'deliveredOn',
  'conflict.merged',
  'conflict.callTimePassed',
  'conflict.callTimeTaken',
  'conflict.noNumber',
  'conflict.stepPassed',
  'conflict.photoInfected',
  'conflict.clockWrong',
  'conflict.timeOff',
  'notTaken.inFuture',
  'notTaken.tooOld',
  'notTaken.unreadable',
  'notTaken.badPhoto',
  'notTaken.notYours',
  'notTaken.noName',
  'notTaken.later',
] as const
type Word = TextKey extends infer Key
  ? Key extends `visitstaff:outreach.phone.${infer Rest}`
    ? Rest
    : never
  : never

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The empty page of a round: forms and words, nothing about anybody. */
export function outreachPage(say: Say, language: string): string {
  const raw = (word: Word) => say(`visitstaff:outreach.phone.${word}`, { n: '{n}' })
  const words = (word: Word) => escaped(raw(word))
  const said = JSON.stringify({
    ...Object.fromEntries(SAID.map((word) => [word, raw(word)])),
    kept: raw('kept'),
  })
  const line = (name: string, word: Word, type: string, more = '') =>
    `<div class="field"><label for="${name}">${words(word)}</label><input id="${name}" name="${name}" type="${type}"${more}></div>`
  const box = (name: string, word: Word, rows: number, most: number) =>
    `<div class="field"><label for="${name}">${words(word)}</label><textarea id="${name}" name="${name}" rows="${rows}" maxlength="${most}" dir="auto"></textarea></div>`
  const code = (id: string) =>
    `<div class="field"><label for="${id}">${words('pin')}</label><input id="${id}" name="kode" type="password" autocomplete="off" aria-describedby="${id}-hint"><span id="${id}-hint">${words('pin.hint')}</span></div>`
  const away = `<button type="button" data-slett>${words('wipe')}</button>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words('title')}</title><link rel="stylesheet" href="${HOME}/phone.css"><link rel="manifest" href="${HOME}/manifest.webmanifest">
<script type="module" src="${HOME}/phone.js"></script></head>
<body><main data-words="${escaped(said)}" data-most="${MOST_BYTES}"><h1>${words('title')}</h1><noscript><p>${words('script')}</p></noscript>
<p id="melding" role="status"></p><p id="logg-inn" hidden><a href="/logg-inn/ansatt?til=${HOME}">${words('login')}</a></p>
<form id="begynn" hidden>${code('ny-kode')}<button>${words('begin')}</button></form>
<form id="lukket" hidden><p id="venter" hidden></p>${code('gammel-kode')}<button>${words('open')}</button><button type="button" id="ny" class="other">${words('newRound')}</button>${away}</form>
<section id="runde" hidden aria-label="${words('title')}"><p id="nett"></p><p id="antall-last"></p><p id="andres" hidden></p>
<section id="ligger" hidden aria-labelledby="ligger-igjen"><h2 id="ligger-igjen">${words('left')}</h2><ul></ul></section>
<form id="skjema"><div class="field"><label for="besok">${words('visit')}</label><select id="besok" name="besok"></select></div>
${line('naar', 'at', 'datetime-local')}${box('notat', 'note', 6, MOST_WORDS)}${box('steg', 'step', 2, MOST_STEP)}${line('stegDag', 'stepDay', 'date')}
${line('ringFra', 'callFrom', 'datetime-local')}${line('ringTil', 'callUntil', 'datetime-local')}
${line('bilde', 'photo', 'file', ' accept="image/*" capture="environment"')}
${line('antall', 'people', 'number', ' min="1" max="200" inputmode="numeric"')}
<button>${words('keep')}</button></form>
<p class="ways"><button type="button" id="send" class="other">${words('send')}</button><button type="button" id="ferdig" class="other">${words('done')}</button>${away}</p></section>
</main></body></html>`
}

/** What a phone needs to put the page among its own. */
export function outreachManifest(say: Say, language: string): string {
  return JSON.stringify({
    name: say('visitstaff:outreach.phone.title'),
    short_name: say('visitstaff:outreach.phone.short'),
    lang: language,
    start_url: HOME,
    scope: HOME,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b4f8a',
    icons: [{ src: `${HOME}/favicon.svg`, sizes: 'any', type: 'image/svg+xml' }],
  })
}
