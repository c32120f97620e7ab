import type { Employee } from './employee.ts'
import { type House, inOslo } from './house.ts'
import type { Page } from './html.ts'
import type { Caller, Ringing } from './phone.ts'
import { buttonCalled, formWith } from './walker.ts'

/** Presses a button on a screen, wherever on it the button stands. */
export async function presses(
  staff: Pick<Employee, 'send'>,
  page: Page,
  button: string | RegExp,
  values: Readonly<Record<string, string | null>> = {},
): Promise<Page> {
  const form = page.forms.find(({ buttons }) =>
    buttons.some(({ text }) => (typeof button === 'string' ? text === button : button.test(text))),
  )
  if (!form) throw new Error(`no button ${button} at ${page.address}:\n${page.text.slice(0, 900)}`)
  return staff.send(page, form, values, buttonCalled(form, button))
}

/** The operator takes whoever is next, and their own telephone rings them together. Gives the screen. */
export async function takesNext(
  house: House,
  staff: Employee,
): Promise<{ page: Page; phone: Ringing; callId: string }> {
  const list = await staff.open('/arbeid/samtaler')
  const ringing = await presses(staff, list, 'Ta neste')
  const callId = /samtaler\/([0-9a-f-]{36})/.exec(ringing.address)?.[1] ?? ''
  const { phone } = await house.db.system
    .selectFrom('staff')
    .select('phone')
    .where('id', '=', staff.id)
    .executeTakeFirstOrThrow()
  const rung = await house.voice.rung(phone)
  await rung.answers()
  return { page: await staff.open(`/arbeid/samtaler/${callId}`), phone: rung, callId }
}

/** Rings the common line from a telephone, and waits for a person. */
export async function ringsAndWaits(house: House, number: string): Promise<Caller> {
  const caller = house.phone(number)
  await caller.rings('general')
  const waits = () =>
    house.db.system
      .selectFrom('call')
      .select('id')
      .where('fromNumber', '=', number)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
  for (let presses = 0; presses < 3 && !(await waits()); presses += 1) await caller.presses('0')
  await house.soon(waits)
  return caller
}

/** Somebody rang an ordinary telephone; the operator enters it by hand. */
export async function takesByHand(staff: Employee, values: Record<string, string> = {}): Promise<Page> {
  const list = await staff.open('/arbeid/samtaler')
  return presses(staff, list, 'Start', values)
}

/** Finds the person by name and says that they speak themselves. */
export async function finds(staff: Employee, page: Page, name: string): Promise<Page> {
  const found = await staff.open(`${page.address.split('?')[0]}?sok=${encodeURIComponent(name)}`)
  return presses(staff, found, `${name} snakker selv`)
}

/** What this person would answer, as it stands with the office. Used by whoever is the person, and nobody else. */
async function known(house: House, personId: string): Promise<Record<string, string>> {
  const db = house.db.system
  const facts = await db
    .selectFrom('personFact')
    .select(['kind', 'value'])
    .where('personId', '=', personId)
    .execute()
  const of = (kind: string) =>
    facts.find((fact) => fact.kind === kind)?.value as Record<string, string> | undefined
  const message = await db
    .selectFrom('message')
    .select('number')
    .where('personId', '=', personId)
    .where('direction', '=', 'in')
    .executeTakeFirst()
  const adviser = await db
    .selectFrom('assignment as a')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .select('s.name')
    .where('a.personId', '=', personId)
    .where('a.untilAt', 'is', null)
    .executeTakeFirst()
  const last = await db
    .selectFrom('event as e')
    .innerJoin('eventKind as k', 'k.kind', 'e.kind')
    .select(({ fn }) => fn.max('e.at').as('at'))
    .where('e.personId', '=', personId)
    .where('k.contact', '=', true)
    .where('e.onBehalfOf', 'is', null)
    .where(
      'e.at',
      '<',
      db.selectFrom('call').select(({ fn }) => fn.max('startedAt').as('at')),
    )
    .executeTakeFirst()
  return {
    paymentAmount: String(of('nextPayment')?.amount ?? ''),
    paymentDay: String(of('nextPayment')?.date ?? ''),
    accountEnd: String(of('account')?.account ?? '').slice(-4),
    receiptNumber: String(message?.number ?? ''),
    adviserName: adviser?.name.split(' ')[0] ?? '',
    lastContactDay: last?.at ? inOslo(last.at).slice(0, 10) : '',
  }
}

/** The check: the questions are asked, and answered by whoever is on the line. */
export async function isChecked(
  house: House,
  staff: Employee,
  page: Page,
  personId: string,
  says: (question: string, truth: string) => string = (_question, truth) => truth,
): Promise<Page> {
  const asked = await presses(staff, page, 'Still spørsmål')
  const truths = await known(house, personId)
  const form = formWith(asked, 'gjor=svar')
  const answers = Object.fromEntries(
    form.fields
      .filter(({ name }) => name.startsWith('svar.'))
      .map(({ name }) => {
        const question = name.slice('svar.'.length)
        return [name, says(question, truths[question] ?? '')]
      }),
  )
  return staff.send(asked, form, answers, buttonCalled(form, 'Sjekk svarene'))
}
