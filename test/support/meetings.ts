import { afterEach, beforeEach, expect } from 'vitest'
import type { Asking, InterpreterService } from '../../office/calls/interpreter/gateway.ts'
import { runInterpreters } from '../../office/calls/interpreter/jobs.ts'
import { serviceTold } from '../../office/calls/interpreter/told.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { bookMeeting } from '../../office/meetings/booking/actions.ts'
import type { BookMeeting } from '../../office/meetings/booking/model.ts'
import { meetingInterpreter } from '../../office/meetings/interpreters/views.ts'
import { beginStory, oslo, type Story } from './story.ts'
import { addPerson, assign, PERSONS, STAFF, staffActor } from './world.ts'

/** Who holds the meetings, unless a test says otherwise. */
export const adviser = staffActor('stateAdviserA')
export const WEDNESDAY = oslo('2026-03-11 10:00')

export const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** Called once in a file: a story of its own before each test, of somebody who books with their adviser. */
export function bookingStory() {
  let story: Story
  const person = PERSONS.resident
  beforeEach(async () => {
    story = await beginStory()
  })
  afterEach(() => story.end())

  const talk = (told: Partial<BookMeeting> = {}): BookMeeting => ({
    personId: person,
    kind: 'followUp',
    mode: 'physicalOffice',
    purpose: 'Se på planen',
    side: 'state',
    theme: 'contactAdviser',
    startsAt: oslo('2026-03-04 10:00'),
    staffId: STAFF.stateAdviserA,
    interpreter: { answer: 'notFlagged' },
    channel: 'portalMessage',
    ...told,
  })
  const books = (told: Partial<BookMeeting> = {}) =>
    story.asPerson(told.personId ?? person, (ctx) => bookMeeting(ctx, talk(told)))
  return {
    get story() {
      return story
    },
    person,
    talk,
    books,
    made: async (told: Partial<BookMeeting> = {}) => value(await books(told)).meetingId,
    meeting: (id: string) => meetingRow(story, id),
    holds: async (id: string) =>
      (
        await story.database.system
          .selectFrom('hold')
          .select('kind')
          .where('meetingId', '=', id)
          .orderBy('kind')
          .execute()
      ).map(({ kind }) => kind),
    promises: (kind: string, personId = person) =>
      story.database.system
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', personId)
        .where('kind', '=', kind)
        .orderBy('id')
        .execute(),
  }
}

/** Called once in a file: before each test a story of somebody who needs an interpreter, and two services to ask. */
export function interpretedStory() {
  let story: Story
  let person: string
  const services = twoServices()
  const { asked } = services
  beforeEach(async () => {
    story = await beginStory()
    services.reset()
    person = await addPerson(story.database.system, {
      language: 'ti',
      interpreterNeed: 'always',
      interpreterLanguage: 'ti',
    })
    await assign(story.database.system, person, 'state', { staffId: STAFF.stateAdviserA })
  })
  afterEach(() => story.end())
  return {
    get story() {
      return story
    },
    get person() {
      return person
    },
    /** What the services were asked, and the keys of what was withdrawn. */
    asked,
    withdrawn: services.withdrawn,
    /** What every service answers from now on. */
    answer: services.answer,
    run: () => runInterpreters(story.around, services.all, story.clock.now()),
    books: (told: Partial<BookMeeting> = {}) =>
      story.asStaff(adviser, (ctx) => bookMeeting(ctx, { ...interpretedTalk(person), ...told })),
    tells: (state: 'accepted' | 'declined' | 'cancelled', number = '+4740100021', at = asked.at(-1)) =>
      story.asSystem((ctx) =>
        serviceTold(ctx, {
          key: at?.key ?? '',
          from: [at?.from ?? ''],
          ...(state === 'accepted'
            ? { state, name: 'Rahel Berhe', number, level: 'C', adult: true }
            : { state, why: 'ill' }),
        }),
      ),
    shown: async (meetingId: string) =>
      value(await story.asStaff(adviser, (ctx) => meetingInterpreter(ctx, { personId: person, meetingId }))),
    holds: async (meetingId: string) =>
      story.database.system
        .selectFrom('hold')
        .select('during')
        .where('meetingId', '=', meetingId)
        .where('kind', '=', 'interpreter')
        .execute(),
    promises: (kind: string) =>
      story.database.system
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', person)
        .where('kind', '=', kind)
        .where('isOpen', '=', true)
        .execute(),
    events: async (kind: string) =>
      (
        await story.database.system
          .selectFrom('event')
          .select('data')
          .where('personId', '=', person)
          .where('kind', '=', kind)
          .execute()
      ).map(({ data }) => data),
    meeting: (id: string) => meetingRow(story, id),
    whole: async () => expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([]),
  }
}

const meetingRow = (story: Story, id: string) =>
  story.database.system.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const interpretedTalk = (personId: string): BookMeeting => ({
  personId,
  kind: 'followUp',
  mode: 'physicalOffice',
  purpose: 'Se på planen',
  side: 'state',
  theme: 'contactAdviser',
  startsAt: WEDNESDAY,
  staffId: STAFF.stateAdviserA,
  interpreter: { answer: 'ordered' },
  channel: 'meetingOffice',
})

function twoServices() {
  const asked: (Asking & { from: string })[] = []
  const withdrawn: string[] = []
  let answers: 'taken' | 'refused' = 'taken'
  const service = (name: string): InterpreterService => ({
    name,
    ask: async (asking) => {
      asked.push({ ...asking, from: name })
      return answers === 'taken'
        ? { how: 'taken', providerId: asking.key }
        : { how: 'refused', why: 'noInterpreter' }
    },
    withdraw: async (key) => withdrawn.push(key) > 0,
  })
  return {
    asked,
    withdrawn,
    all: [service('main'), service('backup')],
    answer: (how: typeof answers) => {
      answers = how
    },
    reset: () => {
      answers = 'taken'
      asked.splice(0)
      withdrawn.splice(0)
    },
  }
}
