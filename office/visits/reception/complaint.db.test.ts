import { expect, test } from 'vitest'
import { accepted, anne, kari, openReception } from '../../../test/support/reception.ts'
import { answer, write } from '../../threads/actions.ts'
import { callMeFromDesk } from './actions.ts'

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
