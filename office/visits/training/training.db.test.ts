import { describe, expect, it } from 'vitest'
import { accepted, anne, kari, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson, OFFICES, STAFF } from '../../../test/support/world.ts'
import { proposeProfile, setFact } from '../../people/actions.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { send } from '../../threads/actions.ts'
import { myDraft } from '../../threads/views.ts'
import { receivePapers } from '../reception/actions.ts'
import {
  assessTraining,
  checkWithMe,
  helpEachTime,
  planTraining,
  recordTraining,
  shareTraining,
  wantHelpEachTime,
} from './actions.ts'
import { mayCheckWriting, myTraining, trainingFor, trainingList } from './views.ts'

const FIVE = ['logIn', 'findThread', 'read', 'write', 'upload']
const own = (...steps: string[]) => steps.map((step) => ({ step, hands: 'own', mastered: true }))

describe('training', () => {
  const desk = openReception()
  const plans = (more: object = {}) =>
    desk.at(anne, (ctx) =>
      planTraining(ctx, { personId: desk.person, goal: 'Svare Kari selv', steps: FIVE, ...more }),
    )
  const held = (more: object = {}) =>
    desk.at(anne, (ctx) =>
      recordTraining(ctx, {
        personId: desk.person,
        form: 'sideBySide',
        device: 'loan',
        minutes: 40,
        guidanceMinutes: 15,
        tries: own('logIn', 'findThread', 'write'),
        agreed: true,
        ...more,
      }),
    )
  const page = async (who = anne) =>
    accepted(await desk.at(who, (ctx) => trainingFor(ctx, { personId: desk.person })))
  const abilities = async () =>
    desk.story.asSystem(async (ctx) => (await reachFactsOf(ctx, [desk.person])).get(desk.person)?.abilities)
  const me = <T>(act: Parameters<typeof desk.story.asPerson<T>>[1]) => desk.story.asPerson(desk.person, act)
  const owed = async (kind: string) =>
    (await desk.promises()).filter((promise) => promise.kind === kind && promise.isOpen)

  it('owes a time until one is booked', async () => {
    accepted(await plans())
    expect(await owed('planTraining')).toMatchObject([
      { ownerStaffId: STAFF.hostA, theme: 'digitalTraining' },
    ])
    const [slot] = (await page()).slots
    accepted(await plans({ goal: 'Svare selv', next: slot }))
    expect(await owed('planTraining')).toEqual([])
    const { plan, next } = await page()
    expect([plan?.goal, plan?.steps.length, next?.who]).toEqual(['Svare selv', 5, 'Anne Vindlykt'])
  })

  it('changes only the tasks that were mastered by the person’s own hands, with day and trainer', async () => {
    accepted(await plans())
    const before = await abilities()
    const done = accepted(await held())
    expect(done).toMatchObject({
      mastered: ['logIn', 'findThread', 'write'],
      changed: ['logIn', 'writeMessage'],
    })
    expect(await abilities()).toEqual({ ...before, logIn: 'alone', writeMessage: 'alone' })
    const { plan } = await page()
    expect(
      plan?.steps.filter(({ masteredAt }) => masteredAt).map(({ step, trainer }) => [step, trainer]),
    ).toEqual([
      ['logIn', 'Anne Vindlykt'],
      ['findThread', 'Anne Vindlykt'],
      ['write', 'Anne Vindlykt'],
    ])
    const [event] = await desk.events('trainingHeld')
    expect(event).toMatchObject({ authorship: 'staffReception', data: { minutes: 40, guidanceMinutes: 15 } })
    expect(await owed('planTraining')).toHaveLength(1)
  })

  it('takes nothing for mastered that the trainer did, and keeps nothing of a session that says so', async () => {
    accepted(await plans())
    for (const hands of ['trainer', 'together'])
      expect(reason(await held({ tries: [{ step: 'write', hands, mastered: true }] }))).toBe('trainersHands')
    expect((await page()).plan?.sessions).toEqual([])
    accepted(await held({ tries: [{ step: 'write', hands: 'trainer', mastered: false }] }))
    expect((await abilities())?.writeMessage).not.toBe('alone')
    expect((await page()).plan?.steps.find(({ step }) => step === 'write')).toMatchObject({
      masteredAt: null,
      tries: 1,
    })
  })

  it('lets the profile be when the person has not agreed, until they do', async () => {
    accepted(await plans())
    expect(accepted(await held({ agreed: false })).changed).toEqual([])
    expect((await abilities())?.logIn).toBe('unknown')
    expect((await page()).ready).toEqual(['logIn', 'writeMessage'])
    const assess = () => desk.at(kari, (ctx) => assessTraining(ctx, { personId: desk.person }))
    expect(accepted(await assess()).changed).toEqual(['logIn', 'writeMessage'])
    expect(reason(await assess())).toBe('notFound')
  })

  it('lets what was shown with an employee present stand in for what was said before', async () => {
    accepted(
      await me((ctx) =>
        setFact(ctx, {
          personId: desk.person,
          field: 'ability.writeMessage',
          value: 'notYet',
          method: 'web',
        }),
      ),
    )
    accepted(await plans())
    accepted(await held())
    expect((await abilities())?.writeMessage).toBe('alone')
  })

  it('counts a session that is sent twice once', async () => {
    accepted(await plans())
    const first = accepted(await held({ clientKey: 'a' }))
    expect(accepted(await held({ clientKey: 'a' })).sessionId).toBe(first.sessionId)
    expect((await page()).plan?.sessions).toHaveLength(1)
  })

  it('ends when all of it is mastered, and owes no more', async () => {
    accepted(await plans({ steps: ['logIn', 'write'] }))
    accepted(await held({ tries: own('logIn', 'write') }))
    expect((await page()).plan?.endedHow).toBe('reached')
    expect(await owed('planTraining')).toEqual([])
    expect(reason(await held({ tries: own('logIn') }))).toBe('notFound')
  })

  it('pushes nobody who is helped each time, however often they come; who asks is taught', async () => {
    accepted(await plans())
    const exempt = (reasonTold: string) =>
      desk.at(anne, (ctx) => helpEachTime(ctx, { personId: desk.person, reason: reasonTold, on: true }))
    expect(reason(await exempt(' '))).toBe('needsReason')
    accepted(await exempt('Vil ikke lære skjermen'))
    expect((await page()).plan?.endedHow).toBe('helpEachTime')
    expect(await owed('planTraining')).toEqual([])
    for (let times = 0; times < 3; times += 1) {
      desk.story.clock.set(oslo(`2026-0${4 + times}-07 10:00`))
      expect(reason(await plans())).toBe('helpedEachTime')
      expect((await page()).helpEachTime).toBe(true)
    }
    desk.story.clock.set(oslo('2026-03-02 10:00'))
    accepted(await plans({ asked: true }))
  })

  it('ends wherever it is said: also from the profile, and the person is offered none by their own answers', async () => {
    accepted(await plans())
    const fact = {
      personId: desk.person,
      field: 'trainingExempt',
      value: true,
      reason: 'Orker ikke',
      purpose: 'visit',
    }
    accepted(await desk.at(anne, (ctx) => setFact(ctx, fact)))
    expect((await page()).plan?.endedHow).toBe('helpEachTime')
    expect(await owed('planTraining')).toEqual([])
    // Nor at the desk, where a paper is handed in with "wants to learn it" ticked.
    const { visitId } = await desk.known()
    const sheets = [{ kind: 'application', pages: 1 }]
    accepted(await desk.at(anne, (ctx) => receivePapers(ctx, { visitId, sheets, training: true })))
    expect(await owed('planTraining')).toEqual([])
    const deeds = await desk.story.database.system
      .selectFrom('visitDeed')
      .select('data')
      .where('visitId', '=', visitId)
      .execute()
    expect(deeds).toMatchObject([{ data: { training: false } }])
    const answers = { 'task.readMessage': 'notYet' }
    const offered = async () => {
      const shown = accepted(await me((ctx) => proposeProfile(ctx, { personId: desk.person, answers })))
      return shown.proposal.consequences.map(({ code }) => code as string)
    }
    expect(await offered()).not.toContain('trainingOffer')
    accepted(await me((ctx) => wantHelpEachTime(ctx, { on: false })))
    expect(await offered()).toContain('trainingOffer')
    // The person’s own word goes first: what staff say after it ends nothing.
    accepted(await plans())
    accepted(await desk.at(anne, (ctx) => setFact(ctx, fact)))
    expect((await page()).plan?.endedAt).toBeNull()
  })

  it('is ended by the person’s own word', async () => {
    accepted(await plans())
    accepted(await me((ctx) => wantHelpEachTime(ctx, { on: true })))
    expect((await me((ctx) => myTraining(ctx))).helpEachTime).toBe(true)
    expect(reason(await plans())).toBe('helpedEachTime')
    accepted(await me((ctx) => wantHelpEachTime(ctx, { on: false })))
    accepted(await plans())
  })

  it('rings whoever writes alone for the first time, before anything is sent', async () => {
    accepted(await plans())
    const ask = (text = 'Hei Kari, kan vi flytte?') =>
      me((ctx) => checkWithMe(ctx, { step: 'write', text, choices: { callMe: 'ja' } }))
    expect(reason(await ask())).toBe('notFound')
    accepted(await held())
    expect(await me((ctx) => mayCheckWriting(ctx))).toBe(true)
    expect(reason(await ask('  '))).toBe('empty')
    const asked = accepted(await ask())
    expect(asked.who).toBe('Anne Vindlykt')
    expect(accepted(await ask('Hei igjen')).promiseId).toBe(asked.promiseId)
    expect(await owed('callBack')).toMatchObject([{ ownerStaffId: STAFF.hostA, contacts: 1 }])
    expect(await me((ctx) => myDraft(ctx, { id: 'new' }))).toMatchObject({ text: 'Hei igjen' })
    expect(await desk.events('messageReceived')).toEqual([])
    expect((await page()).checks).toMatchObject([{ step: 'write' }])
    desk.story.clock.set(oslo('2026-03-02 10:05'))
    accepted(await me((ctx) => send(ctx, { text: 'Hei Kari', helped: 'friend' })))
    expect(await me((ctx) => mayCheckWriting(ctx))).toBe(true)
    accepted(await me((ctx) => send(ctx, { text: 'Hei Kari, kan vi flytte møtet?' })))
    expect(await me((ctx) => mayCheckWriting(ctx))).toBe(false)
  })

  it('is given on paper or said, and that is written down', async () => {
    const share = (how: string) => desk.at(anne, (ctx) => shareTraining(ctx, { personId: desk.person, how }))
    expect(reason(await share('print'))).toBe('notFound')
    accepted(await plans())
    accepted(await share('phone'))
    expect(reason(await share('login'))).toBe('badForm')
    expect(await desk.events('trainingShared')).toMatchObject([{ data: { how: 'phone' } }])
  })

  it('lists the plans of the office with the minutes apart, and nothing of fewer than five', async () => {
    accepted(await plans())
    accepted(await held())
    const list = async () => accepted(await desk.at(kari, (ctx) => trainingList(ctx)))
    expect((await list()).plans.find(({ personId }) => personId === desk.person)).toMatchObject({
      steps: 5,
      mastered: 3,
      mine: false,
    })
    for (let n = 0; n < 5; n += 1) {
      const personId = await addPerson(desk.story.database.system, { officeId: OFFICES.A })
      const about = { personId, goal: 'Lese brev', steps: ['logIn', 'upload'] }
      accepted(await desk.at(anne, (ctx) => planTraining(ctx, about)))
      accepted(await held({ personId, tries: own('logIn') }))
    }
    const { figures } = await list()
    expect(figures?.minutes).toBe((figures?.sessions ?? 0) * 40)
    expect(figures?.guidanceMinutes).toBe((figures?.sessions ?? 0) * 15)
  })
})
