import { describe, expect, test } from 'vitest'
import { settingsFrom } from '../settings.ts'
import { inOslo, oslo } from '../time/testTime.ts'
import type { Step } from './model.ts'
import { countMove, deadline, higher, holdsPromise, stepAfter } from './rules.ts'

const settings = settingsFrom()

function ladder(
  clock: 'dialogueMessage' | 'emergencyAid',
  received: string,
  orphanable = false,
): [Step, string][] {
  const { countingFrom, dueAt } = deadline(clock, oslo(received), settings, null)
  const steps: [Step, string][] = []
  for (
    let step = stepAfter({ clock, countingFrom, dueAt, orphanable }, null, settings, null);
    step !== null;
  ) {
    steps.push([step.step, inOslo(step.at)])
    step = stepAfter({ clock, countingFrom, dueAt, orphanable }, step.step, settings, null)
  }
  return steps
}

describe('the steps of a promise (R-029)', () => {
  test('Friday afternoon: reminded Tuesday 11:45, told 14:00, breach Wednesday 08:00 (C1-05)', () => {
    expect(ladder('dialogueMessage', '2026-03-06 16:10')).toEqual([
      ['remindOwner', '2026-03-10 11:45'],
      ['tellPerson', '2026-03-10 14:00'],
      ['breach', '2026-03-11 08:00'],
      ['officeLeader', '2026-03-11 15:30'],
    ])
  })

  test('an urgent need: the hour is shared out in minutes', () => {
    expect(ladder('emergencyAid', '2026-03-02 13:00')).toEqual([
      ['remindOwner', '2026-03-02 13:45'],
      ['tellPerson', '2026-03-02 13:54'],
      ['breach', '2026-03-02 14:00'],
      ['officeLeader', '2026-03-02 14:30'],
    ])
  })

  test('what lies in triage is on the lead’s list after an hour of working time (R-113)', () => {
    expect(ladder('dialogueMessage', '2026-03-02 15:00', true)[0]).toEqual(['orphan', '2026-03-03 08:30'])
  })
})

test('urgency is only ever raised by what is not a named person (R-430)', () => {
  expect(higher('acute', 'ordinary')).toBe('acute')
  expect(higher('ordinary', 'elevated')).toBe('elevated')
})

test('the second move goes to the lead; moves for absence do not count (R-112)', () => {
  expect(countMove(0, 'notOurs', 2)).toEqual({ reassignments: 1, toLead: false })
  expect(countMove(1, 'notOurs', 2)).toEqual({ reassignments: 2, toLead: true })
  expect(countMove(1, 'absence', 2)).toEqual({ reassignments: 1, toLead: false })
})

test('owner, cover, receiver and the staff of its queue hold a promise; nobody else does (R-111)', () => {
  const promise = {
    deskStaffId: 'jonas',
    deskTeamId: null,
    ownerStaffId: 'kari',
    offeredStaffId: 'mette',
    offeredTeamId: null,
  }
  const holds = (staffId: string, teams: string[] = []) => holdsPromise(promise, { staffId, teams })
  expect(['jonas', 'kari', 'mette', 'nina'].map((staff) => holds(staff))).toEqual([true, true, true, false])
  expect(
    holdsPromise({ ...promise, deskStaffId: null, deskTeamId: 'duty' }, { staffId: 'ruth', teams: ['duty'] }),
  ).toBe(true)
})
