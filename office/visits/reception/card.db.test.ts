import { expect, test } from 'vitest'
import { accepted, anne, openReception } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { OFFICES } from '../../../test/support/world.ts'
import { deskCard } from './views.ts'

const here = openReception()
let version = 0
/** The office says from ten o'clock how much its desk looks up. */
async function policy(value: unknown, scope: string = OFFICES.A) {
  version += 1
  await here.story.database.system
    .insertInto('configuration')
    .values({
      key: 'access.reception',
      scope,
      version,
      value: JSON.stringify(value),
      validFrom: oslo('2026-03-02 10:00'),
      reason: 'Avtalt i partnerskapet',
    })
    .execute()
}
async function facts() {
  const row = (side: string, kind: string, value: object) => ({
    personId: here.person,
    side,
    kind,
    value: JSON.stringify(value),
    source: 'simulated',
    asOf: oslo('2026-03-01 10:00'),
  })
  await here.story.database.system
    .insertInto('personFact')
    .values([
      row('state', 'applicationStatus', {
        application: 'unemploymentBenefit',
        status: 'received',
        note: 'x',
      }),
      row('state', 'nextPayment', { date: '2026-03-20', amount: 12000 }),
      row('municipal', 'applicationStatus', { application: 'socialAssistance', status: 'granted' }),
      row('municipal', 'account', { account: '12345678901' }),
      row('state', 'decision', { decision: 'unemploymentBenefit', status: 'granted' }),
    ])
    .execute()
}
const card = async () => accepted(await here.at(anne, (ctx) => deskCard(ctx, { personId: here.person })))
const seen = async () => {
  const { lookUp, status } = await card()
  return [lookUp.state, lookUp.municipal, ...status.map(({ side, kind }) => `${side} ${kind}`)]
}

test('R-448, R-723: none by default; status of a side where the office has said so, and never a sum or a letter', async () => {
  await here.known()
  await facts()
  expect(await seen()).toEqual(['none', 'none'])
  const STATE = ['state applicationStatus', 'state nextPayment']
  const MUNICIPAL = 'municipal applicationStatus'
  await policy('partial')
  expect(await seen()).toEqual(['partial', 'partial', MUNICIPAL, ...STATE])
  expect(JSON.stringify(await card())).not.toMatch(/12000|12345678901|note/)
  await policy({ state: 'partial', municipal: 'none' })
  expect(await seen()).toEqual(['partial', 'none', ...STATE])
  await policy({ state: 'none', municipal: 'full' })
  expect(await seen()).toEqual(['none', 'full', MUNICIPAL])
  // A word that is none of them opens nothing, and what the office says goes before the nation's.
  await policy('everything')
  await policy('full', 'nation')
  expect(await seen()).toEqual(['none', 'none'])
})

test('a policy counts from its day', async () => {
  await here.known()
  await facts()
  await policy('full')
  expect((await seen()).slice(0, 2)).toEqual(['full', 'full'])
  await here.story.database.system.deleteFrom('configuration').where('key', '=', 'access.reception').execute()
  await policy('none')
  expect((await seen()).slice(0, 2)).toEqual(['none', 'none'])
  await here.story.database.system
    .insertInto('configuration')
    .values({
      key: 'access.reception',
      scope: OFFICES.A,
      version: 99,
      value: JSON.stringify('full'),
      validFrom: oslo('2026-03-03 10:00'),
      reason: 'Fra i morgen',
    })
    .execute()
  expect((await seen()).slice(0, 2)).toEqual(['none', 'none'])
})
