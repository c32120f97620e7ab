import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardPolicy, workingCalendar } from './calendar.ts'
import { clocks, isClockName, isCountdown, type ReceiptClock } from './clocks.ts'
import { dueOf, escalationOf, latestNewTime } from './deadlines.ts'
import { OFFICE_ZONE } from './localTime.ts'
import { stepsAfter } from './steps.ts'
import { oslo } from './testTime.ts'

const calendar = workingCalendar({ ...standardPolicy, closingDays: ['2026-05-15', '2027-12-24'] })
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(OFFICE_ZONE)
const order = Temporal.Instant.compare

/** Any second of three years, with the weekends of summer time, Easter and year's end drawn often. */
const FIRST = oslo('2026-01-01 00:00').epochMilliseconds
const SECONDS = 3 * 365 * 86_400
const nearEdges = ['2026-03-27', '2026-10-23', '2026-04-01', '2026-05-13', '2026-12-23', '2028-02-27'].map(
  (date) => oslo(`${date} 00:00`).epochMilliseconds,
)
const instants = fc
  .oneof(
    fc.integer({ min: 0, max: SECONDS }).map((s) => FIRST + s * 1000),
    fc
      .tuple(fc.constantFrom(...nearEdges), fc.integer({ min: 0, max: 7 * 1440 }))
      .map(([e, m]) => e + m * 60_000),
  )
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const receiptClocks = Object.keys(clocks).filter(
  (name): name is ReceiptClock => isClockName(name) && !isCountdown(name),
)
const anyClock = fc.constantFrom(...receiptClocks)

describe('every clock, whenever it starts', () => {
  test('is never due before it was received, and K3 never counts from before receipt', () => {
    fc.assert(
      fc.property(anyClock, instants, (clock, received) => {
        const { countingFrom, dueAt, receivedAt } = dueOf(clock, received, calendar)
        expect(receivedAt).toBe(received)
        expect(order(dueAt, received)).toBeGreaterThanOrEqual(0)
        expect(order(countingFrom, received)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('later receipt is never due earlier', () => {
    fc.assert(
      fc.property(anyClock, instants, instants, (clock, a, b) => {
        const [first, second] = order(a, b) <= 0 ? [a, b] : [b, a]
        const early = dueOf(clock, first, calendar)
        const late = dueOf(clock, second, calendar)
        expect(order(early.dueAt, late.dueAt)).toBeLessThanOrEqual(0)
        expect(order(early.countingFrom, late.countingFrom)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('escalates in order: owner, person, breach at the due time itself, leader', () => {
    fc.assert(
      fc.property(anyClock, instants, (clock, received) => {
        const { countingFrom, dueAt, unit } = dueOf(clock, received, calendar)
        const steps = escalationOf(countingFrom, dueAt, unit, calendar)
        const inOrder = [countingFrom, steps.remindOwner, steps.tellPerson, steps.breach, steps.officeLeader]
        expect([...inOrder].sort(order)).toEqual(inOrder)
        expect(steps.breach.equals(dueAt)).toBe(true)
      }),
    )
  })

  test('a clock in working days warns only while the office works', () => {
    fc.assert(
      fc.property(anyClock, instants, (clock, received) => {
        fc.pre(clocks[clock].unit === 'workingDays')
        const { countingFrom, dueAt, unit } = dueOf(clock, received, calendar)
        const { remindOwner, tellPerson, officeLeader } = escalationOf(countingFrom, dueAt, unit, calendar)
        for (const step of [remindOwner, tellPerson, officeLeader]) {
          const at = local(step)
          const clockTime = at.hour * 60 + at.minute
          expect(calendar.isWorkingDay(at.toPlainDate())).toBe(true)
          expect(clockTime).toBeGreaterThanOrEqual(480)
          expect(clockTime).toBeLessThanOrEqual(930)
        }
      }),
    )
  })

  test('the steps on the way come in order and not before the start', () => {
    fc.assert(
      fc.property(anyClock, instants, (clock, start) => {
        const steps = stepsAfter(clock, start, calendar)
        expect([start, ...steps].sort(order)).toEqual([start, ...steps])
      }),
    )
  })
})

describe('working days', () => {
  const counts = fc.integer({ min: 1, max: 60 })

  test('K4: adding them lands on a working day at the same clock time, over summer time too', () => {
    fc.assert(
      fc.property(instants, counts, (received, n) => {
        const from = calendar.countingFrom(received)
        const to = local(calendar.addWorkingDays(from, n))
        expect(calendar.isWorkingDay(to.toPlainDate())).toBe(true)
        expect(to.toPlainTime().equals(local(from).toPlainTime())).toBe(true)
      }),
    )
  })

  test('n of them are n times 450 working minutes, and as many dates as a count by hand finds', () => {
    fc.assert(
      fc.property(instants, counts, (received, n) => {
        const from = calendar.countingFrom(received)
        const to = calendar.addWorkingDays(from, n)
        expect(calendar.workingMinutesBetween(from, to)).toBe(n * 450)
        let date = local(from).toPlainDate()
        let counted = 0
        while (!date.equals(local(to).toPlainDate())) {
          date = date.add({ days: 1 })
          if (calendar.isWorkingDay(date)) counted++
        }
        expect(counted).toBe(n)
      }),
    )
  })

  test('going back by as many finds the start again', () => {
    fc.assert(
      fc.property(instants, counts, (received, n) => {
        const from = calendar.countingFrom(received)
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n), -n).equals(from)).toBe(true)
      }),
    )
  })

  test('working minutes added are the working minutes between, and add up over any point', () => {
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 0, max: 9000 }), (a, b, minutes) => {
        expect(calendar.workingMinutesBetween(a, calendar.addWorkingMinutes(a, minutes))).toBe(minutes)
        const middle = a.add({ hours: 100 })
        expect(
          calendar.workingMinutesBetween(a, middle) + calendar.workingMinutesBetween(middle, b),
        ).toBeCloseTo(calendar.workingMinutesBetween(a, b), 6)
      }),
    )
  })

  test('K3: counting starts inside working hours, and no working time is lost before it', () => {
    fc.assert(
      fc.property(instants, (received) => {
        const from = calendar.countingFrom(received)
        expect(calendar.inWorkingHours(from)).toBe(true)
        expect(calendar.workingMinutesBetween(received, from)).toBe(0)
        expect(calendar.countingFrom(from)).toBe(from)
      }),
    )
  })

  test('R-028: the latest new time is on a later working day', () => {
    fc.assert(
      fc.property(instants, (due) => {
        const late = latestNewTime(due, calendar)
        expect(order(late, due)).toBe(1)
        expect(calendar.isWorkingDay(local(late).toPlainDate())).toBe(true)
      }),
    )
  })
})

describe('K16 urgent', () => {
  test('in duty hours it is sixty minutes on the wall, else ten o’clock of a working day', () => {
    fc.assert(
      fc.property(instants, (received) => {
        const { dueAt } = dueOf('emergencyAid', received, calendar)
        if (calendar.inDutyHours(received)) {
          expect(received.until(dueAt).total('minutes')).toBe(60)
        } else {
          expect(local(dueAt).toPlainTime().toString({ smallestUnit: 'minute' })).toBe('10:00')
          expect(calendar.isWorkingDay(local(dueAt).toPlainDate())).toBe(true)
        }
      }),
    )
  })
})
