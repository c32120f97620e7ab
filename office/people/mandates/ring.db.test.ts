import { afterEach, beforeEach, expect, it } from 'vitest'
import { done, type MandateStory, mandateStory } from '../../../test/support/mandates.ts'
import { setContactPoint } from '../actions.ts'
import { askContactFor } from './actions.ts'

let story: MandateStory
beforeEach(async () => {
  story = await mandateStory()
})
afterEach(() => story.end())

it('R-343, R-398: a holder who wants to be rung is, at their own number, once however often they press', async () => {
  done(await story.give())
  await story.asPerson(story.son, (ctx) =>
    setContactPoint(ctx, story.son, { kind: 'phone', value: '+4748000001' }),
  )
  const press = () => story.asSon((ctx) => askContactFor(ctx, { wish: 'Ring meg: Samtale 7', ring: true }))
  const [first, again] = [await press(), await press()]
  if (!first?.ok || !again?.ok) throw new Error('not asked')
  expect(again.value).toEqual(first.value)
  const owed = (await story.promises(story.giver)).filter(({ kind }) => kind === 'callBack')
  expect(owed).toMatchObject([{ details: { contact: '+4748000001', wish: 'Ring meg: Samtale 7' } }])
  // nothing is said by it of what the giver has understood.
  const said = await story.database.system
    .selectFrom('message')
    .select('feedback')
    .where('personId', '=', story.giver)
    .where('feedback', 'is not', null)
    .execute()
  expect(said).toEqual([])
  const other = await story.asSon((ctx) => askContactFor(ctx, { wish: 'Ring meg: Samtale 8', ring: true }))
  expect(other?.ok && other.value.number).not.toBe(first.value.number)
})
