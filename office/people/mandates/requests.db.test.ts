import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { numberMaker } from '../../../db/seed/synthetic-number.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, PERSONS, staffActor } from '../../../test/support/world.ts'
import { recordEvent } from '../../kernel/event.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import type { Result } from '../../kernel/result.ts'
import type { ContactAsked } from './actions/request.ts'
import * as act from './actions.ts'
import { runMandates } from './jobs.ts'
import { myRequests, requestByCode, requestsAbout, waitingRequests } from './requests.ts'
import { myHelpers } from './views.ts'

const kari = staffActor('stateAdviserA')
const lars = staffActor('operator')
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('a named helper asks for contact (R-398)', () => {
  let story: Story
  let mona: { id: string; number: string }
  beforeEach(async () => {
    story = await beginStory()
    const number = numberMaker()('1985-06-01', 'nationalId')
    const id = await addPerson(story.database.system, {
      givenName: 'Mona',
      familyName: 'Bekkevik',
      birthDate: '1985-06-01',
      phone: '+4748000009',
      identities: [{ number, kind: 'nationalId' }],
    })
    mona = { id, number }
  })
  afterEach(async () => {
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
    await story.end()
  })

  const ask = (told: Partial<ContactAsked> = {}) =>
    story.asSystem((ctx) =>
      act.askContact(ctx, {
        name: 'Solveig Helsesøster',
        organisation: 'Helsestasjonen',
        relation: 'organisation',
        contact: '+4790000001',
        wish: 'Hun trenger en samtale.',
        about: { name: 'Mona Bekkevik', number: mona.number },
        ...told,
      }),
    )
  const status = (code: string) => story.asSystem((ctx) => requestByCode(ctx, code))
  const time = () => runMandates(story.around, story.clock.now())
  const promises = () =>
    story.database.system
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', mona.id)
      .where('kind', '=', 'callBack')
      .execute()

  it('says the same of somebody known, somebody else and nobody, before and after they are looked up', async () => {
    const known = done(await ask())
    const wrongName = done(await ask({ about: { name: 'Per Ingenmann', number: mona.number } }))
    const noNumber = done(await ask({ about: { name: 'Mona Bekkevik', birthDate: '1985-06-01' } }))
    const nobody = done(await ask({ about: { name: 'Ingen Finnes' } }))
    expect(await promises()).toEqual([])
    await time()
    const told = await Promise.all(
      [known, wrongName, noNumber, nobody].map(async ({ code }) => ({ ...(await status(code)), number: 0 })),
    )
    for (const one of told) expect(one).toEqual(told[0])
    expect(told[0]).toMatchObject({ dueAt: oslo('2026-03-04 10:00'), answer: null })
    // Name and birth date alone find nobody (K33): only one of the four is on anybody's desk.
    expect(await promises()).toMatchObject([
      { dueAt: known.dueAt, isOpen: true, details: { number: known.number, noInsight: true } },
    ])
    const left = await story.asStaff(lars, (ctx) => waitingRequests(ctx))
    expect(left.map(({ number }) => number)).toEqual([wrongName.number, noNumber.number, nobody.number])
    expect(await story.asStaff(kari, (ctx) => waitingRequests(ctx))).toEqual([])
  })

  it('is answered when the office has kept what it owed the person', async () => {
    const { code, number } = done(await ask())
    await time()
    const [owed] = await promises()
    await story.at('2026-03-03 09:00')
    await story.asSystem(async (ctx) => {
      const promise = await lockPromise(ctx.tx, mona.id, owed?.id ?? '')
      const linkedEventId = recordEvent(ctx, {
        personId: mona.id,
        kind: 'callLogged',
        side: 'common',
        channel: 'officePhone',
        data: { spoke: true },
      })
      const end = { state: 'kept', how: 'talk', channel: 'officePhone', linkedEventId } as const
      if (promise) await endPromise(ctx, promise, end)
    })
    expect(await status(code)).toMatchObject({ answer: null })
    await time()
    expect(await status(code)).toMatchObject({ number, answer: 'handled', answeredAt: story.clock.now() })
    // The person reads what was said about them, too.
    const mine = await story.asPerson(mona.id, (ctx) => myHelpers(ctx))
    expect(mine.deeds).toMatchObject([
      { kind: 'helperRequest', name: 'Solveig Helsesøster', answered: 'handled' },
    ])
    const events = await story.database.system
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('personId', '=', mona.id)
      .where('kind', 'like', 'helperRequest%')
      .orderBy('seq')
      .execute()
    expect(events).toMatchObject([
      { kind: 'helperRequest', data: { holder: 'Solveig Helsesøster', number } },
      { kind: 'helperRequestAnswered', data: { number, answer: 'handled' } },
    ])
  })

  it('is answered by staff with a reason of a closed list, and not as handled while something is owed', async () => {
    const { code } = done(await ask())
    await time()
    const about = done(await story.asStaff(lars, (ctx) => requestsAbout(ctx, { personId: mona.id })))
    const requestId = about[0]?.id ?? ''
    const answer = (told: { answer: 'handled' | 'needsPerson'; personId?: string }) =>
      story.asStaff(lars, (ctx) => act.answerRequest(ctx, { requestId, ...told }))
    expect(await answer({ answer: 'needsPerson' })).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await answer({ answer: 'handled', personId: mona.id })).toMatchObject({ reason: 'talkRequired' })
    expect(await answer({ answer: 'needsPerson', personId: mona.id })).toMatchObject({ ok: true })
    expect(await answer({ answer: 'needsPerson', personId: mona.id })).toMatchObject({
      reason: 'alreadyEnded',
    })
    expect(await status(code)).toMatchObject({ answer: 'needsPerson' })
    expect(await promises()).toMatchObject([{ isOpen: false, state: 'keptElsewhere' }])
  })

  it('about somebody whom no number tells becomes theirs when staff know who it is', async () => {
    const { code, dueAt } = done(await ask({ about: { name: 'Mona B' } }))
    const [waiting] = await story.asStaff(lars, (ctx) => waitingRequests(ctx))
    const requestId = waiting?.id ?? ''
    await story.at('2026-03-03 12:00')
    const attach = () =>
      story.asStaff(lars, (ctx) => act.attachRequest(ctx, { requestId, personId: mona.id }))
    expect(await attach()).toMatchObject({ ok: true })
    expect(await attach()).toMatchObject({ ok: false, reason: 'alreadyEnded' })
    expect(await promises()).toMatchObject([{ dueAt, receivedAt: oslo('2026-03-02 10:00') }])
    expect(await status(code)).toMatchObject({ dueAt, answer: null })
  })

  it('takes so many and no more, and no nonsense', async () => {
    expect(await ask({ name: ' ' })).toMatchObject({ reason: 'empty' })
    expect(await ask({ wish: '' })).toMatchObject({ reason: 'empty' })
    expect(await ask({ wish: 'x'.repeat(501) })).toMatchObject({ reason: 'tooLong' })
    expect(await ask({ about: { name: 'Mona', number: '123' } })).toMatchObject({ reason: 'badForm' })
    expect(await ask({ about: { name: 'Mona', birthDate: 'i går' } })).toMatchObject({ reason: 'badForm' })
    for (let n = 0; n < 10; n += 1) done(await ask())
    expect(await ask({ contact: '+4790000001' })).toMatchObject({ reason: 'tooMany' })
    expect(await ask({ contact: '+4790000002' })).toMatchObject({ ok: true })
    expect(await status('nonsense')).toBeNull()
    expect(await status(`${'a'.repeat(20)}`)).toBeNull()
  })

  it('stands with whoever asked in their own name, and with nobody else', async () => {
    const asked = done(
      await story.asPerson(PERSONS.resident, (ctx) =>
        act.askContactAsMyself(ctx, {
          relation: 'friend',
          wish: 'Ring henne.',
          about: { name: 'Mona Bekkevik', number: mona.number },
        }),
      ),
    )
    expect(await story.asPerson(PERSONS.resident, (ctx) => myRequests(ctx))).toMatchObject([
      { number: asked.number, answer: null },
    ])
    expect(await story.asPerson(mona.id, (ctx) => myRequests(ctx))).toEqual([])
  })

  it('names nobody to those who are not cleared while a safety flag stands (R-389, K32)', async () => {
    done(
      await story.asStaff(lars, (ctx) =>
        act.setSafety(ctx, { personId: mona.id, wish: { reach: 'portal' } }),
      ),
    )
    done(await ask({ relation: 'spouse', name: 'Ektemannen' }))
    await time()
    const [owed] = await promises()
    expect(JSON.stringify(owed?.details)).not.toContain('Ektemannen')
    expect(await story.asStaff(lars, (ctx) => requestsAbout(ctx, { personId: mona.id }))).toEqual({
      ok: true,
      value: [],
    })
  })

  it('what cannot be produced opens one promise to guide, however often it is said (R-399)', async () => {
    const say = () => story.asPerson(mona.id, (ctx) => act.cannotProduce(ctx, { about: 'Skatteattesten' }))
    const [first, again] = [done(await say()), done(await say())]
    expect(again).toEqual(first)
    expect(await promises()).toMatchObject([
      {
        id: first.promiseId,
        theme: 'missingDocuments',
        details: { guidance: true, about: 'Skatteattesten' },
      },
    ])
    expect(await story.asPerson(mona.id, (ctx) => act.cannotProduce(ctx, { about: '  ' }))).toMatchObject({
      reason: 'empty',
    })
  })
})
