import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, addStaff, staffActor } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { addIdentity, mergePersons, registerAbsence, undoMerge } from './actions.ts'
import { confirmMandate, registerMandate, setSafety } from './mandates/actions.ts'
import { requestsAbout } from './mandates/requests.ts'

let story: Story
let stranger: StaffActor
beforeAll(async () => {
  story = await beginStory()
  stranger = await addStaff(story.database.system, { roles: ['AS'], sides: ['state'] })
})
afterAll(() => story.end())

const person = () => addPerson(story.database.system)
const needsPurpose = { ok: false, reason: 'needsPurpose' }
const opened = (personId: string) =>
  story.database.system
    .selectFrom('accessLog')
    .select(['what', 'purpose'])
    .where('personId', '=', personId)
    .where('allowed', '=', true)
    .execute()

describe('R-717, R-730: no record is changed that has not been opened, and no purpose states itself', () => {
  test('two records become one, and are parted, by whoever says why; both logs show it', async () => {
    const [kept, merged] = [await person(), await person()]
    const merge = (purpose?: string) =>
      story.asStaff(stranger, (ctx) => mergePersons(ctx, kept, merged, 'identityDocument', purpose))
    expect(await merge()).toEqual(needsPurpose)
    const done = await merge('qualityControl')
    if (!done.ok) throw new Error(done.reason)
    expect(await opened(kept)).toEqual([
      { what: 'identity', purpose: 'qualityControl' },
      { what: 'identity', purpose: 'qualityControl' },
    ])
    const another = await addStaff(story.database.system, { roles: ['AS'] })
    const parted = (purpose?: string) =>
      story.asStaff(another, (ctx) => undoMerge(ctx, done.value.mergeId, purpose))
    expect(await parted()).toEqual(needsPurpose)
    expect((await parted('qualityControl')).ok).toBe(true)
  })

  test('a number is added by those who write names only', async () => {
    const personId = await person()
    const number = { kind: 'temporary', number: 'T-100' } as const
    const add = (by: StaffActor, purpose?: string) =>
      story.asStaff(by, (ctx) => addIdentity(ctx, personId, number, 'identityDocument', purpose))
    expect(await add(stranger)).toEqual(needsPurpose)
    const unit = await addStaff(story.database.system, { roles: ['BU'] })
    expect(await add(unit, 'followUp')).toEqual({ ok: false, reason: 'notFound' })
    expect((await add(stranger, 'followUp')).ok).toBe(true)
  })

  test('what helpers have asked for, and a safety flag, need a reason to open the record', async () => {
    const personId = await person()
    const wish = { reach: 'portal' } as const
    expect(await story.asStaff(stranger, (ctx) => requestsAbout(ctx, { personId }))).toEqual(needsPurpose)
    expect(await story.asStaff(stranger, (ctx) => setSafety(ctx, { personId, wish }))).toEqual(needsPurpose)
    expect((await story.asStaff(staffActor('hostA'), (ctx) => setSafety(ctx, { personId, wish }))).ok).toBe(
      true,
    )
    expect(await opened(personId)).toEqual([{ what: 'safety', purpose: 'visit' }])
  })
})

describe('what cannot be done is said', () => {
  test('R-389: a number that is nobody’s makes no one safe, and is not passed over', async () => {
    const personId = await person()
    const host = staffActor('hostA')
    const asked = await story.asStaff(host, (ctx) =>
      registerMandate(ctx, {
        personId,
        holder: { name: 'Jonas Prøvetoft', birthDate: '1980-01-01' },
        relation: 'spouse',
        sameHousehold: true,
        sides: ['state'],
        themes: [],
        acts: ['read'],
        askedBy: 'holder',
        form: 'spoken',
        channel: 'dropIn',
      }),
    )
    if (!asked.ok) throw new Error(asked.reason)
    const says = (value: string, reach: 'phone' | 'email' = 'phone') =>
      story.asStaff(host, (ctx) =>
        confirmMandate(ctx, {
          personId,
          mandateId: asked.value.mandateId,
          answer: 'no',
          alone: true,
          at: 'ownNumber',
          interpreter: 'notNeeded',
          safety: { reach, value },
        }),
      )
    expect(await says('12')).toEqual({ ok: false, reason: 'badForm' })
    expect(await says('ingen', 'email')).toEqual({ ok: false, reason: 'badForm' })
    const flags = () =>
      story.database.system.selectFrom('safety').select('reach').where('personId', '=', personId).execute()
    expect(await flags()).toEqual([])
    expect((await says('40 00 00 21')).ok).toBe(true)
    expect(await flags()).toEqual([{ reach: 'phone' }])
  })

  test('R-509: nobody covers who is not there', async () => {
    const cover = { staffId: '00000000-0000-7000-8000-000000000000' }
    const from = story.clock.now()
    expect(
      await story.asStaff(stranger, (ctx) => registerAbsence(ctx, stranger.staffId, { from, cover })),
    ).toEqual({ ok: false, reason: 'unknownReceiver' })
  })
})
