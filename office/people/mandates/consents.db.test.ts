import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { PERSONS, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import type { Result } from '../../kernel/result.ts'
import { makeNotice } from '../../reach/notices/actions.ts'
import { endConsentsOf } from './actions/call.ts'
import * as act from './actions.ts'
import { callConsent, consentHolds, draftsWithConsent, readWithConsent } from './consents.ts'
import { runMandates } from './jobs.ts'
import type { SharingConsent } from './model.ts'
import { mandateInPlace, myHelpers } from './views.ts'

const lars = staffActor('operator')
const anne = staffActor('hostA')
const CALL = '00000000-0000-7000-8000-00000000ca11'
const OTHER_CALL = '00000000-0000-7000-8000-00000000ca12'
const SECRET = 'Du får 7 650 kroner i husleie.'
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('consents', () => {
  let story: Story
  beforeEach(async () => {
    story = await beginStory()
    await onTheLine(CALL)
    await onTheLine(OTHER_CALL)
  })
  afterEach(async () => {
    for (const id of [CALL, OTHER_CALL]) await story.asSystem((ctx) => endConsentsOf(ctx, id))
    await story.database.system
      .updateTable('call')
      .set({ state: 'ended', endedAt: story.clock.now(), endedHow: 'spoke', settledAt: story.clock.now() })
      .execute()
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
    await story.end()
  })
  const giver = PERSONS.resident
  /** The one who takes the call has found out that it is the giver who speaks. */
  const onTheLine = (id: string) =>
    story.database.system
      .insertInto('call')
      .values({
        id,
        personId: giver,
        direction: 'in',
        line: 'staff',
        state: 'talking',
        startedAt: story.clock.now(),
        lastEventAt: story.clock.now(),
        staffId: lars.staffId,
        identity: 'full',
      })
      .execute()

  /** A decision of the municipality, as it comes from where cases are decided. */
  const letter = async (side: 'state' | 'municipal' = 'municipal') =>
    done(
      await story.asSystem((ctx) =>
        makeNotice(ctx, {
          personId: giver,
          eventKey: `decision:${side}`,
          kind: 'decision',
          side,
          theme: side === 'municipal' ? 'socialAssistance' : 'aap',
          box: { what: 'Et vedtak', todo: 'Ingenting', byWhen: '–', otherwise: '–', whom: 'Oss' },
          body: SECRET,
          language: 'nb',
        }),
      ),
    ).messageId
  const switchOn = async (value: unknown = { basis: 'Forskrift 12', from: '2026-01-01' }) => {
    const { municipalityId } = await story.database.system
      .selectFrom('person')
      .select('municipalityId')
      .where('id', '=', giver)
      .executeTakeFirstOrThrow()
    await story.database.system
      .insertInto('configuration')
      .values({
        key: 'access.ccReadMunicipalLetter',
        scope: municipalityId ?? '',
        version: 1,
        value: JSON.stringify(value),
        validFrom: story.clock.now(),
        reason: 'test',
      })
      .execute()
  }
  const forCall = (messageId: string, callId = CALL) =>
    story.asStaff(lars, (ctx) =>
      act.consentForCall(ctx, { personId: giver, callId, what: 'letter', messageId }),
    )
  const reads = (messageId: string, callId: string | null = CALL, who = lars) =>
    story.asStaff(who, (ctx) => readWithConsent(ctx, { personId: giver, messageId, callId }))

  describe('for one call (R-718, R-722, C4-09)', () => {
    it('opens the letter to the one who takes the call, until the call ends, and the person sees it', async () => {
      const messageId = await letter()
      await switchOn()
      expect(await reads(messageId)).toMatchObject({ ok: false, reason: 'notFound' })
      const { until } = done(await forCall(messageId))
      expect(until).toEqual(story.clock.now().add({ hours: 24 }))
      const read = done(await reads(messageId))
      expect(read.parts.map(({ body }) => body).join()).toContain(SECRET)
      expect(
        await story.asStaff(lars, (ctx) =>
          callConsent(ctx, { personId: giver, callId: CALL, what: 'letter', messageId }),
        ),
      ).toMatchObject({ until })
      // Another call, another employee, another letter: nothing.
      expect(await reads(messageId, OTHER_CALL)).toMatchObject({ ok: false })
      expect(await reads(messageId, null)).toMatchObject({ ok: false })
      expect(await reads(messageId, CALL, anne)).toMatchObject({ ok: false })
      expect(await reads(await letter('state'))).toMatchObject({ ok: false })
      expect(done(await story.asStaff(lars, (ctx) => act.endCallConsents(ctx, { callId: CALL })))).toEqual({
        ended: 1,
      })
      expect(await reads(messageId)).toMatchObject({ ok: false, reason: 'notFound' })
      const events = await story.database.system
        .selectFrom('event')
        .select('kind')
        .where('personId', '=', giver)
        .where('kind', 'like', 'consent%')
        .orderBy('seq')
        .execute()
      expect(events.map(({ kind }) => kind)).toEqual(['consentGiven', 'consentUsed', 'consentRevoked'])
    })

    it.each([
      ['is off', null],
      ['has no legal basis', { basis: '', from: '2026-01-01' }],
      ['begins later', { basis: 'Forskrift 12', from: '2026-05-01' }],
    ])('opens nothing municipal where the switch %s', async (_, value) => {
      const messageId = await letter()
      if (value) await switchOn(value)
      done(await forCall(messageId))
      expect(await reads(messageId)).toMatchObject({ ok: false, reason: 'notFound' })
    })

    it('has run out after a day, whether or not anybody ended the call', async () => {
      const messageId = await letter('state')
      done(await forCall(messageId))
      await story.at('2026-03-03 09:59')
      expect(await reads(messageId)).toMatchObject({ ok: true })
      await story.at('2026-03-03 10:00')
      expect(await reads(messageId)).toMatchObject({ ok: false, reason: 'notFound' })
    })

    it('can be taken back by the person in the same second', async () => {
      const messageId = await letter('state')
      const { consentId } = done(await forCall(messageId))
      done(await story.asPerson(giver, (ctx) => act.endMandate(ctx, { mandateId: consentId })))
      expect(await reads(messageId)).toMatchObject({ ok: false, reason: 'notFound' })
    })

    it('is not heard without an interpreter from somebody who needs one', async () => {
      await story.database.system
        .updateTable('person')
        .set({ interpreterNeed: 'always', interpreterLanguage: 'ti' })
        .where('id', '=', giver)
        .execute()
      const ask = (interpreter: 'notNeeded' | 'onDemand') =>
        story.asStaff(lars, (ctx) =>
          act.consentForCall(ctx, { personId: giver, callId: CALL, what: 'hearTogether', interpreter }),
        )
      expect(await ask('notNeeded')).toMatchObject({ ok: false, reason: 'needsInterpreter' })
      expect(await ask('onDemand')).toMatchObject({ ok: true })
    })

    it('shows a draft to nobody who has not been let see it (M-31)', async () => {
      await story.database.system
        .insertInto('draft')
        .values({ personId: giver, id: 'new', body: SECRET, updatedAt: story.clock.now() })
        .execute()
      const sees = () =>
        story.asStaff(lars, (ctx) => draftsWithConsent(ctx, { personId: giver, callId: CALL }))
      expect(await sees()).toMatchObject({ ok: false, reason: 'notFound' })
      done(
        await story.asStaff(lars, (ctx) =>
          act.consentForCall(ctx, { personId: giver, callId: CALL, what: 'draft' }),
        ),
      )
      expect(await sees()).toMatchObject({ ok: true, value: [{ id: 'new', body: SECRET }] })
    })
  })

  it('a spoken mandate counts in its call only, a day at most (R-380)', async () => {
    const { state } = done(
      await story.asStaff(lars, (ctx) =>
        act.mandateForCall(ctx, {
          personId: giver,
          callId: CALL,
          holder: { name: 'Berit Nabo', birthDate: '1970-01-01' },
          relation: 'neighbour',
          sameHousehold: false,
          sides: ['state'],
          themes: ['workFollowUp'],
          acts: ['speakFor'],
        }),
      ),
    )
    expect(state).toBe('active')
    const may = (callId: string | null) =>
      story.asStaff(lars, (ctx) =>
        mandateInPlace(ctx, {
          personId: giver,
          holderName: 'berit nabo',
          act: 'ask',
          side: 'state',
          theme: 'workFollowUp',
          callId,
        }),
      )
    expect(await may(CALL)).toMatchObject({ value: { inPlace: true } })
    expect(await may(OTHER_CALL)).toMatchObject({ value: { inPlace: false } })
    expect(await may(null)).toMatchObject({ value: { inPlace: false } })
    done(await story.asStaff(lars, (ctx) => act.endCallConsents(ctx, { callId: CALL })))
    expect(await may(CALL)).toMatchObject({ value: { inPlace: false } })
  })

  describe('to share (R-681, R-688, R-614)', () => {
    const give = (to: SharingConsent, told: { recipient?: string; until?: Temporal.Instant } = {}) =>
      story.asPerson(giver, (ctx) => act.giveConsent(ctx, { to, sides: ['state'], ...told }))
    const holds = (to: SharingConsent, recipient = '', side: 'state' | 'municipal' = 'state') =>
      story.asStaff(lars, (ctx) => consentHolds(ctx, { personId: giver, to, recipient, side }))

    it('is for whom, and for the side, that it names', async () => {
      done(await give('clinician', { recipient: 'Granvik legesenter' }))
      expect(await holds('clinician', 'granvik  legesenter')).toBe(true)
      expect(await holds('clinician', 'Et annet legesenter')).toBe(false)
      expect(await holds('clinician', 'Granvik legesenter', 'municipal')).toBe(false)
      expect(await holds('school', 'Granvik legesenter')).toBe(false)
      expect(await holds('otherSide')).toBe(false)
      done(await give('otherSide'))
      expect(await holds('otherSide')).toBe(true)
    })

    it('says whom, and lasts a year at most', async () => {
      expect(await give('partner')).toMatchObject({ ok: false, reason: 'empty' })
      const late = await give('partner', { recipient: 'NN', until: oslo('2027-03-03 10:00') })
      expect(late).toMatchObject({ ok: false, reason: 'mandateTooLong' })
      done(await give('partner', { recipient: 'NN', until: oslo('2026-03-05 00:00') }))
      expect(await holds('partner', 'NN')).toBe(true)
      await runMandates(story.around, oslo('2026-03-05 00:00'))
      await story.at('2026-03-05 00:00')
      expect(await holds('partner', 'NN')).toBe(false)
      const { mandates } = await story.asPerson(giver, (ctx) => myHelpers(ctx))
      expect(mandates).toMatchObject([{ kind: 'consent', consentTo: 'partner', state: 'expired' }])
    })

    it('is written down as it was given, with who was there', async () => {
      const said = {
        personId: giver,
        to: 'school' as const,
        recipient: 'Granvik skole',
        sides: ['municipal' as const],
        channel: 'paperLetter' as const,
        form: 'paper' as const,
        witness: 'Moren',
      }
      done(await story.asStaff(anne, (ctx) => act.recordConsent(ctx, said)))
      const row = await story.database.system.selectFrom('mandate').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ form: 'paper', witness: 'Moren', givenBefore: anne.staffId, toStaff: null })
      expect(await holds('school', 'Granvik skole', 'municipal')).toBe(true)
    })
  })
})
