import { createHash } from 'node:crypto'

/** One who can be logged in as: in the demo, everyone named is synthetic. */
export type Known = { subject: string; name: string; description: string }

type ChoosePage = {
  kind: 'person' | 'staff'
  people: readonly Known[]
  /** Whom the login was begun for: stands first, to be confirmed by one press. */
  suggested: Known | null
  searched: string
  /** Levels of assurance the provider can claim, highest first. */
  levels: readonly string[]
}

const STYLE = `
body{margin:0;font:1.125rem/1.55 "Source Sans 3",system-ui,sans-serif;color:#202733;background:#f5f6f7}
main{max-inline-size:40rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}
p{margin:.25rem 0 1rem}ul{list-style:none;padding:0;margin:1rem 0}li{margin-block-end:.5rem}
button{font:inherit;color:inherit;cursor:pointer}
li button{display:block;inline-size:100%;text-align:start;background:#fff;border:1px solid #5b6477;border-radius:.5rem;padding:.75rem 1rem}
li button:hover{background:#e6f1f8;border-color:#004367}li span{display:block;color:#49515e;font-size:1rem}
:focus-visible{outline:3px solid #004367;outline-offset:2px}
li .first{background:#004367;border-color:#004367;color:#fff}li .first:hover{background:#00304a}li .first span{color:#fff}
.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}label{display:block;font-weight:600}
input,select{font:inherit;padding:.5rem .75rem;border:1px solid #5b6477;border-radius:.375rem;background:#fff;max-inline-size:100%;box-sizing:border-box}
.press{padding:.5rem 1.25rem;border:0;border-radius:.375rem;background:#004367;color:#fff}
.note{background:#fff3d6;border-inline-start:.25rem solid #8a5a00;padding:.5rem 1rem}
`

/** Headers for pages of the embedded provider: nothing runs, nothing is loaded. */
export const CHOOSE_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const WORDS = {
  person: {
    title: 'Logg inn som innbygger',
    what: 'Velg hvem du er.',
    other: 'Eller velg en annen',
    search: 'Finn en annen person',
  },
  staff: {
    title: 'Logg inn som ansatt',
    what: 'Velg hvem du er på jobb.',
    other: 'Eller velg en annen',
    search: 'Finn en annen ansatt',
  },
}

export function choosePage(page: ChoosePage): string {
  const words = WORDS[page.kind]
  return frame(
    words.title,
    `<h1>${words.title}</h1>
<p class="note">Dette er en øvelse. Alle personer er oppdiktet, og ingen må bevise hvem de er.</p>
<form method="post">
${page.suggested ? `<ul>${choice(page.suggested, 'first')}</ul><h2>${words.other}</h2>` : heading(page, words.what)}
<ul>${page.people
      .filter((one) => one.subject !== page.suggested?.subject)
      .map((one) => choice(one))
      .join('')}</ul>
${levels(page.levels)}
</form>
<h2>${words.search}</h2>
<form method="get" role="search"><div class="row">
<div><label for="sok">Navn</label><input id="sok" name="sok" value="${escaped(page.searched)}" autocomplete="off" maxlength="100"></div>
<button class="press">Søk</button></div></form>
<p><a href="/">Til forsiden</a></p>`,
  )
}

/** What the embedded provider says when a login has gone stale or was never begun. */
export function stalePage(): string {
  return frame(
    'Innloggingen er for gammel',
    `<h1>Innloggingen er for gammel</h1><p>Den ble ikke fullført i tide. Begynn på nytt, så går det bra.</p>
<p><a href="/">Til forsiden</a></p>`,
  )
}

function heading(page: ChoosePage, what: string): string {
  if (page.searched === '') return `<p>${what}</p>`
  const found = page.people.length === 0 ? 'Ingen treff' : 'Treff'
  return `<p>${found} på «${escaped(page.searched)}». <a href="?">Vis alle</a></p>`
}

const choice = (known: Known, look = '') =>
  `<li><button${look && ` class="${look}"`} name="sub" value="${escaped(known.subject)}"><strong>${look ? `Fortsett som ${escaped(known.name)}` : escaped(known.name)}</strong><span>${escaped(known.description)}</span></button></li>`

/** So that one can see what happens when somebody has proved too little. */
function levels(all: readonly string[]): string {
  if (all.length < 2) return ''
  const options = all.map((level) => `<option value="${escaped(level)}">${escaped(level)}</option>`).join('')
  return `<details><summary>Sikkerhetsnivå</summary><p><label for="niva">Nivå som innloggingen skal ha</label>
<select id="niva" name="niva">${options}</select></p></details>`
}

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}
