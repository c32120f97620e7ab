import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'

type Done = { ok: true } | { ok: false; reason: string }

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** somebody whom no record knows is entered with a name, and is the visitor from then on. */
export async function enterVisitor(here: PageDoor, visitId: string, values: Written): Promise<Done> {
  const { fornavn = '', etternavn = '', fodt = '', sprak = 'nb', hvordan = '' } = values
  if (fodt !== '' && !DATE.test(fodt)) return { ok: false, reason: 'badForm' }
  if (hvordan === '') return { ok: false, reason: 'needsIdentity' }
  const entered = await here.office.people.registerPerson({
    givenName: fornavn,
    familyName: etternavn,
    birthDate: fodt === '' ? null : fodt,
    language: sprak,
    channel: 'dropIn',
  })
  if (!entered.ok) return entered
  return here.office.visits.identifyVisitor({ visitId, personId: entered.value.personId, how: hvordan })
}
