import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS_ROLES, type AccessRole, PURPOSES, type StaffActor } from '../kernel/context.ts'
import { cellOf, INSIDE_CLASSES, isDialogue, isLedger, isPersonal } from './matrix.ts'
import { BASES, RECEPTION_POLICIES, type Thing, VERBS } from './model.ts'
import { codesFor, may } from './rules.ts'

const staff = (over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: 'kari',
  name: 'Kari',
  roles: ['AS'],
  sides: ['state'],
  shields: [],
  teams: [],
  officeId: null,
  ...over,
})
const about = (over: Partial<Thing> & Pick<Thing, 'class'>): Thing => ({
  personId: 'rune',
  basis: 'assignment',
  ...over,
})

describe('R-717 content needs a ground', () => {
  it('opens nothing but the name without one', () => {
    const words = about({ class: 'M-13', basis: null })
    expect(may(staff(), 'read', words)).toEqual({ allowed: false, code: '–', scope: 'none', why: 'R-717' })
    expect(may(staff(), 'see', about({ class: 'M-01', basis: null })).allowed).toBe(true)
  })

  it.each(BASES)('is satisfied by %s', (basis) => {
    expect(may(staff(), 'read', about({ class: 'M-13', basis })).allowed).toBe(true)
  })

  it('does not ask for one where the data are about nobody', () => {
    expect(may(staff(), 'read', { class: 'M-35', personId: null, basis: null }).allowed).toBe(true)
  })

  it('opens sensitive markers for a stated purpose only', () => {
    const marker = about({ class: 'M-22', side: 'state' })
    expect(may(staff(), 'read', marker)).toMatchObject({ allowed: false, code: 'J', why: 'R-717' })
    expect(may(staff(), 'read', { ...marker, purpose: 'followUp' })).toMatchObject({
      allowed: true,
      code: 'J',
      scope: 'full',
    })
  })
})

describe('R-716 side follows the matter', () => {
  it('tells a state adviser that a municipal message exists, and nothing of it', () => {
    const municipal = about({ class: 'M-14', side: 'municipal' })
    expect(may(staff(), 'see', municipal)).toMatchObject({ allowed: true, scope: 'exists' })
    expect(may(staff(), 'read', municipal).allowed).toBe(false)
  })

  it('gives somebody with both grants the union', () => {
    const both = staff({ roles: ['AS', 'AM'], sides: ['state', 'municipal'] })
    for (const id of ['M-13', 'M-14', 'M-08', 'M-17'] as const)
      expect(may(both, 'write', about({ class: id })).allowed).toBe(true)
  })

  it('keeps cover, approvers and leaders on the sides they hold', () => {
    for (const role of ['CO', 'AP', 'LE'] as const) {
      const municipal = about({ class: 'M-14', purpose: 'qualityControl' })
      expect(may(staff({ roles: [role], sides: ['state'] }), 'read', municipal)).toMatchObject({
        allowed: false,
        why: 'R-716',
      })
      expect(may(staff({ roles: [role], sides: ['municipal'] }), 'read', municipal).allowed).toBe(true)
    }
  })

  it('keeps case talk of a side from the adviser of the other', () => {
    const talk = about({ class: 'M-30', side: 'municipal' })
    expect(may(staff(), 'read', talk).allowed).toBe(false)
    expect(may(staff({ roles: ['AM'], sides: ['municipal'] }), 'write', talk).allowed).toBe(true)
    expect(may(staff(), 'read', { ...talk, side: 'common' }).allowed).toBe(true)
  })
})

