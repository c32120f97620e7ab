import {
  ACTS,
  ALONE_AT,
  CONFIRM_INTERPRETERS,
  CONSENTS,
  FORMS,
  RELATIONS,
  REQUEST_ANSWERS,
  SHARING_CONSENTS,
} from '../../office/people/mandates/model.ts'
import { refusalIn } from '../citizen/helpers-card.tsx'
import { lastDay, mandateIn } from '../citizen/helpers-new.tsx'
import type { PageDoor } from '../context.ts'
import { deedIn, readForm, refuse, type Written } from '../form.ts'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'

export const CHANNELS = [
  'contactCentrePhone',
  'officePhone',
  'dropIn',
  'meetingOffice',
  'paperLetter',
] as const
export const REACHES = ['phone', 'email', 'portal', 'place'] as const
export const SIDES = ['state', 'municipal', 'common'] as const

/** What was done, in a word, with what has to be read aloud. */
export type Done = { done: string; number?: number; when?: string }

const one = <T extends string>(of: readonly T[], value: string | undefined, otherwise: T): T =>
  of.find((known) => known === value) ?? otherwise

const consentSides = (values: Written) =>
  (['state', 'municipal'] as const).filter((side) => values[`side.${side}`] === 'ja')
const channelIn = (values: Written) => one(CHANNELS, values.kanal, 'officePhone')
const spokenIn = (values: Written) => {
  const channel = channelIn(values)
  return channel === 'paperLetter' ? ('dropIn' as const) : channel
}
const aloneIn = (values: Written) => ({
  at: one(ALONE_AT, values.hvor, 'ownNumber'),
  interpreter: one(CONFIRM_INTERPRETERS, values.tolk, 'notNeeded'),
})

function safetyIn(values: Written) {
  const reach = one(REACHES, values.naas, 'phone')
  const place = values.sted ? { meetingPlace: values.sted } : {}
  return reach === 'phone' || reach === 'email'
    ? { reach, value: values.verdi ?? '', ...place }
    : { reach, ...place }
}

type People = PageDoor['office']['people']
/** `purpose`: what the person's page was opened for. */
type Deed = (
  people: People,
  personId: string,
  values: Written,
  purpose: string | null,
) => Promise<Done | Refusing>
type Refusing = { reason: string; details?: Record<string, string | number> }
type Answer<T> = { ok: true; value: T } | ({ ok: false } & Refusing)

/** The word for what was done, or why it was not. */
async function said<T>(answer: Promise<Answer<T>>, tell: (value: T) => Done): Promise<Done | Refusing> {
  const done = await answer
  return done.ok ? tell(done.value) : done
}

