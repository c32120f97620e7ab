import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, accept } from '../../office/threads/actions/hand-over.ts'
import { write } from '../../office/threads/actions/write.ts'
import { beginStory } from '../support/story.ts'
import { PERSONS, STAFF, TEAMS, staffActor } from '../support/world.ts'
let story: Awaited<ReturnType<typeof beginStory>>
beforeAll(async () => { story = await beginStory() })
afterAll(() => story.database.drop())
const last = async () => (await story.database.system.selectFrom('promise').selectAll().orderBy('madeAt','desc').orderBy('id','desc').executeTakeFirstOrThrow())
test('x', async () => {
  await story.asPerson(PERSONS.dual, (ctx) => write(ctx, { text: 'Når begynner tiltaket mitt? Jeg venter på arbeidspraksis.' }))
  const p = await last()
  console.log(p.side, p.theme, p.ownerStaffId === STAFF.stateAdviserA)
  const item = { personId: PERSONS.dual, promiseId: p.id }
  const actor = staffActor('stateAdviserA')
  console.log(await story.asStaff(actor, (ctx) => handOver(ctx, { ...item, reason: 'wrongSide', toStaffId: STAFF.municipalAdviserA, toSide: 'municipal' })))
  console.log(await story.asStaff(staffActor('municipalAdviserA'), (ctx) => accept(ctx, item)))
  console.log(await story.asStaff(staffActor('municipalAdviserA'), (ctx) => handOver(ctx, { ...item, reason: 'notOurs', toTeamId: TEAMS.contactCentre, toSide: 'state' })))
  await story.asPerson(PERSONS.resident, (ctx) => write(ctx, { text: 'Når begynner tiltaket mitt? Jeg venter på arbeidspraksis.' }))
  const q = await last()
  console.log(q.side, q.theme, q.ownerStaffId === STAFF.stateAdviserA)
  console.log(await story.asStaff(actor, (ctx) => handOver(ctx, { personId: PERSONS.resident, promiseId: q.id, reason: 'wrongSide', toTeamId: TEAMS.municipalA, toSide: 'municipal' })))
  expect(1).toBe(1)
})
