import { BYSTANDERS } from '../../office/calls/interpreter/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'

type Of = { personId: string; meetingId: string }

/** the interpreter of a meeting, for its page; null for whoever may not know of one. */
export async function meetingInterpreterData(here: PageDoor, of: Of) {
  const found = await here.office.meetings.meetingInterpreter(of)
  return found.ok ? plain(found.value) : null
}
export type MeetingInterpreterShown = NonNullable<Awaited<ReturnType<typeof meetingInterpreterData>>>

/** The deeds of the panel; null when the form is none of its. */
export async function actOnMeetingInterpreter({ office }: PageDoor, of: Of, values: Written) {
  const requestId = () => idOf(values.bestilling)
  switch (values.gjor) {
    case 'tolk-mangler':
      return office.meetings.interpreterMissing(of)
    case 'tolk-med':
      return office.calls.interpreterCame({
        personId: of.personId,
        requestId: requestId(),
        outcome: { kind: 'onDemand' },
      })
    case 'tolk-svarer-ikke':
      return office.calls.interpreterCame({
        personId: of.personId,
        requestId: requestId(),
        outcome: 'notCome',
      })
    case 'andre-tolket':
      return office.meetings.familyInMeeting({
        ...of,
        by: BYSTANDERS.find((one) => one === values.hvemtolket) ?? 'family',
        emergency: values.hastet === 'ja',
      })
    default:
      return null
  }
}