describe('R-724 shields, R-725 one’s own', () => {
  it('lets nobody past a shield they do not hold', () => {
    const shielded = about({ class: 'M-13', shields: ['7'] })
    expect(may(staff(), 'see', shielded)).toMatchObject({ allowed: false, why: 'R-724' })
    expect(may(staff({ shields: ['6'] }), 'read', shielded).allowed).toBe(false)
    expect(may(staff({ shields: ['7'] }), 'read', shielded).allowed).toBe(true)
  })

  it('tells the desk only that a special route exists', () => {
    const address = about({ class: 'M-02', shields: ['6'] })
    expect(may(staff({ roles: ['RE'] }), 'see', address)).toMatchObject({
      allowed: true,
      scope: 'exists',
      why: 'R-724',
    })
    expect(may(staff({ roles: ['RE'] }), 'read', address).allowed).toBe(false)
    expect(may(staff({ roles: ['AS'] }), 'see', address).allowed).toBe(false)
  })

  it('opens a protected address to a shield, and to no purpose of an adviser', () => {
    const address = about({ class: 'M-02', shields: ['7'], purpose: 'followUp' })
    expect(may(staff({ shields: ['7'] }), 'write', address)).toMatchObject({ allowed: true, code: 'K' })
    expect(may(staff(), 'read', address).allowed).toBe(false)
  })

  it('never opens one’s own or one’s family’s record, whatever one holds', () => {
    const everything = staff({
      roles: ACCESS_ROLES,
      sides: ['state', 'municipal'],
      shields: ['6', '7', 'ownEmployee'],
    })
    for (const id of INSIDE_CLASSES.filter(isPersonal))
      for (const verb of VERBS) {
        const kin = about({
          class: id,
          kin: true,
          own: true,
          purpose: 'emergency',
          consent: true,
          agreement: true,
        })
        expect(may(everything, verb, kin)).toMatchObject({ allowed: false, why: 'R-725' })
      }
  })
})

describe('own part (code O)', () => {
  const centre = staff({ roles: ['CC'], sides: [] })
  it('is what the contact centre handles of a municipal conversation, until it is handed over', () => {
    expect(may(centre, 'write', about({ class: 'M-14', own: true })).allowed).toBe(true)
    expect(may(centre, 'read', about({ class: 'M-14', own: false })).allowed).toBe(false)
  })

  it('lets whoever owes the answer write it where they may read (R-108)', () => {
    expect(may(centre, 'write', about({ class: 'M-13' })).allowed).toBe(false)
    expect(may(centre, 'write', about({ class: 'M-13', own: true }))).toMatchObject({
      allowed: true,
      why: 'R-111',
    })
    const leader = staff({ roles: ['LE'], sides: ['state'] })
    expect(may(leader, 'write', about({ class: 'M-13', own: true })).allowed).toBe(true)
  })

  it('opens no words to a column that has none of them', () => {
    expect(
      may(staff({ roles: ['RE'], sides: [] }), 'read', about({ class: 'M-13', own: true })).allowed,
    ).toBe(false)
    expect(may(staff(), 'read', about({ class: 'M-14', own: true })).allowed).toBe(false)
  })
})

describe('row notes', () => {
  const centre = staff({ roles: ['CC'], sides: [] })
  const desk = staff({ roles: ['RE'], sides: [] })

  it('M-05, M-15: the contact centre has the whitelist under an agreement, and otherwise its own tasks', () => {
    expect(may(centre, 'read', about({ class: 'M-15', agreement: true }))).toMatchObject({
      allowed: true,
      scope: 'whitelist',
    })
    expect(may(centre, 'read', about({ class: 'M-15', agreement: false })).allowed).toBe(false)
    expect(may(centre, 'see', about({ class: 'M-05', agreement: false })).allowed).toBe(false)
    expect(may(centre, 'read', about({ class: 'M-05', agreement: false, own: true }))).toMatchObject({
      allowed: true,
      scope: 'full',
    })
  })

  it('M-39: municipal hand-ins reach the contact centre only under an agreement', () => {
    const handIn = about({ class: 'M-39', side: 'municipal' })
    expect(may(centre, 'read', handIn).allowed).toBe(false)
    expect(may(centre, 'read', { ...handIn, agreement: true }).allowed).toBe(true)
    expect(may(centre, 'read', { ...handIn, side: 'state' }).allowed).toBe(true)
  })

  it('R-723: the desk sees status or letters as far as the office has said', () => {
    const reads = (id: 'M-06' | 'M-15' | 'M-07' | 'M-16', more: Partial<Thing>) =>
      may(desk, 'read', about({ class: id, ...more }))
    for (const id of ['M-06', 'M-15'] as const) {
      expect(reads(id, {}).allowed).toBe(false)
      expect(reads(id, { reception: 'partial' })).toMatchObject({ allowed: true, scope: 'status' })
    }
    for (const id of ['M-07', 'M-16'] as const) {
      expect(reads(id, { reception: 'partial', consent: true }).allowed).toBe(false)
      expect(reads(id, { reception: 'full' }).allowed).toBe(false)
      expect(reads(id, { reception: 'full', consent: true })).toMatchObject({ allowed: true, code: 'C' })
    }
  })

  it('M-09: an office may narrow medical evidence at the contact centre to a stated purpose', () => {
    expect(may(centre, 'read', about({ class: 'M-09' })).allowed).toBe(true)
    expect(may(centre, 'read', about({ class: 'M-09', ccMedical: 'J' })).allowed).toBe(false)
    expect(may(centre, 'read', about({ class: 'M-09', ccMedical: 'J', purpose: 'call' })).allowed).toBe(true)
  })
})

