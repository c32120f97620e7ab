import { ACCESS_ROLES } from '../kernel/context.ts'

/**
 * The access matrix (rules, 23.3 and 23.4) as data: what each column may have of each class of data. The database has
 * a copy of its own (db/migrations/007_access_cells.sql) and the walls test a third one; none is made from another.
 */

/** 23.3: inside the administration. */
export const INSIDE = ['PE', ...ACCESS_ROLES] as const
/** 23.4: outside the administration. */
export const OUTSIDE = ['HO', 'HE', 'PA', 'PR', 'CN', 'EM', 'PV', 'IN', 'DO', 'RS'] as const
type InsideColumn = (typeof INSIDE)[number]
type OutsideColumn = (typeof OUTSIDE)[number]
export type Column = InsideColumn | OutsideColumn

/**
 * 23.2: W read and write, R read, S closed list of status values, E that something exists, A whitelist under an
 * agreement in force, C with consent or mandate, J with a stated purpose, O own part only, K with a shield grant,
 * G aggregated, – none.
 */
export const CODES = ['W', 'R', 'S', 'E', 'A', 'C', 'J', 'O', 'K', 'G', '–'] as const
export type Code = (typeof CODES)[number]

/** `own side` and `both`: the side is that of each row, not of the class. */
type ClassSide = 'common' | 'state' | 'municipal' | 'own side' | 'both'
type Row = readonly [title: string, side: ClassSide, cells: string]

// biome-ignore format: the matrix stands as a table
const INSIDE_ROWS = {
  //                                                                       PE AS AM CO CC RE DU BU AP LE MA CL CY PO
  'M-01': ['name, id, phones, address (not protected)', 'common',         'W W W W W W W R R R R W – J'],
  'M-02': ['protected address, safety route', 'common',                   'W K K K E E K K K K – – – J'],
  'M-03': ['communication profile without safety', 'common',              'W W W W W W W R R R R R – J'],
  'M-04': ['owner, team, appointment, open promises', 'state',            'R W E W R S R R R R R R – J'],
  'M-05': ['owner, team, appointment, open promises', 'municipal',        'R E W W A S W – R R E R – J'],
  'M-06': ['application status, documents list, payments', 'state',       'R R E R R – S W R J – R – J'],
  'M-07': ['decision letters and grounds', 'state',                       'R R E R R – C W R J – R – J'],
  'M-08': ['notes, call summaries', 'state',                              'R W – W W – J R R J O – – J'],
  'M-09': ['medical evidence, sick notes', 'state',                       'R R – R R – – R R J – S – J'],
  'M-10': ['need assessment, AEV, § 14 a decision', 'state',              'W W E W R – – R W J S – – J'],
  'M-11': ['plan, state parts', 'state',                                  'W W E W R – S R R J R – – J'],
  'M-12': ['plan, municipal parts', 'municipal',                          'W E W W – – S – R J E – – J'],
  'M-13': ['dialogue and messages', 'state',                              'W W E W R – O O R J – – – J'],
  'M-14': ['dialogue and messages', 'municipal',                          'W E W W O – O – R J – – – J'],
  'M-15': ['whitelist fields', 'municipal',                               'R E W W A – R – R J – R – J'],
  'M-16': ['decision letter text', 'municipal',                           'R – W R – – R – W J – R – J'],
  'M-17': ['minutes, notes, documents, counselling', 'municipal',         'R – W W – – J – R J – – – J'],
  'M-18': ['coded note of the contact centre', 'municipal',               'R – R R O – R – – J – – – J'],
  'M-19': ['mandates and consents: holder, scope, dates', 'common',       'W W W W R R R R R R – R – J'],
  'M-20': ['timeline skeleton (time, channel, theme group)', 'state',     'R R E R R – R R R J S – – J'],
  'M-21': ['timeline skeleton', 'municipal',                              'R E R R O – R – R J – – – J'],
  'M-22': ['sensitive markers', 'both',                                   'R J J J – – J – J J – – – J'],
  'M-23': ['visit record', 'common',                                      'R R R R S W W – R R – R – J'],
  'M-24': ['status cards', 'state',                                       'W R E R W W – W R J – W – J'],
  'M-25': ['appeal and bundle', 'own side',                               'W R R R O O – W W R – R – J'],
  'M-26': ['measure participation, status reports', 'own side',           'R W W W S – – R R J W R – J'],
  'M-27': ['candidate proposal', 'state',                                 'R W R W – – – – – R W – – J'],
  'M-28': ['employer register and contact log', 'common',                 '– W W W W – – – – R W – G –'],
  'M-29': ['shared room of a person', 'common',                           'R O O O – – – O – J O – – J'],
  'M-30': ['internal case discussion', 'own side',                        'C W W W O – O O W J O – – J'],
  'M-31': ['unsent drafts of the person', 'common',                       'W C C C C C – – – – – – – –'],
  'M-32': ['access log', 'common',                                        'R – – – – – – – – G – – G R'],
  'M-33': ['figures of a single employee', 'common',                      '– O O – O O O O O J O O – –'],
  'M-34': ['aggregated figures', 'common',                                'G G G G G G G G G G G G G G'],
  'M-35': ['office data: hours, rosters, policies', 'common',             'R R R R R R R R R W R R R R'],
  'M-36': ['survey answers in free text', 'common',                       'O G G G G G G G G J G – G J'],
  'M-37': ['interpreter bookings', 'common',                              'R W W W W W W W R R R W G J'],
  'M-38': ['partner agreements, directory', 'common',                     '– R R R R R R R R W R R R R'],
  'M-39': ['hand-ins and waiting letters: that they exist', 'own side',   'R R R R R R R R R R – W – J'],
} as const satisfies Record<string, Row>

