import type { Actor, Clearance, HelperActor, Shield, StaffActor } from '../kernel/context.ts'
import {
  type ClassId,
  type Code,
  type Column,
  cellOf,
  INSIDE_CLASSES,
  isDialogue,
  isLedger,
  isPersonal,
  noteOf,
  outsideCell,
  reachOf,
  sideOf,
} from './matrix.ts'
import type { Decision, ReceptionPolicy, Scope, Thing, Verb } from './model.ts'

const no = (why: string, code: Code = '–'): Decision => ({ allowed: false, code, scope: 'none', why })

/**
 * One policy for everything: may this actor do this with this piece of data? Pure; the database has a wall of its own
 * that knows nothing of this one. What is refused is to be absent from the answer, never masked.
 */
export function may(actor: Actor, verb: Verb, thing: Thing): Decision {
  if (actor.kind === 'system') return { allowed: true, code: 'W', scope: 'full', why: 'R-736' }
  if (actor.kind === 'person') return asPerson(actor.personId, verb, thing)
  if (actor.kind === 'helper') return asHelper(actor, verb, thing)
  const wall = personalWall(actor, verb, thing)
  if (wall) return wall
  return strongest(actor.roles.map((role) => byColumn(role, actor, verb, thing)))
}

/** in the role of a person one has one's own record and nobody else's. */
function asPerson(personId: string, verb: Verb, thing: Thing): Decision {
  if (isPersonal(thing.class) && thing.personId !== personId) return no('R-715')
  return byCode(codeFor(thing.class, 'PE', thing), verb, thing)
}

/**
 * a holder reads what the giver has opened by mandate, and nobody else's record. `thing.consent` is the answer
 * of `covers` (office/people/mandates) for this piece of data now.
 */
function asHelper(actor: HelperActor, verb: Verb, thing: Thing): Decision {
  if (isPersonal(thing.class) && thing.personId !== actor.personId) return no('R-715')
  return byCode(outsideCell(thing.class, 'HO'), verb, thing)
}

/** what stands before every cell about a person. Null: nothing does. */
function personalWall(actor: StaffActor, verb: Verb, thing: Thing): Decision | null {
  if (!isPersonal(thing.class)) return null
  if (thing.kin) return no('R-725')
  if (!cleared(actor.shields, thing.shields ?? [])) {
    const exists =
      thing.class === 'M-02' && verb === 'see' && actor.roles.some((role) => cellOf('M-02', role) === 'E')
    return exists ? { allowed: true, code: 'E', scope: 'exists', why: 'R-724' } : no('R-724')
  }
  return thing.basis === null && verb !== 'see' ? no('R-717') : null
}

const cleared = (held: readonly Clearance[], needed: readonly Shield[]) =>
  needed.every((shield) => held.includes(shield))

function byColumn(column: Column, actor: StaffActor, verb: Verb, thing: Thing): Decision {
  if (!reaches(column, actor, thing)) return no('R-716')
  return byCode(codeFor(thing.class, column, thing), verb, thing)
}

/** grants follow the side of the matter. A row of no one side is in reach of both. */
function reaches(column: Column, actor: Pick<StaffActor, 'sides'>, thing: Thing): boolean {
  const ofClass = sideOf(thing.class)
  if (ofClass === 'common') return true
  const reach = reachOf(column)
  const eachRow = ofClass === 'own side' || ofClass === 'both'
  const side = eachRow ? (thing.side ?? 'common') : ofClass
  if (reach === 'any' || side === 'common') return true
  if (reach === 'granted') return actor.sides.includes(side)
  return !eachRow || side === reach
}

const RECEPTION: Record<ReceptionPolicy, Partial<Record<ClassId, Code>>> = {
  basic: {},
  partial: { 'M-06': 'S', 'M-15': 'S' },
  full: { 'M-06': 'S', 'M-15': 'S', 'M-07': 'C', 'M-16': 'C' },
}

