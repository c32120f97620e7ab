import { describe, expect, it } from 'vitest'
import type { StaffActor } from '../kernel/context.ts'
import { actingRole, type Grounds, groundFor } from './ground.ts'

const nothing: Grounds = {
  state: 'open',
  assigned: false,
  cover: false,
  owner: false,
  emergency: false,
  shields: [],
  agreement: false,
  stated: null,
}

describe('R-717 the ground for opening a record', () => {
  it('is an assignment before cover, cover before an open entry, an entry before a purpose', () => {
    expect(groundFor({ ...nothing, assigned: true, cover: true, owner: true }, null)).toEqual({
      basis: 'assignment',
      purpose: null,
    })
    expect(groundFor({ ...nothing, cover: true, owner: true }, null)).toEqual({
      basis: 'cover',
      purpose: 'cover',
    })
    expect(groundFor({ ...nothing, owner: true }, 'decision')).toEqual({
      basis: 'owner',
      purpose: 'decision',
    })
  })
  it('is a contact while somebody is on the line or at the desk', () => {
    expect(groundFor(nothing, 'call')).toEqual({ basis: 'contact', purpose: 'call' })
    expect(groundFor(nothing, 'visit')).toEqual({ basis: 'contact', purpose: 'visit' })
  })
  it('is a purpose stated now or a short while ago', () => {
    expect(groundFor(nothing, 'appeal')).toEqual({ basis: 'purpose', purpose: 'appeal' })
    expect(groundFor({ ...nothing, stated: 'followUp' }, null)).toEqual({
      basis: 'purpose',
      purpose: 'followUp',
    })
    expect(groundFor({ ...nothing, stated: 'followUp' }, 'appeal')?.purpose).toBe('appeal')
  })
  it('is not there for whoever gives none, or only says emergency', () => {
    expect(groundFor(nothing, null)).toBeNull()
    expect(groundFor(nothing, 'emergency')).toBeNull()
    expect(groundFor({ ...nothing, emergency: true }, null)).toEqual({
      basis: 'emergency',
      purpose: 'emergency',
    })
  })
})

it('is logged in the role that it was made in', () => {
  const actor = { roles: ['AS', 'CO'] } as unknown as StaffActor
  expect(actingRole(actor, 'assignment')).toBe('AS')
  expect(actingRole(actor, 'cover')).toBe('CO')
  expect(actingRole(actor, 'emergency')).toBe('DU')
})
