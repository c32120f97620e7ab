import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { StaffKey } from '../../db/seed/staff.ts'
import { registerContact, write } from '../../office/threads/actions.ts'
import { type Benches, benchesOver, read, words } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { hydrated, look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { post } from '../../test/support/story-pages.ts'
import { PERSONS, STAFF, staffActor, TEAMS } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let benches: Benches
let page: Page

beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESK })
  benches = benchesOver(story)
})
afterAll(async () => {
  await browser.close()
  await benches.close()
  await story.end()
})

const asks = (personId: string, text: string) => story.asPerson(personId, (ctx) => write(ctx, { text }))
const promiseOf = (personId: string, side: string) =>
  story.database.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('side', '=', side)
    .where('isOpen', '=', true)
    .executeTakeFirstOrThrow()

describe('the work list', () => {
  test('C1-01 shows the state adviser what is hers, and on the person page that the rest exists, never its text', async () => {
    await asks(
      PERSONS.dual,
      'Når begynner praksisplassen min?\n\nSosialhjelpen til husleia ble lavere enn sist, hvorfor?',
    )
    const bench = await benches.of('stateAdviserA')
    expect(await read(bench, '/arbeid')).toMatch(/ons 4\.3\. 10 Rune Hagelykt Tiltak eller praksisplass/)
    const page = await bench.inject(`/arbeid/person/${PERSONS.dual}`)
    expect(words(page.body)).toContain('Når begynner praksisplassen min?')
    expect(words(page.body)).toMatch(/Det finnes en kommunal sak, åpen, frist onsdag 4\. mars kl\. 10, hos /)
    // Neither in the words nor in what the page carries for its scripts.
    expect(page.body).not.toContain('husleia')
  })

  test('keeps the list and the filters that its reader left, and shows the brief without any script', async () => {
    const bench = await benches.of('stateAdviserA')
    const left = await bench.inject('/arbeid?liste=laget&sene=ja')
    const cookie = String(left.headers['set-cookie']).split(';')[0] ?? ''
    const back = await bench.inject({ url: '/arbeid', headers: { cookie } })
    expect(back.headers.location).toBe('/arbeid?liste=laget&sene=ja')
    // The next one to sign in on the same machine begins with their own.
    const next = await benches.of('stateAdviserA2')
    expect((await next.inject({ url: '/arbeid', headers: { cookie } })).statusCode).toBe(200)
    const { id } = await promiseOf(PERSONS.dual, 'state')
    expect(await read(bench, `/arbeid?liste=mine&vis=${id}`)).toMatch(
      /Rune Hagelykt Språk norsk Stat Kari Mosetoft .* Når begynner praksisplassen min\? Min side, i dag kl\. 10/,
    )
  })

  test('is worked by keyboard: down, brief beside, answer, hand over', async () => {
    await page.goto(`${await benches.at('stateAdviserA')}/arbeid?liste=mine`)
    await hydrated(page)
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Rune Hagelykt')
    await page.keyboard.press('v')
    await page.getByRole('complementary').getByText('Når begynner praksisplassen min?').waitFor()
    await page.keyboard.press('o')
    await page.waitForURL(/gjor=overfor/)
    expect(await page.isVisible('#overfor select[name=til]')).toBe(true)
    // The page has come; its keys are heard a moment later.
    await vi.waitFor(async () => {
      await page.keyboard.press('s')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    }, 20_000)
  })
})

