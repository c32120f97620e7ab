import { expect } from 'vitest'
import { assign, OFFICES, STAFF, T0 } from '../support/world.ts'
import type { House } from './support/house.ts'
import type { Heard } from './support/phone.ts'
import { scene } from './support/scene.ts'
import { buttonCalled } from './support/walker.ts'

const SOMALI = '+4740020001'
const UNKNOWN = '+4740020002'
const keys = (heard: readonly Heard[]) => heard.map(({ key }) => key?.replace('line:', ''))

/** A resident with an assisted profile who speaks Somali, and whose own number the office has confirmed. */
async function hodan(house: House) {
  const person = await house.neighbour({
    givenName: 'Hodan',
    familyName: 'Farahkvist',
    language: 'so',
    interpreterNeed: 'forComplex',
    interpreterLanguage: 'so',
    contactStatus: 'assisted',
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  await house.db.system
    .insertInto('contactPoint')
    .values({ personId: person.id, kind: 'phone', value: SOMALI, phoneKind: 'own', confirmedAt: T0 })
    .execute()
  return person
}

const counted = (house: House) =>
  house.db.system.selectFrom('call').select(['personId', 'endedHow', 'state']).orderBy('startedAt').execute()

scene(
  'C4-01 language first, four choices, 0 a person and 9 my adviser; a wrong key starts nothing over',
  async (house) => {
    const caller = house.phone(UNKNOWN)
    const first = await caller.rings('general')
    const offered = first.filter(({ key }) => key === 'line:language.choose')
    expect(keys(first)[0]).toBe('welcome')
    expect(offered.map(({ language }) => language)).toContain('so')

    const menu = await caller.presses('7')
    expect(menu.every(({ language }) => language === 'so')).toBe(true)
    expect(keys(menu).filter((key) => key?.startsWith('menu.'))).toHaveLength(4)
    expect(keys(menu).at(-1)).toBe('always')

    const wrong = await caller.presses('6')
    expect(keys(wrong)[0]).toBe('told.wrongKey')
    expect(keys(wrong).slice(1)).toEqual(keys(menu))
    expect(keys(await caller.presses('0'))[0]).toBe('wait.place')

    const another = house.phone(UNKNOWN)
    await another.rings('employers')
    await another.presses('2')
    expect(keys(await another.presses('9'))[0]).toBe('wait.place')
  },
)

scene('C4-01 from every point of every line a person is one key away', async (house) => {
  for (const line of ['general', 'employers', 'clinicians', 'financialAdvice', 'technical'])
    for (const way of [[], ['1'], ['2', '7'], ['1', '2']]) {
      const caller = house.phone(UNKNOWN)
      await caller.rings(line)
      for (const key of way) await caller.presses(key)
      if (way.length < 2 || way[1] === '7')
        expect(keys(await caller.presses('0'))[0], `${line} ${way}`).toBe('wait.place')
      else expect(keys(caller.hears())[0]).toBe('wait.place')
      await caller.hangsUp()
    }
})

scene(
  'C4-01 the known number skips the menu, and whoever takes the call has the profile on screen',
  async (house) => {
    await hodan(house)
    const caller = house.phone(SOMALI)
    const heard = await caller.rings('general')
    expect(keys(heard)).toEqual(['wait.place', 'wait.unknown', 'wait.offer'])
    expect(heard.every(({ language }) => language === 'so')).toBe(true)
    expect(
      caller
        .heard()
        .map(({ words }) => words)
        .join(' '),
    ).not.toMatch(/Hodan|Farahkvist|Kari/)

    const lars = await house.staff('operator')
    const waiting = await lars.open('/arbeid/samtaler')
    const form = waiting.forms.find(({ buttons }) => buttons.some(({ value }) => value === 'neste'))
    if (!form) throw new Error('no next call to take')
    const taken = await lars.send(waiting, form, {}, form.buttons[0])
    const [phone] = await house.soon(async () => {
      const ringing = house.voice.legs()
      return ringing.length > 0 && ringing
    })
    expect(phone?.shows).toBe('+4780000111')
    await phone?.answers()
    await house.soon(() => caller.talksWith().length > 0)
    // A number proves nobody: whoever takes the call asks first, and then has the profile before them.
    const who = await lars.open(taken.address)
    const self = who.forms.find(({ buttons }) => buttons.some(({ text }) => /snakker selv/.test(text)))
    if (!self) throw new Error('nobody is suggested')
    const page = await lars.send(who, self, {}, buttonCalled(self, /Hodan Farahkvist snakker selv/))
    expect(page.text).toMatch(/Trenger tolk: somali/i)
    expect(page.text).toContain('Nås ikke digitalt')
  },
)

scene(
  'C4-01 who hangs up while waiting is rung if we know who it is, and only counted if not',
  async (house) => {
    const person = await hodan(house)
    const known = house.phone(SOMALI)
    await known.rings()
    await known.hangsUp()
    const stranger = house.phone(UNKNOWN)
    await stranger.rings()
    await stranger.presses('0')
    await stranger.hangsUp()

    const owed = await house.db.system
      .selectFrom('promise')
      .select(['kind', 'dueAt', 'officeId'])
      .where('personId', '=', person.id)
      .where('kind', '=', 'callBack')
      .where('isOpen', '=', true)
      .execute()
    expect(owed).toHaveLength(1)
    expect(owed[0]).toMatchObject({ officeId: OFFICES.A })
    expect(await counted(house)).toEqual([
      { personId: person.id, endedHow: 'hungUpWaiting', state: 'ended' },
      { personId: null, endedHow: 'hungUpWaiting', state: 'ended' },
    ])
    const kari = await house.staff('stateAdviserA')
    expect((await kari.list('mine')).filter(({ personId }) => personId === person.id)).toHaveLength(1)
    // the person sees it too.
    expect((await person.home()).text).toMatch(/Kari Mosetoft ayaa ku soo wici doona/)
  },
)
