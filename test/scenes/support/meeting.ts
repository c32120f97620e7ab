import { settingsFrom } from '../../../office/kernel/settings.ts'
import { inTransaction } from '../../../office/kernel/transaction.ts'
import { bookMeeting } from '../../../office/meetings/booking/actions.ts'
import type { BookMeeting } from '../../../office/meetings/booking/model.ts'
import { oslo } from '../../support/story.ts'
import { clockAtT0, staffActor } from '../../support/world.ts'
import { type House, PERSONS, STAFF } from './house.ts'
import type { Page } from './html.ts'
import { buttonCalled, type Walker } from './walker.ts'

/** The meeting is in the calendar before the scene begins; how it got there is told in the scenes of booking. */
export async function booked(house: House, told: Partial<BookMeeting> = {}): Promise<string> {
  const around = { databases: house.db, clock: clockAtT0(), settings: settingsFrom() }
  const done = await inTransaction(around, staffActor('stateAdviserA'), (ctx) =>
    bookMeeting(ctx, {
      personId: PERSONS.resident,
      kind: 'followUp',
      mode: 'physicalOffice',
      purpose: 'Bli kjent\nPlan for våren',
      side: 'state',
      theme: 'contactAdviser',
      startsAt: oslo('2026-03-04 10:00'),
      staffId: STAFF.stateAdviserA,
      interpreter: { answer: 'notFlagged' },
      channel: 'officePhone',
      ...told,
    }),
  )
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}

export const mine = (who: Walker, meetingId: string) => who.open(`/min-side/avtaler/${meetingId}`)
export const bench = (who: Walker, meetingId: string, personId: string = PERSONS.resident) =>
  who.open(`/arbeid/person/${personId}/moter/${meetingId}`)

/** Presses the button with that name, in the form that it stands in. */
export async function presses(
  who: Walker,
  page: Page,
  button: string | RegExp,
  values: Readonly<Record<string, string | null>> = {},
  field = '',
): Promise<Page> {
  const form = page.forms.find(
    ({ buttons, fields, values: held }) =>
      buttons.some(({ text }) => (typeof button === 'string' ? text === button : button.test(text))) &&
      (field === '' || fields.some(({ name }) => name === field) || Object.values(held).includes(field)),
  )
  if (!form) throw new Error(`no button ${button} at ${page.address}:\n${page.text.slice(0, 1500)}`)
  return who.send(page, form, values, buttonCalled(form, button))
}

export const fieldsOf = (page: Page, prefix: string) => [
  ...new Set(
    page.forms
      .flatMap(({ fields }) => fields.map(({ name }) => name))
      .filter((name) => name.startsWith(prefix)),
  ),
]
const OWN_WORDS = 'Jeg leverer legeerklæringen, og du ringer meg mandag.'

/** Ticks who was there, writes the main point, and lets the meeting end. */
export async function ends(
  adviser: Walker,
  meetingId: string,
  more: Record<string, string> = {},
  personId: string = PERSONS.resident,
): Promise<Page> {
  const page = await bench(adviser, meetingId, personId)
  const there = Object.fromEntries(fieldsOf(page, 'der.').map((name) => [name, 'ja']))
  const seen = await presses(adviser, page, 'Lagre', { ...there, ...more }, fieldsOf(page, 'der.')[0])
  const said = await presses(adviser, seen, 'Lagre', { ord: OWN_WORDS, hvordan: 'done' }, 'ord')
  return presses(adviser, said, 'Avslutt møtet')
}