/** The cell with its row note applied. */
function codeFor(id: ClassId, column: Column, thing: Omit<Thing, 'class'>): Code {
  const cell = cellOf(id, column)
  switch (noteOf(id, column)) {
    case 'receptionPolicy':
      return RECEPTION[thing.reception ?? 'basic'][id] ?? cell
    case 'medicalPolicy':
      return thing.ccMedical ?? cell
    case 'agreementOrOwn':
      return thing.agreement ? cell : thing.own ? 'O' : '–'
    case 'agreementOnMunicipal':
      return thing.side === 'municipal' && !thing.agreement ? '–' : cell
    case 'ownStatement':
      return thing.own ? 'W' : 'R'
    case null:
      return cell
  }
}

/** What a code lets through, when it does. */
const SCOPES: Record<Code, Scope> = {
  W: 'full',
  R: 'full',
  S: 'status',
  E: 'exists',
  A: 'whitelist',
  C: 'full',
  J: 'full',
  O: 'full',
  K: 'full',
  G: 'aggregate',
  '–': 'none',
}

function byCode(code: Code, verb: Verb, thing: Thing): Decision {
  const handled = handles(code, thing)
  const scope = handled ? 'full' : scopeOf(code, thing)
  const why = handled ? 'R-111' : RULE_OF[code]
  const allowed = {
    see: scope !== 'none',
    read: READABLE.has(scope),
    write: writes(code, thing, scope),
    export: exports(code, scope),
  }[verb]
  return allowed ? { allowed, code, scope, why } : no(why, code)
}

const READABLE: ReadonlySet<Scope> = new Set<Scope>(['full', 'whitelist', 'status', 'aggregate'])

/** I-01, R-108, R-111: an entry on somebody's desk must be one that they can act on. */
function handles(code: Code, thing: Thing): boolean {
  if (thing.own !== true) return false
  return isLedger(thing.class) || (isDialogue(thing.class) && (code === 'R' || code === 'J'))
}

function scopeOf(code: Code, thing: Thing): Scope {
  if (code === 'A' && !thing.agreement) return 'none'
  if (code === 'C' && !thing.consent) return 'none'
  if (code === 'J' && !thing.purpose) return 'none'
  if (code === 'O' && !thing.own) return 'none'
  if (code === 'K' && (thing.shields ?? []).length === 0) return 'none'
  return SCOPES[code]
}

const writes = (code: Code, thing: Thing, scope: Scope) =>
  scope === 'full' &&
  (code === 'W' || code === 'K' || (code === 'O' && thing.own === true) || handles(code, thing))

/** exports hold no more than a reader of whole rows sees. */
const exports = (code: Code, scope: Scope) =>
  scope === 'full' && (code === 'W' || code === 'R' || code === 'J')

const RULE_OF: Record<Code, string> = {
  W: 'R-736',
  R: 'R-736',
  S: 'R-715',
  E: 'R-715',
  A: 'R-721',
  C: 'R-718',
  J: 'R-717',
  O: 'R-715',
  K: 'R-724',
  G: 'R-715',
  '–': 'R-715',
}

const WIDTH: readonly Scope[] = ['none', 'aggregate', 'exists', 'status', 'whitelist', 'full']
/** Of two refusals the one with a cell behind it says more of what is missing. */
const width = (decision: Decision) =>
  decision.allowed ? WIDTH.indexOf(decision.scope) + 1 : decision.code === '–' ? -1 : 0

/** somebody with several columns has the union of them. */
function strongest([first, ...others]: readonly Decision[]): Decision {
  return others.reduce((best, next) => (width(next) > width(best) ? next : best), first ?? no('R-715'))
}

const STRENGTH: readonly Code[] = ['–', 'G', 'E', 'S', 'A', 'O', 'C', 'K', 'J', 'R', 'W']

/** For every class inside the administration: the strongest cell that counts for this reader. */
export function codesFor(
  actor: Pick<StaffActor, 'roles' | 'sides'>,
  thing: Omit<Thing, 'class'>,
): Record<ClassId, Code> {
  const entries = INSIDE_CLASSES.map((id) => {
    const codes = actor.roles
      .filter((role) => reaches(role, actor, { ...thing, class: id }))
      .map((role) => codeFor(id, role, thing))
    return [
      id,
      codes.reduce<Code>(
        (best, next) => (STRENGTH.indexOf(next) > STRENGTH.indexOf(best) ? next : best),
        '–',
      ),
    ]
  })
  return Object.fromEntries(entries) as Record<ClassId, Code>
}
