import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { gives, hears, type Named, named } from '../../test/scenes/support/mandates.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look, readAs, unfold } from '../../test/support/look.ts'
import { LANGUAGES } from '../../text/index.ts'

/** The pages of helpers as people see them: at 360 px without scripts, in every language, and on the workbench. */
let house: House
let browser: Browser
let page: Page
let son: Named
let giverId: string
let talk: string
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  page = await browser.newPage()
  const thomas = await house.person('resident')
  giverId = thomas.id
  son = await named(house, { givenName: 'Sivert', familyName: 'Elvekvist', birthDate: '2000-01-10' })
  await gives(thomas, {
    name: 'Sivert Elvekvist',
    number: son.number,
    acts: ['read', 'write', 'receive', 'speakFor'],
  })
  const lars = await house.staff('operator')
  await hears(lars, thomas.id, { yes: true, interpreter: 'notNeeded' })
  await house.clockTo('2026-03-02 11:00')
  talk = (await thomas.writes('Når får jeg plass på tiltaket?', { helped: 'family' })).threadId
  const shown = await son.open(`/min-side/for/${giverId}`)
  const form = shown.forms.find(({ fields }) => fields.some(({ name }) => name === 'text'))
  if (!form) throw new Error(shown.text)
  await son.send(shown, form, { text: 'Kan han begynne på tiltaket 17. mars?' })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe('helpers on Min side', () => {
  it.each(LANGUAGES.map(({ code }) => code))('are right at 360 px in %s', async (language) => {
    const sizes = [PHONE]
    await readAs(page, house, language, await house.person('resident'))
    for (const path of [
      '/min-side/hjelperne-mine',
      '/min-side/hjelperne-mine/ny',
      '/min-side/samtykker',
      '/min-side/far-det-ikke-til',
      '/be-om-kontakt',
    ])
      expect(await look(page, house.baseUrl + path, { language, sizes })).toEqual([])
    await readAs(page, house, language, son)
    for (const path of [
      `/min-side/for/${giverId}`,
      ...(['nb', 'ar', 'ti'].includes(language) ? [`/min-side/for/${giverId}/avtaler?hvordan=phone`] : []),
      `/min-side/for/${giverId}/samtaler/${talk}`,
      '/min-side/hjelperne-mine',
    ])
      expect(await look(page, house.baseUrl + path, { language, sizes })).toEqual([])
  })

  it('work without scripts', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
    await context.addCookies([{ name: 'sprak', value: 'nb', url: house.baseUrl }])
    const bare = await context.newPage()
    // Signed in to as people do, by choosing who they are.
    await bare.goto(`${house.baseUrl}/min-side`)
    await bare
      .getByRole('button', { name: son.name })
      .or(bare.getByRole('link', { name: son.name }))
      .first()
      .click()
    await bare.waitForURL(`${house.baseUrl}/min-side`)
    await bare.goto(`${house.baseUrl}/min-side/for/${giverId}`)
    await bare.getByLabel(/^Skriv for/).fill('Han kan komme på tirsdag.')
    await bare.getByRole('button', { name: 'Send' }).click()
    expect(await bare.getByRole('status').innerText()).toMatch(/Mottatt\. Nummeret er \d+\./)
    // Decision 009: a holder is rung, and says nothing of what the giver has understood.
    await bare.goto(`${house.baseUrl}/min-side/for/${giverId}/samtaler/${talk}`)
    expect(await bare.getByRole('button', { name: /forst/i }).count()).toBe(0)
    await bare.getByRole('button', { name: 'Ring meg' }).click()
    expect(await bare.getByRole('status').innerText()).toBe('Vi har tatt imot. Svaret kommer her.')
    await context.close()
  })
})

it('mandates on the workbench are right at a desk and on a telephone, folded and unfolded', async () => {
  const sizes = [DESK, PHONE]
  await readAs(page, house, 'nb', await house.staff('hostA'))
  const mandates = `${house.baseUrl}/arbeid/person/${giverId}/fullmakter`
  for (const address of [
    mandates,
    `${house.baseUrl}/arbeid/person/${giverId}/skriv-for`,
    `${house.baseUrl}/arbeid/hjelpere`,
  ])
    expect(await look(page, address, { sizes })).toEqual([])
  expect(await look(page, mandates, { sizes, first: unfold })).toEqual([])
})
