import { describe, expect, it } from 'vitest'
import { accepted, anne, kari, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF, staffActor, TEAMS } from '../../../test/support/world.ts'
import { registerContact } from '../../threads/actions.ts'
import {
  chooseRenewal,
  endRegular,
  helpedWithForm,
  nameRegular,
  offerRenewal,
  settleRenewal,
} from './actions.ts'
import { turnMonth } from './jobs.ts'
import { frequentVisitors, keptTimes, myRenewals, regularAtDesk, regularFor } from './views.ts'

const lead = staffActor('leadStateA')
const adam = staffActor('municipalAdviserA')

describe('who comes often', () => {
  const desk = openReception()
  const came = async (day: string, form?: string) => {
    desk.story.clock.set(oslo(`${day} 10:00`))
    const visit = await desk.known()
    if (form === undefined) return { ...visit, renewalId: null }
    const done = accepted(await desk.at(anne, (ctx) => helpedWithForm(ctx, { visitId: visit.visitId, form })))
    accepted(await desk.close(visit.visitId, 'helped'))
    return { ...visit, ...done }
  }
  const rowOf = async (who = anne) =>
    accepted(await desk.at(who, (ctx) => frequentVisitors(ctx))).rows.find(
      ({ personId }) => personId === desk.person,
    )
  const turns = () => turnMonth(desk.story.around)
  const me = <T>(act: Parameters<typeof desk.story.asPerson<T>>[1]) => desk.story.asPerson(desk.person, act)
  const mine = async () => (await me((ctx) => myRenewals(ctx)))[0]
  const owed = async (kind: string) =>
    (await desk.promises()).filter((promise) => promise.kind === kind && promise.isOpen)

  describe('a team of their own (R-453)', () => {
    it('is on the list from the sixth visit in thirty days on', async () => {
      for (const day of ['03-02', '03-04', '03-06', '03-09', '03-11']) await came(`2026-${day}`, 'housing')
      expect(await rowOf()).toBeUndefined()
      await came('2026-03-13', 'housing')
      expect(await rowOf()).toMatchObject({ visits: 6, lastServedBy: 'Anne Vindlykt', team: null })
      desk.story.clock.set(oslo('2026-04-02 10:00'))
      expect(await rowOf()).toBeUndefined()
    })

    const names = (more: object = {}) =>
      desk.at(anne, (ctx) =>
        nameRegular(ctx, {
          personId: desk.person,
          teamId: TEAMS.followUpA,
          brief: 'Spør om barna først.',
          ...more,
        }),
      )
    const times = { weekday: 2, at: '10:00', staffId: STAFF.stateAdviserA }

    it('gets a team, a brief and times of their own; the desk has them before it', async () => {
      expect(reason(await names({ brief: ' ' }))).toBe('empty')
      expect(reason(await names({ times: { ...times, at: '10:01' } }))).toBe('badForm')
      const { booked, notFree } = accepted(await names({ times }))
      expect([booked.map(String), notFree]).toEqual([
        ['2026-03-03T09:00:00Z', '2026-03-10T09:00:00Z', '2026-03-17T09:00:00Z', '2026-03-24T09:00:00Z'],
        0,
      ])
      await desk.known()
      const shown = accepted(await desk.at(anne, (ctx) => regularAtDesk(ctx, { personId: desk.person })))
      expect(shown.regular).toMatchObject({ brief: 'Spør om barna først.' })
      expect(shown.regular?.times).toHaveLength(4)
      expect(shown.regular?.times[0]?.who).toBe('Kari Mosetoft')
      expect((await rowOf())?.team).toBe(shown.regular?.team)
      expect(accepted(await names({ times })).notFree).toBe(0)
      expect(await desk.events('regularNamed')).toHaveLength(2)
      accepted(await desk.at(anne, (ctx) => endRegular(ctx, { personId: desk.person })))
      expect(await rowOf()).toBeUndefined()
    })
  })

  describe('the same form each month (R-451)', () => {
    const monthly = async () => {
      for (const day of ['2026-03-05', '2026-04-07', '2026-05-06']) await came(day, 'socialAssistance')
    }

    it('is offered as an arrangement the third month, and help is no less for it', async () => {
      await came('2026-03-05', 'socialAssistance')
      await came('2026-04-07', 'housing')
      expect((await came('2026-04-08', 'socialAssistance')).renewalId).toBeNull()
      const third = await came('2026-05-06', 'socialAssistance')
      expect(third.renewalId).not.toBeNull()
      expect((await came('2026-05-20', 'socialAssistance')).renewalId).toBe(third.renewalId)
      expect(await owed('outreachContact')).toHaveLength(1)
      expect(await mine()).toMatchObject({ form: 'socialAssistance', way: null, open: null })
    })

    it('is found when the month turns, prefilled with the words of the last time, once', async () => {
      await monthly()
      await desk.story.database.system.deleteFrom('formRenewal').where('personId', '=', desk.person).execute()
      accepted(
        await desk.at(adam, (ctx) =>
          registerContact(ctx, {
            personId: desk.person,
            channel: 'dropIn',
            theme: 'socialAssistance',
            side: 'municipal',
            text: 'Husleie 8 400, strøm 1 200.',
          }),
        ),
      )
      desk.story.clock.set(oslo('2026-06-01 09:00'))
      await turns()
      await turns()
      const all = await me((ctx) => myRenewals(ctx))
      expect(all).toMatchObject([
        {
          form: 'socialAssistance',
          way: null,
          open: { month: '2026-06-01', text: 'Husleie 8 400, strøm 1 200.' },
        },
      ])
    })

    const offered = async () =>
      accepted(await desk.at(anne, (ctx) => offerRenewal(ctx, { personId: desk.person, form: 'statusCard' })))
        .renewalId
    const chooses = (renewalId: string, way: string) =>
      me((ctx) => chooseRenewal(ctx, { personId: desk.person, renewalId, way, in: 'web' }))

    it.each([
      ['call', async () => (await owed('callBack')).length === 1],
      ['ownSlot', async () => ((await mine())?.open?.meetsAt ?? null) !== null],
      ['yearlyPlan', async () => (await owed('keepAgreement')).length === 1],
    ])('chosen by the person: %s, this month and the next', async (way, hasIt) => {
      const renewalId = await offered()
      expect(await owed('outreachContact')).toHaveLength(1)
      accepted(await chooses(renewalId, way))
      expect(await owed('outreachContact')).toEqual([])
      expect(await hasIt()).toBe(true)
      const send = () =>
        me((ctx) => settleRenewal(ctx, { personId: desk.person, renewalId, text: 'Som sist.' }))
      accepted(await send())
      expect(reason(await send())).toBe('notFound')
      expect(await mine()).toMatchObject({ open: null, sent: { month: '2026-03-01' } })
      desk.story.clock.set(oslo('2026-04-01 09:00'))
      await turns()
      expect(await mine()).toMatchObject({ open: { month: '2026-04-01', text: 'Som sist.' } })
      expect(await hasIt()).toBe(true)
    })

    it('runs a year with consent, and is asked for again', async () => {
      const renewalId = await offered()
      const chosen = accepted(
        await desk.at(anne, (ctx) =>
          chooseRenewal(ctx, { personId: desk.person, renewalId, way: 'yearlyPlan', in: 'desk' }),
        ),
      )
      expect(chosen.untilOn).toBe('2027-03-02')
      desk.story.clock.set(oslo('2027-04-01 09:00'))
      await turns()
      expect(await mine()).toMatchObject({ way: null, untilOn: null })
      expect(await owed('outreachContact')).toHaveLength(1)
    })

    it('is sent by staff from a call, and is a matter like any other', async () => {
      const renewalId = await offered()
      accepted(await chooses(renewalId, 'call'))
      const about = { personId: desk.person, renewalId, text: 'Ingen endring.', how: 'phone' }
      accepted(await desk.at(kari, (ctx) => settleRenewal(ctx, about)))
      expect(await owed('callBack')).toEqual([])
      expect(await desk.events('renewalSettled')).toMatchObject([{ data: { how: 'phone', way: 'call' } }])
      expect((await desk.events('callLogged')).length).toBe(1)
    })

    it('shows staff of the other side, and the desk, that it is there and not what it is about', async () => {
      await offered()
      const page = accepted(await desk.at(adam, (ctx) => regularFor(ctx, { personId: desk.person })))
      expect([page.renewals, page.otherRenewals]).toEqual([[], 1])
      await desk.known()
      const atDesk = accepted(await desk.at(anne, (ctx) => regularAtDesk(ctx, { personId: desk.person })))
      expect(JSON.stringify(atDesk)).not.toContain('statusCard')
      expect(atDesk.renewals).toMatchObject([{ way: null, ready: true }])
    })
  })

  it('shows each adviser what is kept of the week, and the lead where it is less than it should be (R-452)', async () => {
    desk.story.clock.set(oslo('2026-03-02 10:00'))
    const own = accepted(await desk.at(kari, (ctx) => keptTimes(ctx)))
    expect(own.map(({ mine: isMine }) => isMine)).toEqual([true])
    expect(own[0]?.weeks.map(({ minimum, missing }) => [minimum, missing])).toEqual(
      Array.from({ length: 4 }, () => [2, 0]),
    )
    await desk.story.database.system
      .insertInto('absence')
      .values({
        staffId: STAFF.stateAdviserA2,
        coverStaffId: STAFF.stateAdviserA,
        fromAt: oslo('2026-03-09 00:00'),
        untilAt: oslo('2026-03-16 00:00'),
        registeredAt: oslo('2026-03-02 09:00'),
      })
      .execute()
    const all = accepted(await desk.at(lead, (ctx) => keptTimes(ctx)))
    expect(all.length).toBeGreaterThan(1)
    const away = all.find(({ staffId }) => staffId === STAFF.stateAdviserA2)
    expect(away?.weeks.map(({ missing }) => missing)).toEqual([0, 2, 0, 0])
  })
})
