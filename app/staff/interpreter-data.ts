import { BYSTANDERS, CONTENTS, GENDERS, type Why } from '../../office/calls/interpreter/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

/** Whose talk it is: a call, a chat, or somebody who is there. */
type Of = { callId: string } | { chatId: string } | { personId: string }

/** Every interpreter asked for in this talk, each service that was asked, and how whoever comes is rung. */
export async function interpreterData(here: PageDoor, of: Of) {
  const found = await here.office.calls.interpretersFor(of)
  return found.ok ? found.value : []
}
export type InterpreterData = Awaited<ReturnType<typeof interpreterData>>

const one = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((each) => each === value)

const whyOf = (of: Of): Why => ('callId' in of ? 'call' : 'chatId' in of ? 'chat' : 'visit')

/** The deeds of the panel; null when the form is none of its. */
export async function actOnInterpreter({ office: { calls } }: PageDoor, of: Of, values: Written) {
  switch (values.gjor) {
    case 'tolk':
      return calls.callInterpreter({
        ...of,
        why: whyOf(of),
        ...(values.sprak ? { language: values.sprak } : {}),
        gender: one(GENDERS, values.kjonn) ?? null,
        dialect: values.dialekt ?? null,
      })
    case 'tolk-med':
    case 'tolk-svarer-ikke':
      return calls.interpreterCame({
        ...of,
        requestId: idOf(values.bestilling),
        outcome: values.gjor === 'tolk-med' ? { kind: 'onDemand' } : 'notCome',
      })
    case 'andre-tolket':
      return calls.familyInterpreted({
        personId: idOf(values.person),
        callId: 'callId' in of ? of.callId : null,
        by: one(BYSTANDERS, values.hvemtolket) ?? 'family',
        content: one(CONTENTS, values.gjaldt) ?? 'guidance',
        emergency: values.hastet === 'ja',
        channel: values.sentral === 'ja' ? 'contactCentrePhone' : 'personId' in of ? 'dropIn' : 'officePhone',
      })
    default:
      return null
  }
}