describe('a person', () => {
  const rune = { kind: 'person', personId: 'rune', language: 'nb' } as const
  it('has their own record and nobody else’s', () => {
    expect(may(rune, 'read', about({ class: 'M-13', basis: null })).allowed).toBe(true)
    expect(may(rune, 'see', { class: 'M-13', personId: 'thomas', basis: 'assignment' }).allowed).toBe(false)
  })
  it('reads case talk once it is released, writes a statement, and not the assessment', () => {
    expect(may(rune, 'read', about({ class: 'M-30' })).allowed).toBe(false)
    expect(may(rune, 'read', about({ class: 'M-30', consent: true })).allowed).toBe(true)
    expect(may(rune, 'write', about({ class: 'M-10' })).allowed).toBe(false)
    expect(may(rune, 'write', about({ class: 'M-10', own: true })).allowed).toBe(true)
  })
})

describe('whatever the circumstances', () => {
  const anything = fc.record({
    class: fc.constantFrom(...INSIDE_CLASSES),
    side: fc.constantFrom('state' as const, 'municipal' as const, 'common' as const),
    personId: fc.constant('rune'),
    shields: fc.subarray(['6', '7', 'ownEmployee'] as const),
    basis: fc.constantFrom(null, ...BASES),
    purpose: fc.constantFrom(null, ...PURPOSES),
    own: fc.boolean(),
    agreement: fc.boolean(),
    consent: fc.boolean(),
    reception: fc.constantFrom(...RECEPTION_POLICIES),
  })
  const anybody = fc.record({
    roles: fc.subarray<AccessRole>([...ACCESS_ROLES], { minLength: 1 }),
    sides: fc.subarray(['state', 'municipal'] as const),
    shields: fc.subarray(['6', '7', 'ownEmployee'] as const),
  })
  const verb = fc.constantFrom(...VERBS)

  it('no column without a cell sees anything, but an entry on one’s own desk', () => {
    fc.assert(
      fc.property(anything, anybody, verb, (thing, who, does) => {
        const empty = who.roles.every((role) => cellOf(thing.class, role) === '–')
        const policy = who.roles.includes('RE') && thing.reception !== 'basic'
        fc.pre(empty && !policy && !(isLedger(thing.class) && thing.own))
        expect(may(staff(who), does, thing).allowed).toBe(false)
      }),
    )
  })

  it('more columns never give less, and a reason is always given', () => {
    fc.assert(
      fc.property(anything, anybody, verb, fc.constantFrom(...ACCESS_ROLES), (thing, who, does, more) => {
        const less = may(staff(who), does, thing)
        const union = may(staff({ ...who, roles: [...who.roles, more] }), does, thing)
        expect(union.allowed || !less.allowed).toBe(true)
        expect(union.why).toMatch(/^R-\d{3}$/)
      }),
    )
  })

  it('whoever writes may read, and whoever reads may see', () => {
    fc.assert(
      fc.property(anything, anybody, (thing, who) => {
        const [see, read, write] = (['see', 'read', 'write'] as const).map(
          (does) => may(staff(who), does, thing).allowed,
        )
        expect([write && !read, read && !see]).toEqual([false, false])
      }),
    )
  })

  it('words are written only by W, or by whoever has them to answer', () => {
    fc.assert(
      fc.property(anything, anybody, (thing, who) => {
        fc.pre(isDialogue(thing.class) && !thing.own)
        const writes = may(staff(who), 'write', thing).allowed
        expect(!writes || who.roles.some((role) => cellOf(thing.class, role) === 'W')).toBe(true)
      }),
    )
  })
})

describe('the codes of a reader', () => {
  it('give the strongest cell of each class in reach', () => {
    const leader = staff({ roles: ['LE', 'AP'], sides: ['municipal'] })
    const codes = codesFor(leader, { personId: 'rune', basis: 'purpose' })
    expect(codes).toMatchObject({
      'M-01': 'R',
      'M-14': 'R',
      'M-16': 'W',
      'M-17': 'R',
      'M-13': '–',
      'M-35': 'W',
    })
  })
})
