import { expect } from 'vitest'
import { askMyCall, logAttempt } from '../../office/calls/callback/actions.ts'
import type { AskForCall, Window } from '../../office/calls/callback/model.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { beginStory, oslo } from './story.ts'
import { addPerson, assign, STAFF, staffActor, T0 } from './world.ts'

/** Who rings, unless a test says otherwise, and the person's own number. */
export const adviser = staffActor('stateAdviserA')
export const NUMBER = '+4790000001'

export const window = (from: string, until: string): Window => ({ from: oslo(from), until: oslo(until) })
export const TUESDAY = window('2026-03-03 13:00', '2026-03-03 14:00')
export const WEDNESDAY = window('2026-03-04 10:00', '2026-03-04 11:00')

/** `03-04T10:00`, in Oslo. */
export const local = (at: Temporal.Instant | null | undefined): string | null =>
  at == null ? null : at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString().slice(5, 16)

/** A story of somebody with an adviser and a number of their own, who is to be rung. */
export async function beginCalls() {
  const story = await beginStory()
  const { system } = story.database
  const person = await addPerson(system, {
    phone: NUMBER,
    phoneKind: 'own',
    phoneConfirmedAt: T0.subtract({ hours: 240 }),
  })
  await assign(system, person, 'state', { staffId: STAFF.stateAdviserA })
  const rings = (promiseId: string, outcome: Parameters<typeof logAttempt>[1]['outcome'], more = {}) =>
    story.asStaff(adviser, (ctx) => logAttempt(ctx, { personId: person, promiseId, outcome, ...more }))
  return {
    story,
    person,
    rings,
    /** "Ring me", on Min side. */
    asks: async (told: Partial<AskForCall> = {}) => {
      const asked = await story.asPerson(person, (ctx) =>
        askMyCall(ctx, { windows: [TUESDAY, WEDNESDAY], ...told }),
      )
      if (!asked.ok) throw new Error(asked.reason)
      return asked.value
    },
    /** The adviser rings then and nobody answers. */
    misses: async (promiseId: string, at: string) => {
      await story.at(at)
      expect(await rings(promiseId, 'noAnswer')).toEqual({ ok: true, value: { ended: false, why: 'tried' } })
      await story.at(at)
    },
    held: (promiseId: string) =>
      system
        .selectFrom('callback as c')
        .innerJoin('promise as p', 'p.id', 'c.promiseId')
        .select([
          'c.plannedAt',
          'c.nextStep',
          'c.noteAt',
          'p.state',
          'p.dueAt',
          'p.endedHow',
          'p.leadReason',
          'p.contacts',
        ])
        .where('c.promiseId', '=', promiseId)
        .executeTakeFirstOrThrow(),
    /** Nothing is broken, and the database goes. */
    end: async () => {
      expect(await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))).toEqual([])
      await story.end()
    },
  }
}
export type Calls = Awaited<ReturnType<typeof beginCalls>>
