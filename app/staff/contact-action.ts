import type { EnquiryTheme } from '../../office/threads/recognise/model.ts'
import { THEMES } from '../../office/threads/recognise/model.ts'
import type { PageDoor } from '../context.ts'
import { readForm, refuse, type Written } from '../form.ts'
import { plain } from './plain.ts'
import { ticked } from './ticked.ts'

const CHANNELS = [
  'contactCentrePhone',
  'officePhone',
  'dropIn',
  'meetingOffice',
  'outreach',
  'paperLetter',
] as const
const RELATIONS = ['family', 'friend', 'neighbour', 'organisation', 'other'] as const

const isTheme = (code: string | undefined): code is EnquiryTheme =>
  code !== undefined && Object.hasOwn(THEMES, code)

/** The posted form as the office takes it. What is not known is left out; the office judges the rest. */
function contactIn(personId: string, values: Written) {
  const helped = RELATIONS.find((relation) => relation === values.hjelper)
  const answered = ticked(values, 'besvart')
  const codes = {
    answered,
    appealLodged: values.klage === 'ja',
    ...(values.sprak ? { language: values.sprak } : {}),
    ...(values.sjekk === 'ja' ? { check: true } : {}),
  }
  const coded = answered.length > 0 || codes.appealLodged || values.sprak || codes.check
  return {
    personId,
    channel: CHANNELS.find((channel) => channel === values.kanal) ?? 'officePhone',
    ...(isTheme(values.tema) ? { theme: values.tema } : {}),
    ...(values.text?.trim() ? { text: values.text } : {}),
    urgent: values.haster === 'ja',
    wish: { callMe: values.ringes === 'ja' },
    ...(coded ? { codes } : {}),
    ...(helped ? { helped } : {}),
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  empty: 'tema',
  noFreeTextHere: 'text',
  tooLong: 'text',
  notText: 'text',
}

/** Registers the contact. The answer is the page to read aloud from: who has it, and by when. */
export async function registered(here: PageDoor, request: Request) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const personId = new URL(request.url).searchParams.get('person') ?? ''
  const done = await here.office.threads.registerContact({
    ...contactIn(personId, form.values),
    ...(form.idempotencyKey === '' ? {} : { clientKey: form.idempotencyKey }),
  })
  if (!done.ok) {
    const field = FIELDS[done.reason]
    return refuse(done.reason, form.values, { details: done.details, ...(field ? { field } : {}) })
  }
  return plain(done.value)
}
