import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { letter } from '../../test/scenes/support/letters.ts'
import { does, gives, type Named, named } from '../../test/scenes/support/mandates.ts'
import { buttonCalled, formWith } from '../../test/scenes/support/walker.ts'
import { OFFICES } from '../../test/support/world.ts'

/** Consents, refusals and requests by helpers, through the pages that people and staff have. */
let house: House
let mona: Named
beforeAll(async () => {
  house = await openHouse()
  mona = await named(house, { givenName: 'Mona', familyName: 'Bekkevik', birthDate: '1985-06-01' })
})
afterAll(() => house.close())

describe('a helper who is not signed in (R-398)', () => {
  const ask = (told: Record<string, string>) =>
    fetch(`${house.baseUrl}/be-om-kontakt`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        navn: 'Solveig Helsesøster',
        kontakt: '+4790000001',
        hvem: 'organisation',
        text: 'Hun trenger en samtale.',
        ...told,
      }),
    })
  const receipt = async (answer: Response) => {
    expect(answer.status).toBe(303)
    const page = await fetch(`${house.baseUrl}${answer.headers.get('location')}`)
    const words = (await page.text())
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/Nummeret er \d+/, 'Nummeret er N')
    return words.slice(words.indexOf('Nummeret er'), words.indexOf('Ta vare på'))
  }

  it('is told the same of somebody known and of nobody, and gets the answer of staff on the same page', async () => {
    const known = await ask({ om: 'Mona Bekkevik', nummer: mona.number })
    const nobody = await ask({ om: 'Ingen Finnes' })
    expect(await receipt(known)).toBe(await receipt(nobody))
    expect(await receipt(known)).toContain('Du får svar senest')
    const lars = await house.staff('operator')
    const list = await lars.open('/arbeid/hjelpere')
    expect(list.text).toContain('Ingen Finnes')
    expect((await (await house.staff('stateAdviserA')).open('/arbeid/hjelpere')).status).toBe(404)
    const form = list.forms.find(
      ({ buttons, fields }) =>
        buttons.some(({ text }) => text === 'Svar hjelperen') && fields.some(({ name }) => name === 'svar'),
    )
    if (!form) throw new Error(list.text)
    await lars.send(list, form, { svar: 'needsPerson' }, buttonCalled(form, 'Svar hjelperen'))
    const answers = [await receipt(known), await receipt(nobody)]
    expect(answers.filter((text) => text.includes('Personen må ta kontakt selv'))).toHaveLength(1)
  })

  it('is shown the form again with the words that were written, and what was wrong', async () => {
    const answer = await ask({ om: '' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Hun trenger en samtale.')
    expect((await fetch(`${house.baseUrl}/be-om-kontakt/${'a'.repeat(20)}`)).status).toBe(404)
  })
})

describe('the person', () => {
  it('gives a consent in one step and takes it back in one press', async () => {
    const page = await mona.open('/min-side/samtykker')
    const given = await mona.send(page, formWith(page, 'til'), {
      til: 'clinician',
      hvem: 'Granvik legesenter',
      'side.state': 'ja',
      dag: '2026-06-01',
    })
    expect(given.text).toContain('Samtykket gjelder fra nå.')
    expect(given.text).toMatch(/lege eller behandler.*Granvik legesenter/s)
    const form = given.forms.find(({ buttons }) => buttons.some(({ text }) => text === 'Trekk tilbake'))
    if (!form) throw new Error(given.text)
    const ended = await mona.send(given, form, {}, buttonCalled(form, 'Trekk tilbake'))
    expect(ended.text).toContain('Samtykket er trukket tilbake.')
    expect(ended.text).toContain('Du har ikke gitt noe samtykke.')
  })

  it('says no to a part of what a holder may, and what is hard to produce', async () => {
    const son = await named(house, { givenName: 'Sivert', familyName: 'Bekkevik', birthDate: '2000-01-10' })
    await gives(mona, {
      name: 'Sivert Bekkevik',
      number: son.number,
      acts: ['read', 'receive'],
      themes: ['workFollowUp', 'missingDocuments'],
    })
    const page = await mona.open('/min-side/hjelperne-mine')
    const form = formWith(page, 'nei.side.state')
    const no = { 'nei.side.state': 'ja', 'nei.tema.missingDocuments': 'ja' }
    const refused = await mona.send(page, form, no, buttonCalled(form, 'Si nei'))
    expect(refused.text).toContain('Vi har skrevet ned at du sa nei.')
    const hard = await mona.open('/min-side/far-det-ikke-til')
    const owed = await mona.send(hard, formWith(hard, 'text'), { text: 'Skatteattesten' })
    expect(owed.text).toContain('Vi hjelper deg senest onsdag 4. mars')
  })
})

describe('staff', () => {
  it('writes down a yes, reads the one letter it is for, and no longer when it is taken back', async () => {
    const { messageId } = await house.comesFromCase(letter(mona.id, {}))
    // the desk of this office reads letters with consent; the contact centre does so in its calls.
    const anne = await house.staff('hostA')
    await house.configure('access.reception', OFFICES.A, 'full')
    const address = `/arbeid/person/${mona.id}/brev-med-samtykke/${messageId}`
    expect((await anne.open(address)).status).toBe(404)
    const said = await does(anne, mona.id, 'Skriv ned samtykket', {
      til: 'letter',
      brev: messageId,
      kanal: 'dropIn',
      form: 'spoken',
      tolk: 'notNeeded',
    })
    expect(said.text).toContain('Samtykket er skrevet ned.')
    const read = await anne.open(address)
    expect([read.status, read.text.includes('Samtykket gjelder til')]).toEqual([200, true])
    const seen = await mona.open('/min-side/hvem-har-sett')
    expect(seen.text).toContain('Leste et brev, med samtykket ditt')
    await does(anne, mona.id, 'Personen trekker det tilbake')
    expect((await anne.open(address)).status).toBe(404)
  })
})
