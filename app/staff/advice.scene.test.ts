import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerContact } from '../../office/threads/actions.ts'
import { type Benches, benchesOver } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { hydrated, look, unfold } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { post } from '../../test/support/story-pages.ts'
import { addPerson, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let page: Page
let benches: Benches
let bench: FastifyInstance
let origin: string
/** Reached without a screen; another who needs an interpreter in Tigrinya. */
let per: string
let selam: string

beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESK })
  const assigned = [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }] as const
  const { system } = story.database
  per = await addPerson(system, {
    givenName: 'Per',
    contactStatus: 'assisted',
    phone: '+4761000000',
    assigned,
  })
  selam = await addPerson(system, {
    givenName: 'Selam',
    contactStatus: 'partlyDigital',
    language: 'ti',
    interpreterNeed: 'always',
    interpreterLanguage: 'ti',
    assigned,
  })
  for (const personId of [per, selam])
    await story.asStaff(staffActor('hostA'), (ctx) =>
      registerContact(ctx, { personId, channel: 'dropIn', theme: 'measure' }),
    )
  benches = benchesOver(story)
  bench = await benches.of('stateAdviserA')
  origin = await benches.at('stateAdviserA')
})
afterAll(async () => {
  await browser.close()
  await benches.close()
  await story.end()
})

const words = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
const read = async (url: string) => words((await bench.inject(url)).body)

describe('the advice where staff choose (R-194, R-355)', () => {
  test('names the way, the ways after it, the direct line and the reasons', async () => {
    const page = await read(`/arbeid/person/${per}`)
    expect(page).toContain('Best nå: ring')
    expect(page).toContain('Direkte nummer er en rett her: får hjelp uten skjerm')
    expect(page).toContain('Min side virker ikke for Per Prøvetoft')
    expect(page).toContain('skriv på Min side : Personen får hjelp uten skjerm.')
  })

  test('says first that an interpreter is needed, before any meeting', async () => {
    const page = await read(`/arbeid/person/${selam}?formaal=motivation`)
    const interpreter = page.indexOf('Tolk på tigrinja må være bestilt før dere snakker.')
    expect(interpreter).toBeGreaterThan(0)
    expect(page.indexOf('Møte: motivasjonssamtale')).toBeGreaterThan(interpreter)
  })

  test('changes with what the employee tells of the contact, and with nothing else', async () => {
    const told = await read(`/arbeid/person/${per}?formaal=conflict&situasjon=prefersDigital`)
    expect(told).toContain('Best nå: møte på kontoret')
    expect(told).toContain('Personen kan ha med seg noen.')
    expect(await read(`/arbeid/person/${per}?formaal=tull&innhold=%00`)).toContain('Best nå: ring')
  })

  test('stands on the page for a new contact too', async () => {
    expect(await read(`/arbeid/ny-kontakt?person=${selam}`)).toContain('Råd om kontakt')
  })
})

describe('the help while writing', () => {
  const HEAVY = 'I henhold til regelverket anmodes klienten om å ringe 158965 12345.'

  test('without scripts: looked over when asked to, nothing is sent, the words are kept', async () => {
    const answer = await post(bench, `/arbeid/person/${per}`, {
      gjor: 'svar',
      se: 'ja',
      text: `${HEAVY} **Snart**`,
    })
    expect(answer.statusCode).toBe(200)
    const page = words(answer.body)
    expect(page).toMatch(/Lesbarhet \(LIX\): \d+/)
    expect(page).toContain('Dette ser ut som et fødselsnummer.')
    expect(page).toContain('Prøv: bruker / person')
    expect(answer.body).toContain('<strong>Snart</strong>')
    expect(page).not.toContain('Det ble ikke sendt')
    const sent = await story.database.system
      .selectFrom('message')
      .select('id')
      .where('direction', '=', 'out')
      .execute()
    expect(sent).toEqual([])
  })

  test('with scripts: while the text is written, and gone when it is mended', async () => {
    await page.goto(`${origin}/arbeid/person/${per}`)
    await hydrated(page)
    await page.fill('#text', HEAVY)
    await page.waitForSelector('text=Dette ser ut som et fødselsnummer.')
    await page.getByRole('button', { name: 'klienten' }).click()
    const marked = await page.evaluate(() => {
      const box = document.getElementById('text') as HTMLTextAreaElement
      return box.value.slice(box.selectionStart, box.selectionEnd)
    })
    expect(marked).toBe('klienten')
    await page.click('text=Slik ser personen det')
    await page.waitForSelector('.preview >> text=anmodes klienten')
    await page.fill('#text', 'Ring meg i dag.')
    await page.waitForSelector('text=Ingenting å peke på.')
  })
})

describe('at a desk and on a telephone', () => {
  const typed = async () => {
    if (await page.$('#text'))
      await page.fill('#text', 'Klienten anmodes om dokumentasjon. Har du ikke svart?')
    await unfold(page)
  }
  const helped = async () => {
    await typed()
    await page.waitForSelector('.remarks q')
    await page.waitForSelector('.preview >> text=Klienten anmodes')
  }
  test.each([
    ['somebody whom writing does not reach', () => `/arbeid/person/${per}`, helped],
    [
      'an interpreter, and everything told',
      () => `/arbeid/person/${selam}?formaal=conflict&innhold=heavy`,
      helped,
    ],
    ['a new contact', () => `/arbeid/ny-kontakt?person=${per}`, typed],
  ] as const)('%s: in order', async (_what, path, first) => {
    expect(await look(page, origin + path(), { sizes: [DESK, PHONE], first })).toEqual([])
  })
})