describe('a person', () => {
  test('C1-06 "not mine" without a new owner is refused with what was typed kept; the second move is the lead’s', async () => {
    const bench = await benches.of('stateAdviserA')
    const { id, threadId, dueAt } = await promiseOf(PERSONS.dual, 'state')
    const at = `/arbeid/person/${PERSONS.dual}/samtale/${threadId}?oppgave=${id}`
    const form = { gjor: 'overfor', oppgave: id, arsak: 'competence', notat: 'Hun kjenner bedriften.' }
    const refused = await post(bench, at, form)
    expect(refused.statusCode).toBe(422)
    expect(words(refused.body)).toContain('Velg hvem som skal ta over. Noen må ha ansvaret.')
    expect(refused.body).toContain('Hun kjenner bedriften.')

    const first = await post(bench, at, { ...form, til: `staff:${STAFF.stateAdviserA2}` })
    expect(await read(bench, String(first.headers.location))).toContain(
      'Saken er gitt videre med samme frist.',
    )
    const second = await post(await benches.of('stateAdviserA2'), at, {
      ...form,
      til: `staff:${STAFF.stateAdviserA}`,
    })
    expect(await read(await benches.of('stateAdviserA2'), String(second.headers.location))).toContain(
      'Teamleder bestemmer nå hvem som eier den.',
    )
    expect(await read(await benches.of('leadStateA'), '/arbeid/leder')).toMatch(
      /Flyttet to ganger ons 4\.3\. 10 Rune Hagelykt/,
    )
    expect((await promiseOf(PERSONS.dual, 'state')).dueAt).toEqual(dueAt)
  })

  test('is answered from the page: an empty answer is refused in words, a real one closes what it answers', async () => {
    const bench = await benches.of('municipalAdviserA2')
    await asks(PERSONS.mother, 'Trenger dere flere papirer til søknaden om sosialhjelp?')
    const { id, threadId } = await promiseOf(PERSONS.mother, 'municipal')
    const at = `/arbeid/person/${PERSONS.mother}/samtale/${threadId}`
    const form = { gjor: 'svar', [`gjelder.${id}`]: 'ja', key: 'once.svar' }
    const empty = await post(bench, at, { ...form, text: ' ' })
    expect(empty.statusCode).toBe(422)
    expect(words(empty.body)).toContain('Her står det ingenting ennå.')
    const sent = await post(bench, at, { ...form, text: 'Nei, vi har alt vi trenger.' })
    const page = await read(bench, String(sent.headers.location))
    expect(page).toContain('Svaret er sendt. Ett løfte er holdt og lukket.')
    expect(page).toMatch(/Liv Ekrehavn .* Ikke lest ennå K? ?Kommune Nei, vi har alt vi trenger\./)
    // The same form once more, as a double press sends it: one answer, and no error.
    const again = await post(bench, at, { ...form, text: 'Nei, vi har alt vi trenger.' })
    expect(again.statusCode).toBe(303)
    expect((await read(bench, at)).split('Nei, vi har alt vi trenger.')).toHaveLength(2)
  })

  test('is opened without a ground of one’s own only for a stated purpose; one who does not exist is not found', async () => {
    const bench = await benches.of('stateAdviserB')
    expect(await read(bench, `/arbeid/person/${PERSONS.mother}`)).toContain('Hvorfor åpner du?')
    expect(await read(bench, `/arbeid/person/${PERSONS.mother}?formal=call`)).toContain('Silje Brattkvist')
    expect((await bench.inject(`/arbeid/person/${PERSONS.protectedSeven}?formal=call`)).statusCode).toBe(404)
    expect((await bench.inject('/arbeid/person/hvem-som-helst')).statusCode).toBe(404)
  })

  test('is found again on the timeline by another form of the word, and not by a word of the other side', async () => {
    const bench = await benches.of('stateAdviserA')
    const found = (word: string) => read(bench, `/arbeid/person/${PERSONS.dual}?tord=${word}`)
    expect(await found('praksisplasser')).toMatch(/Av i dag kl\. 10 Melding fra personen/)
    expect(await found('husleie')).toContain('Ingenting passer med det du har valgt.')
  })
})

