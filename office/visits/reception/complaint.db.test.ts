import { expect, test } from 'vitest'
import { accepted, anne, kari, openReception, reason } from '../../../test/support/reception.ts'
import { staffActor } from '../../../test/support/world.ts'
import { answer, write } from '../../threads/actions.ts'
import { callMeFromDesk } from './actions.ts'
import { cannotReachYou, unreachedInCall } from './unreached.ts'

const here = openReception()
const rung = (visitId: string, complaint: boolean) =>
  here.at(anne, (ctx) => callMeFromDesk(ctx, { visitId, complaint }))
const calls = async () => (await here.promises()).filter(({ kind }) => kind === 'callBack')

test('R-457: who cannot reach the office is rung, the lead sees it, and what was owed before becomes that', async () => {
  const { visitId } = await here.known()
  accepted(await rung(visitId, false))
  expect(await calls()).toMatchObject([{ leadReason: null, details: { callMe: true } }])
  expect(await here.events('accessComplained')).toEqual([])
  const { step } = accepted(await rung(visitId, true))
  const [call, ...more] = await calls()
  expect(more).toEqual([])
  expect(call).toMatchObject({
    id: step.promiseId,
    isOpen: true,
    leadReason: 'accessComplaint',
    details: { callMe: true, complaint: true },
    ownerStaffId: kari.staffId,
  })
  expect((await here.events('accessComplained')).map(({ data }) => data)).toEqual([
    { visitId, promiseId: call?.id },
  ])
  const told = await here.story.database.system
    .selectFrom('staffNotice')
    .select('kind')
    .where('personId', '=', here.person)
    .execute()
  expect(told.map(({ kind }) => kind)).toContain('accessComplaint')
})

test('R-457: it is not kept by writing back', async () => {
  const personId = here.person
  const sent = accepted(
    await here.story.asPerson(personId, (ctx) =>
      write(ctx, { text: 'Jeg når aldri fram til dere. Ring meg.' }),
    ),
  )
  const { visitId } = await here.known()
  const { step } = accepted(await rung(visitId, true))
  await here.story.database.system
    .updateTable('promise')
    .set({ threadId: sent.threadId })
    .where('id', '=', step.promiseId ?? '')
    .execute()
  const promiseIds = [step.promiseId ?? '']
  const said = accepted(
    await here.at(kari, (ctx) =>
      answer(ctx, { personId, threadId: sent.threadId, promiseIds, text: 'Prøv igjen i morgen.' }),
    ),
  )
  expect(said).toMatchObject({ ended: [], stillOpen: [{ promiseId: step.promiseId, why: 'needsContact' }] })
})

test('R-457: said on Min side and in a call it is the same call, and the lead is told once', async () => {
  const personId = here.person
  const owed = accepted(await here.story.asPerson(personId, (ctx) => cannotReachYou(ctx)))
  expect(await calls()).toMatchObject([
    { id: owed.promiseId, leadReason: 'accessComplaint', details: { complaint: true } },
  ])
  const callId = crypto.randomUUID()
  const operator = staffActor('operator')
  const inCall = (who = operator) => here.story.asStaff(who, (ctx) => unreachedInCall(ctx, { callId }))
  expect(reason(await inCall())).toBe('notFound')
  const now = here.story.clock.now()
  await here.story.database.system
    .insertInto('call')
    .values({
      ...{ id: callId, personId, direction: 'in', line: 'general', language: 'nb', state: 'talking' },
      ...{ startedAt: now, lastEventAt: now, staffId: operator.staffId, place: '{}', urgency: 'ordinary' },
      fromNumber: '+4798765432',
    })
    .execute()
  expect(reason(await inCall(anne))).toBe('notFound')
  expect(accepted(await inCall()).promiseId).toBe(owed.promiseId)
  // a telephone that nobody knows as theirs.
  const rung = await here.story.database.system
    .selectFrom('callback')
    .select(['number', 'numberKind', 'onlyWithPerson'])
    .where('promiseId', '=', owed.promiseId)
    .executeTakeFirstOrThrow()
  expect(rung).toEqual({ number: '+4798765432', numberKind: 'borrowed', onlyWithPerson: true })
  const said = (await here.events('accessComplained')).map(({ data }) => data)
  expect(said).toHaveLength(2)
  for (const where of [{}, { callId }]) expect(said).toContainEqual({ ...where, promiseId: owed.promiseId })
  const told = await here.story.database.system
    .selectFrom('staffNotice')
    .select('staffId')
    .where('personId', '=', personId)
    .where('kind', '=', 'accessComplaint')
    .execute()
  expect(new Set(told.map(({ staffId }) => staffId)).size).toBe(told.length)
  expect(told.length).toBeGreaterThan(0)
})