// biome-ignore format: the matrix stands as a table
const OUTSIDE_ROWS = {
  //                                                          HO HE PA PR CN EM PV IN DO RS
  'M-01': ['name, contact data', 'common',                   'C O C C O O R S – –'],
  'M-03': ['profile (language, interpreter, restrictions)', 'common', 'C – C C C – R S – –'],
  'M-04': ['owner, appointment, promises', 'state',          'C – O O O O R – – –'],
  'M-05': ['owner, appointment, promises', 'municipal',      'C – O – – – E – – –'],
  'M-06': ['status, payments', 'state',                      'C – – – – – C – – –'],
  'M-07': ['decisions', 'state',                             'C – – – – – C – – –'],
  'M-09': ['medical evidence', 'state',                      'C – – – O – – – – –'],
  'M-11': ['plan', 'state',                                  'C – O O – – C – – –'],
  'M-12': ['plan', 'municipal',                              'C – O – – – C – – –'],
  'M-13': ['dialogue', 'state',                              'C O – – O O O – – –'],
  'M-14': ['dialogue', 'municipal',                          'C O – – – – O – – –'],
  'M-15': ['municipal case: whitelist fields', 'municipal',  'C – – – – – – – – –'],
  'M-16': ['municipal case: decision letter text', 'municipal', 'C – – – – – – – – –'],
  'M-17': ['municipal case: minutes and notes', 'municipal', 'C – – – – – – – – –'],
  'M-19': ['own mandate or consent', 'common',               'R – R R R – R – – –'],
  'M-22': ['sensitive markers', 'both',                      '– – C – – – O – – –'],
  'M-26': ['measure participation', 'own side',              'C – O W – O S – – –'],
  'M-27': ['candidate proposal', 'state',                    '– – – – – O – – – –'],
  'M-29': ['room', 'common',                                 'C – W W W – W – – –'],
  DA: ['has an appointment today (yes or no)', 'common',     '– – – – – – – – S –'],
  SL: ['sick-leave case of own employee or patient', 'state', '– – – – O O – – – –'],
  RQ: ['receipt and status of own request', 'common',        'R R R R R R R R – –'],
  'M-34': ['aggregated figures', 'common',                   'G G G G G G G – – G'],
} as const satisfies Record<string, Row>

type InsideClass = keyof typeof INSIDE_ROWS
type OutsideClass = keyof typeof OUTSIDE_ROWS
export type ClassId = InsideClass | OutsideClass

