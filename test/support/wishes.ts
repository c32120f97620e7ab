import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { StaffActor } from '../../office/kernel/context.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { openPromisesOf } from '../../office/kernel/promise/store.ts'
import { askForMeeting } from '../../office/meetings/requests/ask.ts'
import { decideRequest } from '../../office/meetings/requests/decide.ts'
import { requestsOf } from '../../office/meetings/requests/store.ts'
import { beginStory, oslo, type Story } from './story.ts'
import { addPerson, addStaff, assign, OFFICES, T0 } from './world.ts'

/**
 * Called once in a file: a story of an adviser, their lead and, anew before each test, somebody whom no rule gives a
 * meeting. What must hold of all is asked when the file ends.
 */
export function wishStory() {
  let story: Story
  let adviser: StaffActor
  let lead: StaffActor
  let person: string
  beforeAll(async () => {
    story = await beginStory()
    adviser = await addStaff(story.database.system, { name: 'Vera Veileder' })
    lead = await addStaff(story.database.system, { name: 'Lise Leder', roles: ['LE', 'AS'] })
    await story.database.system
      .updateTable('team')
      .set({ leadId: lead.staffId })
      .where('officeId', '=', OFFICES.A)
      .execute()
  })
  beforeEach(async () => {
    story.clock.set(T0)
    person = await newPerson()
  })
  afterAll(async () => {
    expect(await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))).toEqual([])
    await story.end()
  })

  const met = (personId: string, at: string) =>
    story.database.system
      .insertInto('event')
      .values({
        ...{ personId, at: oslo(at), kind: 'talkHeld', side: 'common', channel: 'meetingOffice' },
        ...{ actorKind: 'staff', actorId: adviser.staffId, authorship: 'staffAdviser', data: '{}' },
      })
      .execute()

  /** Somebody on a screen, followed for months, and met a month ago. */
  async function newPerson(told: Parameters<typeof addPerson>[1] = {}): Promise<string> {
    const id = await addPerson(story.database.system, told)
    await assign(story.database.system, id, 'state', adviser, oslo('2025-06-02 09:00'))
    await story.database.system
      .updateTable('person')
      .set({ reviewAt: oslo('2027-01-01 09:00') })
      .where('id', '=', id)
      .execute()
    await met(id, '2026-02-02 09:00')
    return id
  }

  return {
    get story() {
      return story
    },
    get adviser() {
      return adviser
    },
    /** Whoever follows up all who are made from now on. */
    set adviser(other: StaffActor) {
      adviser = other
    },
    get lead() {
      return lead
    },
    get person() {
      return person
    },
    /** Another whom the test is about. */
    set person(id: string) {
      person = id
    },
    newPerson,
    met,
    asks: async (input: Partial<Parameters<typeof askForMeeting>[1]> = {}) => {
      const personId = input.personId ?? person
      const asked = await story.asPerson(personId, (ctx) =>
        askForMeeting(ctx, { channel: 'portalMessage', ...input, personId }),
      )
      if (!asked.ok) throw new Error(asked.reason)
      return asked.value
    },
    rows: (personId = person) => story.asSystem((ctx) => requestsOf(ctx.tx, personId)),
    owed: async (kind: string) =>
      (await story.asSystem((ctx) => openPromisesOf(ctx.tx, person))).filter((one) => one.kind === kind),
    no: (requestId: string, more: Record<string, string> = {}) =>
      story.asStaff(adviser, (ctx) =>
        decideRequest(ctx, {
          personId: person,
          requestId,
          decision: 'decline',
          reason: 'capacity',
          alternative: 'dropIn',
          words: 'Vi har ingen ledige tider denne uka.',
          ...more,
        } as Parameters<typeof decideRequest>[1]),
      ),
  }
}
