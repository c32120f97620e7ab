import { expect } from 'vitest'
import { textFor } from '../../text/index.ts'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { assign, OFFICES, STAFF } from '../support/world.ts'
import { presses } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'

const ti = textFor('ti')
const nb = textFor('nb')
const NUMBER = '01019012345'

/** The tablet is shown: a language, and whether it can wait. */
async function atTheDoor(guard: Employee, language: string, answer: string): Promise<Page> {
  const asked = await presses(guard, await guard.open('/arbeid/dor'), language)
  return presses(guard, asked, answer)
}
const visits = (house: House) =>
  house.db.system.selectFrom('visit').selectAll().where('cameBy', '=', 'door').orderBy('cameAt').execute()

scene('C6-02 The closed door', async (house) => {
  const guard = await house.staff('hostB')
  const leader = await house.staff('officeLeaderB')
  await house.db.system
    .insertInto('dutyShift')
    .values({
      id: crypto.randomUUID(),
      officeId: OFFICES.B,
      staffId: STAFF.dutyOfficerB,
      rank: 9,
      fromAt: Temporal.Instant.from('2026-03-05T07:00:00Z'),
      untilAt: Temporal.Instant.from('2026-03-05T15:00:00Z'),
      madeAt: Temporal.Instant.from('2026-03-02T07:00:00Z'),
    })
    .execute()
  // Thursday; the reception of Office B is open on Wednesdays.
  await house.clockTo('2026-03-05 10:00')

  // Urgent: asked in her language, seated, and whoever is on duty has it now, though nobody knows who she is.
  const asked = await presses(guard, await guard.open('/arbeid/dor'), 'ትግርኛ')
  for (const key of ['need.food', 'need.roof', 'need.danger', 'private'] as const)
    expect(asked.text).toContain(ti(`visits:door.${key}`))
  expect(asked.html).toContain('lang="ti"')
  expect(asked.forms.flatMap(({ fields }) => fields.map(({ name }) => name))).not.toContain('text')
  const seated = await presses(guard, asked, ti('visits:door.yes'))
  expect(seated.text).toContain(ti('visits:door.seated'))
  expect(seated.text).toContain(ti('visits:door.told'))
  expect(await (await house.staff('dutyOfficerB')).notices()).toHaveLength(1)
  const [urgent] = await visits(house)
  expect(urgent).toMatchObject({ urgent: true, language: 'ti', state: 'waiting', reason: 'other' })

  // Not urgent and unknown: a call in her language. Without a number nothing is recorded, and she is not let go.
  const offers = await atTheDoor(guard, 'ትግርኛ', ti('visits:door.no'))
  expect(offers.text).toContain(ti('visits:door.closed'))
  for (const way of ['opening', 'slot', 'callBack'] as const)
    expect(offers.text).toContain(ti(`visits:door.way.${way}`))
  const call = ti('visits:door.pick.callBack')
  const noNumber = await presses(guard, offers, call, { navn: 'Selam' })
  expect(noNumber.status).toBe(422)
  expect((await visits(house)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  const slip = await presses(guard, noNumber, call, { navn: 'Selam', nummer: '40 01 11 22' })
  expect(slip.text).toContain(ti('visits:reception.receiver.contactCentre'))
  expect(await house.db.system.selectFrom('callbackRequest').select(['name', 'language']).execute()).toEqual([
    { name: 'Selam', language: 'ti' },
  ])

  // The next opening: the door and the office's page say the same.
  const later = await presses(
    guard,
    await atTheDoor(guard, 'Norsk bokmål', nb('visits:door.no')),
    nb('visits:door.pick.opening'),
  )
  expect(later.text).toContain('onsdag 11. mars kl. 12')
  for (const address of ['elvemark', OFFICES.B]) {
    const page = (await (await fetch(`${house.baseUrl}/kontor/${address}`)).text()).replaceAll('\u00a0', ' ')
    expect(page).toContain('12:00–14:00')
    expect(page).toContain('onsdag 11. mars kl. 12')
    expect(page).toContain('42 00 20 12')
  }
  expect((await fetch(`${house.baseUrl}/kontor/ingensteds`)).status).toBe(404)

  // Known by a paper: a time with somebody who speaks her language, before those who do not.
  await house.db.system
    .updateTable('staff')
    .set({ languages: ['nb', 'ti'] })
    .where('id', '=', STAFF.stateAdviserB2)
    .execute()
  const known = await house.neighbour({
    identities: [{ number: NUMBER, kind: 'nationalId' }],
    officeId: OFFICES.B,
  })
  await assign(house.db.system, known.id, 'state', { staffId: STAFF.stateAdviserB })
  const unknown = await atTheDoor(guard, 'ትግርኛ', ti('visits:door.no'))
  const nobody = await presses(guard, unknown, ti('visits:door.slot.show'), { nr: '01019054321' })
  expect([nobody.status, nobody.html.includes('01019054321')]).toEqual([422, false])
  const times = await presses(guard, nobody, ti('visits:door.slot.show'), { nr: NUMBER })
  const options = times.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'time')?.options
  expect(options?.[0]?.label).toBe(
    ti('visits:door.slot.speaks', { when: options?.[0]?.label.split('፣')[0] ?? '' }),
  )
  expect(options?.[0]?.value).toContain(STAFF.stateAdviserB2)
  expect(options?.some(({ value }) => value.includes(STAFF.stateAdviserB))).toBe(true)
  const met = await presses(guard, times, ti('visits:door.pick.slot'))
  expect(met.text).toContain('Fatou Selamen')
  const turned = await house.db.system
    .selectFrom('event')
    .select('data')
    .where('personId', '=', known.id)
    .where('kind', '=', 'turnedToOtherTime')
    .execute()
  expect(turned).toMatchObject([{ data: { way: 'slot', reason: 'closedDay' } }])

  // Everybody is in the leader's list, by number and never by name; nobody else has it.
  const list = await leader.open('/arbeid/annen-tid')
  for (const way of ['opening', 'slot', 'callBack'] as const)
    expect(list.text).toContain(`Stengt den dagen, ${nb(`visitstaff:door.way.${way}`)}: 1`)
  expect(list.text).toContain('1 har kommet til døra')
  expect(list.text).not.toMatch(/Selam/)
  expect((await guard.open('/arbeid/annen-tid')).status).toBe(404)
  expect((await leader.open('/arbeid/dor')).status).toBe(404)

  // R-459: who comes before it opens waits inside, with a number.
  await house.clockTo('2026-03-11 11:40')
  const early = await atTheDoor(guard, 'English', 'No, it can wait')
  expect(early.text).toContain('You can wait inside')
  await house.clockTo('2026-03-11 12:05')
  const inside = await guard.open(early.address)
  expect(inside.text).toContain('Welcome in')
  const asks = await atTheDoor(guard, 'العربية', textFor('ar')('visits:door.no'))
  await holdsUp(house, guard, [
    '/arbeid/dor',
    '/arbeid/dor/haster',
    asks.address,
    `${asks.address}?annen`,
    met.address,
    seated.address,
    '/kontor/elvemark',
  ])
})

/** In a browser without scripts, on a small phone, in two scripts: nothing axe finds, and nothing wider than the screen. */
async function holdsUp(house: House, staff: Employee, paths: readonly string[]): Promise<void> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { ...PHONE, width: 360 } })
    const screen = await context.newPage()
    await screen.goto(`${house.baseUrl}/arbeid`)
    await screen
      .getByRole('button', { name: staff.name })
      .or(screen.getByRole('link', { name: staff.name }))
      .first()
      .click()
    await screen.waitForURL(`${house.baseUrl}/arbeid`)
    const wrong: string[] = []
    for (const language of ['ar', 'ti']) {
      await context.addCookies([{ name: 'sprak', value: language, url: house.baseUrl }])
      for (const path of paths) {
        await screen.goto(`${house.baseUrl}${path}`)
        wrong.push(...(await axeViolations(screen)).map((one) => `${language} ${path} ${one}`))
        const wide = await screen.evaluate(() => document.documentElement.scrollWidth)
        if (wide > 360) wrong.push(`${language} ${path} is ${wide} wide`)
        if ((await screen.locator('script[src], script[type=module]').count()) > 0)
          wrong.push(`${path} sends a script`)
      }
    }
    expect(wrong).toEqual([])
  } finally {
    await browser.close()
  }
}
