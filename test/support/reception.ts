import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { checkIn, closeVisit, identifyVisitor } from '../../office/visits/reception/actions.ts'
import { visitAtDesk } from '../../office/visits/reception/views.ts'
import { beginStory, oslo, type Story } from './story.ts'
import { addPerson, assign, OFFICES, STAFF, staffActor } from './world.ts'

/** Two who receive, and the adviser of whoever comes. */
export const anne = staffActor('hostA')
export const filip = staffActor('hostA2')
export const kari = staffActor('stateAdviserA')

export const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
export const reason = (result: { ok: boolean; reason?: string }) => (result.ok ? 'ok' : result.reason)

/**
 * A reception for the tests of one file: a story that begins before them and ends after them with nothing broken, and before
 * each test, at ten o'clock, a new person with an adviser and a number of their own.
 */
export function openReception() {
  let story: Story
  let person: string
  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(async () => {
    const broken = await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))
    await story.end()
    expect(broken).toEqual([])
  })
  beforeEach(async () => {
    story.clock.set(oslo('2026-03-02 10:00'))
    person = await addPerson(story.database.system, {
      phone: '+4740011122',
      phoneKind: 'own',
      phoneConfirmedAt: oslo('2026-02-02 10:00'),
    })
    await assign(story.database.system, person, 'state', { staffId: STAFF.stateAdviserA })
  })

  const at = <T>(who: typeof anne, act: Parameters<typeof story.asStaff<T>>[1]) => story.asStaff<T>(who, act)
  const comes = async (more: object = {}) =>
    accepted(
      await at(anne, (ctx) =>
        checkIn(ctx, { officeId: OFFICES.A, reason: 'other', language: 'nb', cameBy: 'desk', ...more }),
      ),
    )
  const shown = async (visitId: string) => accepted(await at(anne, (ctx) => visitAtDesk(ctx, { visitId })))
  return {
    get story() {
      return story
    },
    get person() {
      return person
    },
    at,
    /** Checked in by the desk, with no name. */
    comes,
    /** Checked in as Una, and identified with a document. */
    known: async (more: object = {}) => {
      const visit = await comes({ calledAs: 'Una', ...more })
      accepted(
        await at(anne, (ctx) =>
          identifyVisitor(ctx, { visitId: visit.visitId, personId: person, how: 'document' }),
        ),
      )
      return visit
    },
    /** The visit as the desk sees it now. */
    shown,
    /** Ends the visit as it is now. */
    close: async (visitId: string, outcome: string, more: object = {}) => {
      const { visit } = await shown(visitId)
      return at(anne, (ctx) => closeVisit(ctx, { visitId, version: visit.version, outcome, ...more }))
    },
    promises: () =>
      story.database.system.selectFrom('promise').selectAll().where('personId', '=', person).execute(),
    events: async (kind: string) =>
      (
        await story.database.system.selectFrom('event').selectAll().where('personId', '=', person).execute()
      ).filter((event) => event.kind === kind),
  }
}
