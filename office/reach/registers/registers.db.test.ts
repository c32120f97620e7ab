import { afterEach, beforeEach, expect, test } from 'vitest'
import { contactRegister } from '../../../gateways/registers/contact-register.ts'
import { type RegisterSimulator, simulateRegisters } from '../../../gateways/simulator/registers.ts'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson } from '../../../test/support/world.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { refreshFromRegister } from './jobs.ts'

let story: Story
let register: RegisterSimulator
beforeEach(async () => {
  story = await beginStory()
  register = await simulateRegisters({ now: seconds })
})
afterEach(async () => {
  await register.close()
  await story.end()
})

const seconds = () => story.clock.now().epochMilliseconds / 1000
const ask = () =>
  contactRegister({
    url: register.url,
    secret: register.secret,
    timeoutMs: 1000,
    now: seconds,
  })
const ID = '01899512345'

async function known(contactStatus: 'unknown' | 'digital' = 'unknown'): Promise<string> {
  const { system } = story.database
  const personId = await addPerson(system, { contactStatus })
  const since = story.clock.now()
  await system
    .insertInto('personIdentity')
    .values({ personId, number: ID, kind: 'nationalId', since })
    .execute()
  await system
    .insertInto('contactPoint')
    .values({ personId, kind: 'phone', value: '+4740000001', phoneKind: 'own', confirmedAt: since })
    .execute()
  return personId
}

const points = (personId: string) =>
  story.database.system
    .selectFrom('contactPoint')
    .select(['value', 'confirmedAt'])
    .where('personId', '=', personId)
    .orderBy('value')
    .execute()
const reviews = (personId: string) =>
  story.database.system
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', 'reviewProfile')
    .execute()

test('being in the register makes nobody digital and confirms no number (R-301)', async () => {
  const personId = await known()
  register.has({
    id: ID,
    phone: '+4740000001',
    email: 'una@example.org',
    confirmedAt: '2026-02-01T10:00:00Z',
  })
  expect(await refreshFromRegister(story.around, ask())).toBe(1)
  const person = await story.database.system
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  expect(person.contactStatus).toBe('unknown')
  expect((await points(personId)).find(({ value }) => value === 'una@example.org')?.confirmedAt).toBeNull()
})

test('a number that disagrees with what the person told us stands beside theirs, and one review is owed, however often it is told', async () => {
  const personId = await known()
  register.has({ id: ID, phone: '400 00 099' })
  await refreshFromRegister(story.around, ask())
  await refreshFromRegister(story.around, ask())
  expect((await points(personId)).map(({ value, confirmedAt }) => [value, confirmedAt !== null])).toEqual([
    ['+4740000001', true],
    ['+4740000099', false],
  ])
  expect(await reviews(personId)).toHaveLength(1)
  const facts = await story.asSystem((ctx) => reachFactsOf(ctx, [personId]))
  expect(facts.get(personId)?.factsDisagree).toBe(true)
})

test('who has said no to screens is not written to on one', async () => {
  const personId = await known('digital')
  register.has({ id: ID, reserved: true })
  await refreshFromRegister(story.around, ask())
  const fact = await story.database.system
    .selectFrom('profileFact')
    .selectAll()
    .where('personId', '=', personId)
    .where('field', '=', 'wish.portal')
    .executeTakeFirstOrThrow()
  expect(fact).toMatchObject({ value: 'declined', source: 'register' })
})

test('a register that is down, or that tells of others than were asked about, changes nothing', async () => {
  const personId = await known()
  register.has({ id: ID, phone: '400 00 099' })
  register.behave({ down: true })
  expect(await refreshFromRegister(story.around, ask())).toBe(0)
  register.behave({ lies: true })
  expect(await refreshFromRegister(story.around, ask())).toBe(0)
  expect(await points(personId)).toHaveLength(1)
})
