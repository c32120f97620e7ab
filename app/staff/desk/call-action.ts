import { redirect } from 'react-router'
import { URGENT_NEEDS } from '../../../office/calls/desk/model.ts'
import { OUTCOMES } from '../../../office/calls/model.ts'
import { CONFIRM_INTERPRETERS, RELATIONS } from '../../../office/people/mandates/model.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import type { PageDoor } from '../../context.ts'
import { deedIn, readForm, refuse, type Written } from '../../form.ts'
import { windowField } from '../../ui/windows.ts'
import { idOf } from '../ids.ts'
import { actOnInterpreter } from '../interpreter-data.ts'
import { ticked } from '../ticked.ts'
import { actOnTransfer } from '../transfer/data.ts'
import { callBackIn } from './call-back.tsx'

type Calls = PageDoor['office']['calls']
type Asked = { calls: Calls; visits: PageDoor['office']['visits']; callId: string; values: Written }
type Done =
  | { ok: true; value: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }

const one = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((each) => each === value)
const isTheme = (code: string | undefined): code is EnquiryTheme =>
  code !== undefined && Object.hasOwn(THEMES, code)

/** What the buttons of the screen do; one line for each, the office judges all of it. */
const DEEDS: Readonly<Record<string, (asked: Asked) => Promise<Done>>> = {
  hvem: ({ calls, callId, values }) =>
    calls.sayWho({
      callId,
      who: one(['person', 'helper', 'nobody'] as const, values.hvem) ?? 'person',
      personId: values.person ? idOf(values.person) : null,
    }),
  hjelper: ({ calls, callId, values }) =>
    calls.sayHelper({
      callId,
      mandateId: values.fullmakt ? idOf(values.fullmakt) : null,
      name: values.navn ?? '',
      relation: one(RELATIONS, values.relasjon) ?? 'other',
    }),
  sporsmal: ({ calls, callId }) => calls.askQuestions({ callId }),
  svar: ({ calls, callId, values }) =>
    calls.answerQuestions({ callId, checkId: idOf(values.runde), answers: answersIn(values) }),
  kode: ({ calls, callId }) => calls.sendCode({ callId }),
  kodesvar: ({ calls, callId, values }) =>
    calls.answerCode({ callId, checkId: idOf(values.runde), code: values.kode ?? '' }),
  dokument: ({ calls, callId }) => calls.documentSeen({ callId }),
  eid: ({ calls, callId }) => calls.sharePage({ callId, kind: 'identity' }),
  videre: ({ calls, callId }) => calls.goOn({ callId }),
  om: ({ calls, callId, values }) =>
    calls.sayAbout({
      callId,
      theme: values.tema ?? '',
      // All three are read aloud; what is not ticked has been answered with no.
      needs: Object.fromEntries(URGENT_NEEDS.map((need) => [need, values[`haster-${need}`] === 'ja'])),
    }),
  tilbake: ({ calls, callId }) => calls.stepBack({ callId }),
  'legg-tilbake': ({ calls, callId }) => calls.putBack({ callId }),
  lagre: ({ calls, callId, values }) => close(calls, callId, values),
  'avtal-brev': ({ calls, callId }) =>
    calls.closeCall({
      callId,
      outcome: 'bookedLater',
      theme: 'explainLetter',
      side: 'municipal',
      callMe: true,
    }),
  lest: ({ calls, callId, values }) => calls.readBack({ callId, summary: values.oppsummering === 'ja' }),
  samtykke: ({ calls, callId, values }) =>
    calls.agreeToReading({
      callId,
      messageId: idOf(values.brev),
      interpreter: one(CONFIRM_INTERPRETERS, values.tolk) ?? 'notNeeded',
    }),
  naddikke: ({ visits, callId }) => visits.unreachedInCall({ callId }),
  'vis-side': ({ calls, callId, values }) =>
    calls.sharePage({ callId, kind: 'page', address: values.side ?? '' }),
  'vis-brev': ({ calls, callId, values }) =>
    calls.sharePage({ callId, kind: 'letter', messageId: idOf(values.brev) }),
  pek: ({ calls, callId, values }) =>
    calls.pointAt({ callId, shareId: idOf(values.deling), part: Number(values.del) || 0 }),
}

const answersIn = (values: Written): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('svar.') ? [[name.slice('svar.'.length), value]] : [],
    ),
  )

function close(calls: Calls, callId: string, values: Written): Promise<Done> {
  const side = one(['state', 'municipal'] as const, values.side)
  return calls.closeCall({
    callId,
    outcome: one(OUTCOMES, values.resultat) ?? 'reachedNotHelped',
    ...(isTheme(values.tema) ? { theme: values.tema } : {}),
    ...(side ? { side } : {}),
    told: ticked(values, 'svart'),
    callMe: values.ringes === 'ja',
    callBack: callBackIn(values),
    withoutInterpreter: values.utentolk ?? null,
    ...(values.text?.trim() ? { text: values.text } : {}),
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  needsPromise: 'tema',
  needsInterpreter: 'utentolk',
  noFreeTextHere: 'text',
  tooLong: 'text',
  notText: 'text',
  unknownTheme: 'tema',
  wrongCode: 'kode',
}

/** Each deed leads back to the screen, which shows the next question; a refusal keeps what was written. */
export async function deskAction(here: PageDoor, callId: string | undefined, request: Request) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const id = idOf(callId)
  const deed = deedIn(DEEDS, values.gjor)
  const done = deed
    ? await deed({ calls: here.office.calls, visits: here.office.visits, callId: id, values })
    : ((await actOnInterpreter(here, { callId: id }, values)) ??
      (await actOnTransfer(here, values, form.idempotencyKey)))
  if (done === null) return refuse('badForm', values)
  if (!done.ok) {
    const field = FIELDS[done.reason] ?? windowField(done.reason)
    return refuse(done.reason, values, { details: done.details, ...(field ? { field } : {}) })
  }
  if (values.gjor === 'legg-tilbake') return redirect('/arbeid/samtaler', 303)
  if (values.gjor === 'naddikke') return redirect(`/arbeid/samtaler/${id}?klaget=1`, 303)
  return redirect(`${addressAfter(id, values)}${namedIn(done.value)}`, 303)
}

const addressAfter = (callId: string, { gjor, brev }: Written) =>
  gjor === 'samtykke' || gjor === 'vis-brev' || gjor === 'pek'
    ? `/arbeid/samtaler/${callId}/brev/${idOf(brev)}`
    : `/arbeid/samtaler/${callId}`

/** C4-03: whose name is to be said as well. */
function namedIn(value: unknown): string {
  const named = (value as { namedContact?: string | null } | null)?.namedContact
  return named ? `?fast=${encodeURIComponent(named)}` : ''
}
