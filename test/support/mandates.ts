import { numberMaker } from '../../db/seed/synthetic-number.ts'
import type { HelperCtx } from '../../office/kernel/context.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import type { Result } from '../../office/kernel/result.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { giveMandate } from '../../office/people/mandates/actions.ts'
import { runMandates } from '../../office/people/mandates/jobs.ts'
import type { NewMandate } from '../../office/people/mandates/model.ts'
import { asHelperFor } from '../../office/people/mandates/views.ts'
import { beginStory, oslo } from './story.ts'
import { addPerson, PERSONS } from './world.ts'

export type MandateStory = Awaited<ReturnType<typeof mandateStory>>
export const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** A father, his grown son who helps him, and what they can do with a mandate. */
export async function mandateStory() {
  const story = await beginStory()
  const { system } = story.database
  const giver = PERSONS.resident
  const numbers = numberMaker()
  const somebody = (told: { givenName: string; familyName: string; birthDate: string }) =>
    addPerson(system, {
      ...told,
      phone: '+4748000001',
      identities: [{ number: numbers(told.birthDate, 'nationalId'), kind: 'nationalId' }],
    })
  const son = await somebody({ givenName: 'Sivert', familyName: 'Elvekvist', birthDate: '2000-01-10' })
  const numberOf = async (personId: string) =>
    (
      await system
        .selectFrom('personIdentity')
        .select('number')
        .where('personId', '=', personId)
        .executeTakeFirstOrThrow()
    ).number
  const offer = async (told: Partial<NewMandate> = {}): Promise<Omit<NewMandate, 'personId'>> => ({
    holder: { name: 'Sivert Elvekvist', number: await numberOf(son) },
    relation: 'family',
    sameHousehold: false,
    sides: ['state'],
    themes: ['workFollowUp', 'measure', 'unemployment', 'jobSearch'],
    acts: ['read', 'write', 'receive', 'ask'],
    ...told,
  })
  return {
    ...story,
    giver,
    son,
    somebody,
    numberOf,
    offer,
    give: async (told: Partial<NewMandate> = {}) => {
      const mandate = await offer(told)
      return story.asPerson(giver, (ctx) => giveMandate(ctx, mandate))
    },
    asSon: async <T>(what: (ctx: HelperCtx) => Promise<T>): Promise<T | null> => {
      const helper = await story.asPerson(son, (ctx) => asHelperFor(ctx, giver, 'Sivert Elvekvist'))
      return helper && inTransaction(story.around, helper, (ctx) => what(ctx as HelperCtx))
    },
    promises: (personId = giver) =>
      system
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', personId)
        .where('isOpen', '=', true)
        .execute(),
    runTo: async (time: string) => {
      await runMandates(story.around, oslo(time))
      await story.at(time)
    },
    broken: () => brokenInvariants(system, story.clock.now()),
  }
}
