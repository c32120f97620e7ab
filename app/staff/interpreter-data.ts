import { BYSTANDERS, CONTENTS, GENDERS } from '../../office/calls/interpreter/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

/** Every interpreter asked for in this call, and each service that was asked. */
export async function interpreterData(here: PageDoor, callId: string) {
  const found = await here.office.calls.interpretersFor({ callId })
  return found.ok ? found.value : []
}
export type InterpreterData = Awaited<ReturnType<typeof interpreterData>>

const one = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((each) => each === value)

/** The deeds of the panel; null when the form is none of its. */
export async function actOnInterpreter({ office: { calls } }: PageDoor, callId: string, values: Written) {
  if (values.gjor === 'tolk')
    return calls.callInterpreter({
      callId,
      why: 'call',
      ...(values.sprak ? { language: values.sprak } : {}),
      gender: one(GENDERS, values.kjonn) ?? null,
      dialect: values.dialekt ?? null,
    })
  if (values.gjor !== 'andre-tolket') return null
  return calls.familyInterpreted({
    personId: idOf(values.person),
    callId,
    by: one(BYSTANDERS, values.hvemtolket) ?? 'family',
    content: one(CONTENTS, values.gjaldt) ?? 'guidance',
    emergency: values.hastet === 'ja',
    channel: values.sentral === 'ja' ? 'contactCentrePhone' : 'officePhone',
  })
}
