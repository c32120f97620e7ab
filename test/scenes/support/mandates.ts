import { numberMaker } from '../../../db/seed/synthetic-number.ts'
import type { Citizen } from './citizen.ts'
import type { Employee } from './employee.ts'
import type { House } from './house.ts'
import type { Page } from './html.ts'
import { buttonCalled, formWith } from './walker.ts'

export type Named = Citizen & { number: string }

let made = 0
/** Somebody more with a national number and a telephone, so that others can point at them. */
export async function named(
  house: House,
  told: { givenName: string; familyName: string; birthDate: string } & Record<string, unknown>,
): Promise<Named> {
  const numbers = numberMaker()
  // A maker gives the first number of a day again; each person takes one further.
  for (let n = 0; n < made; n += 1) numbers(told.birthDate, 'nationalId')
  made += 1
  const number = numbers(told.birthDate, 'nationalId')
  const citizen = await house.neighbour({
    phone: `+4748${String(100_000 + made)}`,
    ...told,
    identities: [{ number, kind: 'nationalId' }],
  })
  return { ...citizen, number }
}

type Offer = {
  name: string
  number?: string
  birthDate?: string
  relation?: string
  household?: boolean
  sides?: readonly ('state' | 'municipal')[]
  acts?: readonly string[]
  themes?: readonly string[]
  until?: string
}
const fieldsOf = (offer: Offer) => ({
  navn: offer.name,
  nummer: offer.number ?? '',
  fodt: offer.birthDate ?? '',
  hvem: offer.relation ?? 'family',
  ...(offer.household ? { husstand: 'ja' } : {}),
  ...Object.fromEntries((offer.sides ?? ['state']).map((side) => [`side.${side}`, 'ja'])),
  ...Object.fromEntries(
    (offer.acts ?? ['read', 'write', 'ask', 'receive']).map((act) => [`gjore.${act}`, 'ja']),
  ),
  ...Object.fromEntries((offer.themes ?? []).map((theme) => [`tema.${theme}`, 'ja'])),
  til: offer.until ?? '',
})

/** On Min side: the person gives somebody a mandate. */
export async function gives(giver: Citizen, offer: Offer): Promise<Page> {
  const page = await giver.open('/min-side/hjelperne-mine/ny')
  return giver.send(page, formWith(page, 'navn'), fieldsOf(offer))
}

const register = (personId: string) => `/arbeid/person/${personId}/fullmakter`

/** At the desk or on the phone: who is to help whom is written down. */
export async function registers(
  staff: Employee,
  personId: string,
  offer: Offer & {
    asker: 'person' | 'holder'
    channel?: string
    alone?: { at: string; interpreter: string }
  },
): Promise<Page> {
  const page = await staff.open(register(personId))
  const form = page.forms.find(({ fields }) => fields.some(({ name }) => name === 'ber'))
  if (!form) throw new Error(`nothing to register with at ${page.address}: ${page.text.slice(0, 400)}`)
  return staff.send(
    page,
    form,
    {
      ...fieldsOf(offer),
      ber: offer.asker,
      kanal: offer.channel ?? 'dropIn',
      ...(offer.alone ? { alene: 'ja', hvor: offer.alone.at, tolk: offer.alone.interpreter } : {}),
    },
    buttonCalled(form, 'Registrer'),
  )
}

/** What the person said, alone. */
export async function hears(
  staff: Employee,
  personId: string,
  told: {
    yes: boolean
    at?: string
    interpreter?: string
    safety?: { reach: string; value?: string; place?: string }
  },
): Promise<Page> {
  const page = await staff.open(register(personId))
  const form = formWith(page, 'gjor=svar')
  return staff.send(
    page,
    form,
    {
      alene: 'ja',
      hvor: told.at ?? 'ownNumber',
      tolk: told.interpreter ?? 'onDemand',
      ...(told.safety
        ? {
            trygghet: 'ja',
            naas: told.safety.reach,
            verdi: told.safety.value ?? '',
            sted: told.safety.place ?? '',
          }
        : {}),
    },
    buttonCalled(form, told.yes ? /^Ja/ : /^Nei/),
  )
}

/** The form on the register page that ends with this button, sent with these values. */
export async function does(
  staff: Employee,
  personId: string,
  button: string | RegExp,
  values: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const page = await staff.open(register(personId))
  const form = page.forms.find(({ buttons }) =>
    buttons.some(({ text }) => (typeof button === 'string' ? text === button : button.test(text))),
  )
  if (!form) throw new Error(`no button ${button} at ${page.address}:\n${page.text.slice(0, 600)}`)
  return staff.send(page, form, values, buttonCalled(form, button))
}

export const forGiver = (personId: string) => `/min-side/for/${personId}`