export const INSIDE_CLASSES = Object.keys(INSIDE_ROWS) as InsideClass[]
export const OUTSIDE_CLASSES = Object.keys(OUTSIDE_ROWS) as OutsideClass[]

const isCode = (text: string): text is Code => CODES.some((code) => code === text)

function readRows(
  rows: Readonly<Record<string, Row>>,
  columns: readonly Column[],
): Map<string, Map<Column, Code>> {
  return new Map(
    Object.entries(rows).map(([id, [, , line]]) => {
      const codes = line.split(' ').filter(isCode)
      if (codes.length !== columns.length) throw new Error(`row ${id} of the access matrix is not complete`)
      return [id, new Map(columns.map((column, index) => [column, codes[index] ?? '–']))]
    }),
  )
}

const inside = readRows(INSIDE_ROWS, INSIDE)
const outside = readRows(OUTSIDE_ROWS, OUTSIDE)

/** The cell as the table has it. A class without a row in the column's table is none. */
export const cellOf = (id: ClassId, column: Column): Code =>
  inside.get(id)?.get(column) ?? outside.get(id)?.get(column) ?? '–'

/** The cell of 23.4 alone: what a class gives inside says nothing about who stands outside. */
export const outsideCell = (id: ClassId, column: OutsideColumn): Code => outside.get(id)?.get(column) ?? '–'

const allRows: Readonly<Record<string, Row>> = { ...OUTSIDE_ROWS, ...INSIDE_ROWS }
const rowOf = (id: ClassId): Row => allRows[id] as Row
export const sideOf = (id: ClassId): ClassSide => rowOf(id)[1]
export const titleOf = (id: ClassId): string => rowOf(id)[0]

/** Data that belongs to no single person: what R-717 asks of a reader does not apply. */
const GENERAL: ReadonlySet<ClassId> = new Set<ClassId>(['M-28', 'M-33', 'M-34', 'M-35', 'M-36', 'M-38'])
export const isPersonal = (id: ClassId): boolean => !GENERAL.has(id)

/** Whose grants decide about rows of one side: R-716, and "own side" in the heads of 23.3. */
export type Reach = 'granted' | 'state' | 'municipal' | 'any'
const REACH: Partial<Record<Column, Reach>> = {
  CO: 'granted',
  AP: 'granted',
  LE: 'granted',
  AS: 'state',
  AM: 'municipal',
  BU: 'state',
  MA: 'state',
}
export const reachOf = (column: Column): Reach => REACH[column] ?? 'any'

/** The row notes of 23.3, where a cell alone does not say when it holds. */
export type Note =
  | 'agreementOrOwn'
  | 'agreementOnMunicipal'
  | 'receptionPolicy'
  | 'medicalPolicy'
  | 'ownStatement'
const NOTES: Partial<Record<ClassId, Partial<Record<Column, Note>>>> = {
  'M-05': { CC: 'agreementOrOwn' },
  'M-06': { RE: 'receptionPolicy' },
  'M-07': { RE: 'receptionPolicy' },
  'M-09': { CC: 'medicalPolicy' },
  'M-10': { PE: 'ownStatement' },
  'M-15': { RE: 'receptionPolicy' },
  'M-16': { RE: 'receptionPolicy' },
  'M-39': { CC: 'agreementOnMunicipal' },
}
export const noteOf = (id: ClassId, column: Column): Note | null => NOTES[id]?.[column] ?? null

/** I-01, R-111: whoever has the entry on the desk works with it, whatever else the cell gives. */
const LEDGER: ReadonlySet<ClassId> = new Set<ClassId>(['M-04', 'M-05'])
/** whoever owes the answer reads the question and writes the answer, where the cell gives content at all. */
const DIALOGUE: ReadonlySet<ClassId> = new Set<ClassId>(['M-13', 'M-14'])
export const isLedger = (id: ClassId): boolean => LEDGER.has(id)
export const isDialogue = (id: ClassId): boolean => DIALOGUE.has(id)
