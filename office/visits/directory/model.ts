import type { Line } from '../opening/rules.ts'

/** Who somebody may have to do with: the office itself, and every kind of body that one can be shown on to. */
export const BODIES = [
  'ours',
  'contactCentre',
  'otherOffice',
  'municipality',
  'health',
  'police',
  'immigration',
  'taxOffice',
  'organisation',
  'library',
] as const
export type Body = (typeof BODIES)[number]

/** What people come about, also where it was never the office's: who is meant by "the state" is not theirs to know. */
export const MATTERS = [
  'money',
  'work',
  'family',
  'pension',
  'housing',
  'debt',
  'health',
  'children',
  'residence',
  'registry',
  'tax',
  'safety',
  'law',
] as const
export type Matter = (typeof MATTERS)[number]

/** How a body is reached, as somebody has it in hand. */
export type Contact = {
  name: string
  phone: string | null
  web: string | null
  address: string | null
  hours: Line[]
  languages: string[]
  interpreter: boolean
}

export type Told = Contact & { body: Body; themes: Matter[] }

export type Entry = Told & {
  id: string
  version: number
  validFrom: string
  /** The day on which somebody last made sure. */
  checkedOn: string
  ended: boolean
}

/** One entry for staff: with who keeps it true, and whether that was too long ago. */
export type KeptEntry = Entry & { ownerName: string | null; stale: boolean }

export const contactOf = ({
  name,
  phone,
  web,
  address,
  hours,
  languages,
  interpreter,
}: Contact): Contact => ({
  ...{ name, phone, web, address, hours, languages, interpreter },
})