const DEEDS: Readonly<Record<string, Deed>> = {
  registrer: (people, personId, values) =>
    said(
      people.registerMandate({
        personId,
        ...mandateIn(values),
        askedBy: values.ber === 'holder' ? 'holder' : 'person',
        form: one(FORMS, values.form, 'spoken'),
        channel: channelIn(values),
        callOnly: values.samtale === 'ja',
        ...(values.vitne ? { witness: values.vitne } : {}),
        alone: values.alene === 'ja' ? aloneIn(values) : null,
      }),
      ({ state }) => ({ done: state }),
    ),
  svar: (people, personId, values, purpose) =>
    said(
      people.confirmMandate({
        personId,
        purpose,
        mandateId: idOf(values.fullmakt),
        answer: values.sa === 'ja' ? 'yes' : 'no',
        alone: values.alene === 'ja',
        ...aloneIn(values),
        safety: values.trygghet === 'ja' ? safetyIn(values) : null,
      }),
      ({ state }) => ({ done: values.trygghet === 'ja' ? 'safety' : state }),
    ),
  slutt: (people, personId, values) =>
    said(
      people.revokeMandate({ personId, mandateId: idOf(values.fullmakt), channel: channelIn(values) }),
      () => ({ done: 'revoked' }),
    ),
  samtykke: (people, personId, values) =>
    said(
      people.recordConsent({
        personId,
        to: one(CONSENTS, values.til, 'letter'),
        recipient: values.hvem ?? '',
        ...(SHARING_CONSENTS.some((to) => to === values.til) ? { sides: consentSides(values) } : {}),
        ...lastDay(values.dag),
        messageId: values.brev ? idOf(values.brev) : null,
        channel: channelIn(values),
        form: one(['spoken', 'interpreter', 'paper'] as const, values.form, 'spoken'),
        interpreter: one(CONFIRM_INTERPRETERS, values.tolk, 'notNeeded'),
        ...(values.vitne ? { witness: values.vitne } : {}),
      }),
      () => ({ done: 'consented' }),
    ),
  nei: (people, personId, values) =>
    said(
      people.recordRefusal({
        personId,
        mandateId: idOf(values.fullmakt),
        ...refusalIn(values),
        channel: channelIn(values),
      }),
      () => ({ done: 'refused' }),
    ),
  hjelpersvar: (people, personId, values, purpose) =>
    said(
      people.answerRequest({
        personId,
        purpose,
        requestId: idOf(values.henvendelse),
        answer: one(REQUEST_ANSWERS, values.svar, 'handled'),
      }),
      () => ({ done: 'answered' }),
    ),
  trygghet: (people, personId, values, purpose) =>
    said(people.setSafety({ personId, purpose, wish: safetyIn(values) }), () => ({ done: 'safety' })),
  loft: (people, personId, _values, purpose) =>
    said(people.liftSafety({ personId, purpose }), () => ({ done: 'lifted' })),
  hjelper: (people, personId, values) =>
    said(
      people.helperContact({
        personId,
        channel: spokenIn(values),
        mandateId: values.fullmakt || null,
        name: values.navn ?? '',
        relation: one(RELATIONS, values.hvem, 'other'),
        act: one(ACTS, values.gjelder, 'ask'),
        side: one(SIDES, values.side, 'state'),
      }),
      ({ mayAnswer }) => ({ done: mayAnswer ? 'mayAnswer' : 'mayNotAnswer' }),
    ),
  be: (people, personId, values) =>
    said(
      people.helperRequest({
        personId,
        channel: spokenIn(values),
        name: values.navn ?? '',
        organisation: values.organisasjon ?? '',
        relation: one(RELATIONS, values.hvem, 'organisation'),
        wish: values.onske ?? '',
      }),
      ({ number, dueAt }) => ({ done: 'request', number, when: dueAt.toString() }),
    ),
  tolk: (people, personId, values) =>
    said(
      people.askInterpreter({
        personId,
        ...(values.sprak ? { language: values.sprak } : {}),
        why: channelIn(values) === 'dropIn' ? 'visit' : 'call',
        minorSeen: values.barn === 'ja',
      }),
      ({ dueAt }) => ({ done: 'interpreter', when: dueAt.toString() }),
    ),
  tolket: (people, personId, values) =>
    said(
      people.connectInterpreter({
        personId,
        requestId: idOf(values.bestilling),
        outcome:
          values.fant === 'nei'
            ? 'noneFound'
            : {
                name: values.tolkenavn ?? '',
                kind: values.slag === 'professional' ? 'professional' : 'onDemand',
              },
      }),
      () => ({ done: values.fant === 'nei' ? 'noneFound' : 'connected' }),
    ),
}

const FIELD: Readonly<Record<string, string>> = {
  holderTooYoung: 'fodt',
  needsHolderBirth: 'fodt',
  holderIsSelf: 'navn',
  mandateTooLong: 'til',
  empty: 'navn',
}

/** One door for everything that is posted on the page. What is refused stands in the form again. */
export async function actOnMandates(here: PageDoor, request: Request, personId: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const deed = deedIn(DEEDS, values.gjor)
  if (!deed) return refuse('badForm', values)
  const purpose = new URL(request.url).searchParams.get('formal')
  const done = await deed(here.office.people, personId, values, purpose)
  if ('done' in done) return plain(done)
  const field = FIELD[done.reason]
  return refuse(done.reason, values, { details: done.details, ...(field ? { field } : {}) })
}
