import type { Surroundings } from '../../office/kernel/transaction.ts'
import * as visits from '../../office/visits/actions.ts'
import { PERSONS } from './fixture.ts'
import { telling } from './meetings.ts'
import { STAFF, TEAMS } from './staff.ts'

const MADE = '2026-02-26T12:00'
const HELD = '2026-02-26T12:45'
const READ = '2026-02-26T15:00'
const OFFERED = '2026-02-27T09:00'

/**
 * One who learns a task at a time, one who is helped each time, one with a form that comes each month and one who comes often
 * through the same actions as pages use. Seeded already, nothing is done.
 */
export async function seedTraining(around: Surroundings): Promise<void> {
  const some = await around.databases.system
    .selectFrom('trainingPlan')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (some) return
  const told = telling(around)
  const learns = { personId: PERSONS.mother }
  await told.staff(MADE, 'municipalAdviserA', (ctx) =>
    visits.planTraining(ctx, {
      ...learns,
      goal: 'Skrive og lese selv, og sende bilder av papirer',
      steps: ['logIn', 'findThread', 'read', 'write', 'upload'],
    }),
  )
  await told.staff(HELD, 'municipalAdviserA', (ctx) =>
    visits.recordTraining(ctx, {
      ...{ ...learns, form: 'sideBySide', device: 'loan', minutes: 35, guidanceMinutes: 10 },
      tries: [
        { step: 'logIn', hands: 'own', mastered: true },
        { step: 'findThread', hands: 'own', mastered: true },
        { step: 'read', hands: 'together', mastered: false },
      ],
      next: {
        startsAt: Temporal.PlainDateTime.from('2026-03-05T14:00').toZonedDateTime('Europe/Oslo').toInstant(),
        staffId: STAFF.municipalAdviserA,
      },
    }),
  )
  await told.reads(READ, 'mother')
  await told.staff(OFFERED, 'municipalAdviserA', (ctx) =>
    visits.helpEachTime(ctx, {
      personId: PERSONS.elderly,
      on: true,
      reason: 'Vil ha hjelp hver gang, og har sagt det selv.',
      ownWish: true,
    }),
  )
  await told.staff(OFFERED, 'municipalAdviserA', (ctx) =>
    visits.offerRenewal(ctx, { personId: PERSONS.socialOnly, form: 'socialAssistance' }),
  )
  await told.staff(OFFERED, 'hostA', (ctx) =>
    visits.nameRegular(ctx, {
      personId: PERSONS.dari,
      teamId: TEAMS.municipalA,
      brief: 'Vil ha et rom der ingen hører. Telefontolk i dari fra første minutt.',
    }),
  )
}