describe('the desk and the contact centre', () => {
  test('C1-03 a call about the same is read back with owner and the first due time', async () => {
    await asks(PERSONS.resident, 'Når begynner tiltaket mitt?')
    const called = await post(await benches.of('operator'), `/arbeid/ny-kontakt?person=${PERSONS.resident}`, {
      kanal: 'contactCentrePhone',
      tema: 'measure',
    })
    expect(words(called.body)).toMatch(
      /Si dette høyt .* Kari Mosetoft har den\. Svar senest onsdag 4\. mars kl\. 10\./,
    )
    expect(words(called.body)).toContain('Personen har spurt om dette før.')
  })

  test('C9-03 no free text in municipal themes; insight only with an agreement, and old values say so', async () => {
    const bench = await benches.of('operator')
    const refused = await post(bench, `/arbeid/ny-kontakt?person=${PERSONS.residentA}`, {
      kanal: 'contactCentrePhone',
      tema: 'socialAssistance',
      text: 'Han sier at husleia ikke er betalt',
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Han sier at husleia ikke er betalt')
    expect(await read(bench, `/arbeid/kontaktsenter/${PERSONS.residentB2}`)).toContain(
      'Ingen innsyn – send videre',
    )
    const shown = await read(bench, `/arbeid/kontaktsenter/${PERSONS.residentB1}`)
    expect(shown).toMatch(/Vedtak økonomisk sosialhjelp|Vedtak .*innvilget/)
    expect(await read(bench, `/arbeid/kontaktsenter/${PERSONS.residentA}`)).toContain(
      'Ikke bekreft utbetaling',
    )
  })
})

describe('sorting, absence and notices', () => {
  test('one press on a theme gives what nobody recognised an owner', async () => {
    await asks(PERSONS.arabic, 'Det er noe med det dere vet')
    const bench = await benches.of('triageA')
    expect(await read(bench, '/arbeid/sortering')).toContain('Det er noe med det dere vet')
    const { id } = await story.database.system
      .selectFrom('promise')
      .select('id')
      .where('personId', '=', PERSONS.arabic)
      .where('deskTeamId', '=', TEAMS.triageA)
      .executeTakeFirstOrThrow()
    const form = { person: PERSONS.arabic, oppgave: id }
    expect((await post(bench, '/arbeid/sortering', form)).statusCode).toBe(422)
    expect((await post(bench, '/arbeid/sortering', { ...form, tema: 'socialAssistance' })).statusCode).toBe(
      303,
    )
    expect(await read(bench, '/arbeid/sortering')).not.toContain('Det er noe med det dere vet')
  })

  test('one who goes home is covered at once, and the cover sees for whom', async () => {
    const lead = await benches.of('leadStateA')
    const away = await post(lead, '/arbeid/leder', { gjor: 'fravaer', ansatt: STAFF.stateAdviserA })
    const page = await read(lead, String(away.headers.location))
    expect(page).toMatch(
      /har fått en som er her\. .*Kari Mosetoft borte fra i dag kl\. 10, vikar: Jonas Bekkegard/,
    )
    expect(await read(await benches.of('deputyStateA'), '/arbeid?liste=vikar')).toContain('For Kari Mosetoft')
    await post(lead, '/arbeid/leder', { gjor: 'tilbake', ansatt: STAFF.stateAdviserA })
    expect(await read(lead, '/arbeid/leder')).toContain('Ingen er borte.')
  })

  test('a notice is read by its reader alone, and counted in the bar until then', async () => {
    const bench = await benches.of('stateAdviserA2')
    expect(await read(bench, '/arbeid/varsler')).toMatch(/Varsler: 1 .* Du er gitt en sak: Rune Hagelykt/)
    expect((await post(bench, '/arbeid/varsler', {})).statusCode).toBe(303)
    expect(await read(bench, '/arbeid/varsler')).not.toContain('Varsler: 1')
    expect((await (await benches.of('operator')).inject('/arbeid/leder')).statusCode).toBe(404)
  })

  test('R-112 the leader names who answers for somebody on the list, and of the other side is told why not', async () => {
    const bench = await benches.of('leadStateA')
    const form = { gjor: 'veileder', person: PERSONS.dual, side: 'municipal', veileder: STAFF.stateAdviserA3 }
    expect((await post(bench, '/arbeid/leder', form)).statusCode).not.toBe(303)
    await story.database.system
      .updateTable('promise')
      .set({ leadListAt: story.clock.now(), leadReason: 'bounced' })
      .where('personId', '=', PERSONS.dual)
      .where('side', '=', 'state')
      .where('isOpen', '=', true)
      .execute()
    const named = await post(bench, '/arbeid/leder', { ...form, side: 'state' })
    expect(named.headers.location).toBe('/arbeid/leder?gjort=veileder')
    const now = await story.database.system
      .selectFrom('assignment')
      .select('staffId')
      .where('personId', '=', PERSONS.dual)
      .where('side', '=', 'state')
      .where('untilAt', 'is', null)
      .executeTakeFirst()
    expect(now).toEqual({ staffId: STAFF.stateAdviserA3 })
  })
})

describe('at a desk and on a telephone', () => {
  const pages: [StaffKey, string][] = [
    ['stateAdviserA', '/arbeid?liste=mine'],
    ['stateAdviserA', `/arbeid/person/${PERSONS.dual}?gjor=overfor`],
    ['municipalAdviserA2', `/arbeid/person/${PERSONS.mother}`],
    ['stateAdviserB', `/arbeid/person/${PERSONS.elderly}`],
    ['triageA', '/arbeid/sortering'],
    ['operator', '/arbeid/sok?sok=elvekvist'],
    ['operator', `/arbeid/ny-kontakt?person=${PERSONS.resident}`],
    ['operator', `/arbeid/kontaktsenter/${PERSONS.residentA}`],
    ['leadStateA', '/arbeid/leder'],
    ['stateAdviserA', '/arbeid/varsler'],
  ]
  test.each(pages)('%s finds %s in order', async (key, path) => {
    const address = (await benches.at(key)) + path
    expect(await look(page, address, { sizes: [DESK, PHONE] })).toEqual([])
  })
})

test('the receipt of a visit at the desk never counts as a second promise', async () => {
  const { staffId } = staffActor('hostA')
  const before = await promiseOf(PERSONS.resident, 'state')
  await story.asStaff(staffActor('hostA'), (ctx) =>
    registerContact(ctx, { personId: PERSONS.resident, channel: 'dropIn', theme: 'measure' }),
  )
  const bench = await benches.of('stateAdviserA')
  expect((await promiseOf(PERSONS.resident, 'state')).id).toBe(before.id)
  expect(await read(bench, `/arbeid/person/${PERSONS.resident}`)).toContain('3 kontakter om dette')
  expect(staffId).not.toBe(before.deskStaffId)
})
