import type { PageDoor } from '../../context.ts'
import type { Written } from '../../form.ts'
import { idOf } from '../ids.ts'

/** What the panel beside a call needs: who has the duty phone of the person's office, and what is under way. */
export async function transferData(here: PageDoor, callId: string, personId: string) {
  const { calls } = here.office
  return {
    duty: await calls.dutyOf({ personId }),
    transfers: await calls.transfersOfCall({ callId }),
  }
}
export type TransferData = Awaited<ReturnType<typeof transferData>>

const one = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((each) => each === value)

/** The two deeds of the panel; null when the form is none of its. The answer is a result of the office. */
export async function actOnTransfer({ office }: PageDoor, values: Written, key: string) {
  if (values.gjor === 'innringer')
    return office.calls.callerChose({
      transferId: idOf(values.overforing),
      stays: values.valg !== 'ringes',
    })
  if (values.gjor !== 'sett-over') return null
  return office.calls.transferCall({
    callId: idOf(values.samtale),
    personId: idOf(values.person),
    target: values.til ?? '',
    theme: values.tema ?? '',
    urgency: one(['acute', 'elevated', 'ordinary'] as const, values.hast) ?? 'ordinary',
    reason: values.sagt ?? '',
    ...(values.ko === undefined ? {} : { queue: values.ko }),
    ...(key === '' ? {} : { clientKey: key }),
  })
}
