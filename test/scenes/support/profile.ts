import type { Employee } from './employee.ts'
import { inOslo } from './house.ts'
import type { Page } from './html.ts'
import { buttonCalled, formWith } from './walker.ts'

type ProfileTold = {
  status: string
  reviewAt?: string
  reach: {
    status: string
    reading: string
    digitalNotWorking: boolean
    declined: string[]
    language: string
    interpreterNeed: string
    abilities: Record<string, string>
  }
  review?: { dueAt: string; triggers: string[] }
  barrier?: { dueAt: string; barriers: string[]; words: string }
}

/** The profile as the API tells it to an employee. */
export async function profileOf(by: Employee, personId: string): Promise<ProfileTold> {
  const answer = await by.api('GET', `/api/v1/persons/${personId}/profile`)
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.body as ProfileTold
}

const at = (personId: string, rest = '') => `/arbeid/person/${personId}/profil${rest}`

/** The form on the workbench, answered; gives the page that shows what the answers lead to. */
export async function answersTo(
  by: Employee,
  personId: string,
  answers: Readonly<Record<string, string>>,
): Promise<Page> {
  const page = await by.open(at(personId, '?kartlegg=1'))
  return by.send(page, formWith(page, 'gjor=vis'), answers)
}

/** What the page says that the answers lead to, line by line. */
export const linesOfResult = ({ html }: Page): string[] =>
  [...html.matchAll(/<p class="strong">([\s\S]*?)<\/p>/g)].map(([, words = '']) =>
    words
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

/** Accepts what is shown, but for the lines that are told why not. */
export function accepts(
  by: Employee,
  shown: Page,
  against: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const form = shown.forms.find(({ values }) => values.sett !== undefined)
  if (!form) throw new Error(`nothing to accept at ${shown.address}`)
  const lines = Object.fromEntries(Object.entries(against).map(([code, why]) => [`nei.${code}`, why]))
  return by.send(shown, form, lines, buttonCalled(form, 'Lagre dette'))
}

/** One of the forms of the profile page, by a field it has. */
export async function sets(
  by: Employee,
  personId: string,
  field: string,
  button: string,
  values: Readonly<Record<string, string | null>>,
): Promise<Page> {
  const page = await by.open(at(personId))
  const form = formWith(page, field)
  return by.send(page, form, values, buttonCalled(form, button))
}

/** What is owed about somebody of one kind: the rows of the employee's list, with their due time in the office. */
export async function owed(
  by: Employee,
  personId: string,
  kind: RegExp,
  list: 'mine' | 'laget' | 'teamleder' = 'mine',
) {
  const rows = (await by.list(list)).filter((row) => row.personId === personId && kind.test(row.text))
  return rows.map(({ dueAt, text }) => ({ due: inOslo(dueAt), text }))
}
