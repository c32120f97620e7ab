import { describe, expect, it } from 'vitest'
import {
  type ClassId,
  cellOf,
  INSIDE_CLASSES,
  OUTSIDE,
  OUTSIDE_CLASSES,
  sideOf,
} from '../../office/access/matrix.ts'
import type { Thing } from '../../office/access/model.ts'
import { may } from '../../office/access/rules.ts'
import type { AccessRole, StaffActor } from '../../office/kernel/context.ts'
import {
  type Case,
  codeOf,
  insideRows,
  outsideRows,
  PLAIN,
  readsRows,
  rowOf,
  STAFF_COLUMNS,
  writesRows,
} from './spec.ts'

/** The policy in code alone: every class and column, with nothing of the database. */
const asOf = (column: string, when: Case): StaffActor => ({
  kind: 'staff',
  staffId: 'actor',
  name: 'Actor',
  roles: [column as AccessRole],
  sides: when.sides as StaffActor['sides'],
  shields: when.cleared ? ['6', '7', 'ownEmployee'] : [],
  teams: [],
  officeId: null,
})

const thingOf = (id: string, side: 'state' | 'municipal', when: Case): Thing => ({
  class: id as ClassId,
  side,
  personId: 'somebody',
  shields: id === 'M-02' ? ['7'] : [],
  basis: 'assignment',
  purpose: when.purpose ? 'followUp' : null,
  own: when.own,
  agreement: when.agreement,
})

const CASES: Record<string, Case> = {
  plainly: PLAIN,
  'for a stated purpose': { ...PLAIN, purpose: true },
  'on own work': { ...PLAIN, own: true },
  'with state grants only': { ...PLAIN, purpose: true, sides: ['state'] },
  'with municipal grants only': { ...PLAIN, purpose: true, sides: ['municipal'] },
}
const sidesOf = (id: string): readonly ('state' | 'municipal')[] => {
  const { side } = rowOf(id)
  return side === 'state' || side === 'municipal' ? [side] : ['state', 'municipal']
}

it('has the cells of the specification, inside and outside', () => {
  const wrong = [...insideRows, ...outsideRows].flatMap((row) =>
    Object.entries(row.cells)
      .filter(([column, code]) => cellOf(row.class as ClassId, column as AccessRole) !== code)
      .map(([column]) => `${row.class} ${column}`),
  )
  expect(wrong).toEqual([])
  expect(INSIDE_CLASSES).toEqual(insideRows.map((row) => row.class))
  expect(OUTSIDE_CLASSES).toEqual(outsideRows.map((row) => row.class))
  expect(insideRows.map((row) => sideOf(row.class as ClassId))).toEqual(insideRows.map((row) => row.side))
  expect(outsideRows.every((row) => OUTSIDE.every((column) => column in row.cells))).toBe(true)
})

describe.each(Object.entries(CASES))('every column %s', (_, when) => {
  it.each(insideRows.map((row) => [row.class, row.title] as const))('%s %s', (id) => {
    for (const column of STAFF_COLUMNS)
      for (const side of sidesOf(id)) {
        const thing = thingOf(id, side, when)
        const read = may(asOf(column, when), 'read', thing)
        expect(read.allowed && read.scope === 'full', `${column} read ${side}`).toBe(
          readsRows(column, id, side, when),
        )
        expect(may(asOf(column, when), 'write', thing).allowed, `${column} write ${side}`).toBe(
          writesRows(column, id, side, when),
        )
      }
  })
})

describe('cells that give less than rows', () => {
  const SCOPE: Record<string, string> = { E: 'exists', S: 'status', A: 'whitelist', G: 'aggregate' }
  const less = insideRows.flatMap((row) =>
    STAFF_COLUMNS.filter((column) => codeOf(row.class, column) in SCOPE).map(
      (column) => [row.class, column] as const,
    ),
  )

  it.each(less)('%s for %s', (id, column) => {
    const code = codeOf(id, column)
    const [side = 'state'] = sidesOf(id)
    const thing = thingOf(id, side, PLAIN)
    expect(may(asOf(column, PLAIN), 'see', thing)).toMatchObject({ allowed: true, code, scope: SCOPE[code] })
    expect(may(asOf(column, PLAIN), 'read', thing).allowed).toBe(code !== 'E')
    expect(may(asOf(column, PLAIN), 'write', thing).allowed).toBe(false)
    expect(may(asOf(column, PLAIN), 'export', thing).allowed).toBe(false)
  })
})
