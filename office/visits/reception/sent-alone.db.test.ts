import { describe, expect, test } from 'vitest'
import { accepted, anne, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { setFact } from '../../people/actions.ts'
import { referVisitor } from './actions.ts'
import { deskCard } from './views.ts'

const here = openReception()
const refer = (visitId: string, more: object = {}) =>
  here.at(anne, (ctx) =>
    referVisitor(ctx, {
      visitId,
      receiver: 'web',
      done: 'Viste hvor det står',
      nextAt: oslo('2026-03-05 10:00'),
      task: 'uploadDocument',
      taken: 'accepted',
      ...more,
    }),
  )
const says = (field: string, value: unknown, evidence?: 'observedTask') =>
  here.at(anne, (ctx) =>
    setFact(ctx, {
      personId: here.person,
      field,
      value,
      method: 'desk',
      reason: 'Vil ikke lære',
      ...(evidence ? { evidence } : {}),
    }),
  )
const kept = () =>
  here.story.database.system
    .selectFrom('visitReferral')
    .select(['task', 'ability', 'reason', 'outcome'])
    .where('personId', '=', here.person)
    .execute()

describe('sent to manage alone (R-458)', () => {
  test('only with the ability for that task', async () => {
    const { visitId } = await here.known()
    accepted(await says('ability.uploadDocument', 'alone', 'observedTask'))
    expect(reason(await refer(visitId, { task: 'fillApplication' }))).toBe('needsReason')
    expect(reason(await refer(visitId, { task: '' }))).toBe('needsReason')
    expect(reason(await refer(visitId, { taken: '' }))).toBe('answerMissing')
    accepted(await refer(visitId))
    expect(await kept()).toEqual([
      { task: 'uploadDocument', ability: 'alone', reason: null, outcome: 'accepted' },
    ])
    expect((await here.promises()).map(({ leadReason }) => leadReason)).toEqual([null])
  })

  test('or with a reason, which the lead sees', async () => {
    const { visitId } = await here.known()
    accepted(await refer(visitId, { reason: 'Maskinen er nede', taken: 'protested' }))
    expect(await kept()).toEqual([
      { task: 'uploadDocument', ability: 'unknown', reason: 'Maskinen er nede', outcome: 'protested' },
    ])
    const [owed] = (await here.promises()).filter(({ kind }) => kind === 'outreachContact')
    expect([owed?.leadReason, owed?.leadListAt?.toString()]).toEqual([
      'referredAlone',
      oslo('2026-03-02 10:00').toString(),
    ])
    const notes = await here.story.database.system
      .selectFrom('staffNotice')
      .select('kind')
      .where('personId', '=', here.person)
      .execute()
    expect(notes.map(({ kind }) => kind)).toContain('referredAlone')
  })

  test('never whoever is helped each time, and the card of the desk says so', async () => {
    const { visitId } = await here.known()
    accepted(await says('ability.uploadDocument', 'alone', 'observedTask'))
    accepted(await says('trainingExempt', true))
    expect(reason(await refer(visitId, { reason: 'Kø' }))).toBe('helpedEachTime')
    expect(await kept()).toEqual([])
    const card = accepted(await here.at(anne, (ctx) => deskCard(ctx, { personId: here.person })))
    expect(card.helpEachTime).toBe(true)
    accepted(await refer(visitId, { together: true }))
    expect(await kept()).toMatchObject([{ outcome: 'doneTogether' }])
  })
})
