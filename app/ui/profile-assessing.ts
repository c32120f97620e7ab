import type { Assessed, Shown } from '../../office/people/profile/assessment/actions.ts'
import type { Consequence } from '../../office/people/profile/assessment/model.ts'
import { ITEMS, LOCAL } from '../../office/people/profile/assessment/table.ts'
import type { Written } from '../form.ts'

/** What the form shows after the answers were sent: what they lead to, the mark of it, and the answers to send again. */
export type Result = {
  answers: Readonly<Record<string, string>>
  mark: string
  reviewAt: string
  status: string
  consequences: readonly Consequence[]
}

const KNOWN: ReadonlySet<string> = new Set(ITEMS.map(({ id }) => id))

export const answersIn = (values: Written): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter(([id, said]) => said !== '' && (KNOWN.has(id) || id.startsWith(LOCAL))),
  )

export const resultOf = (values: Written, { proposal, mark, reviewAt }: Shown): Result => ({
  answers: answersIn(values),
  mark,
  reviewAt: reviewAt.toString(),
  status: proposal.status,
  consequences: proposal.consequences,
})

/** what was sent of the second page: every line that was shown is accepted, or has a reason why not. */
export function acceptedIn(values: Written): Pick<Assessed, 'answers' | 'shown' | 'accepted' | 'changed'> {
  const codes = (values.linjer ?? '').split(' ').filter((code) => code !== '')
  const changed = codes.flatMap((code) => {
    const reason = values[`nei.${code}`]?.trim() ?? ''
    const status = code === 'status' && values.status ? { status: values.status } : {}
    return reason === '' ? [] : [{ code, reason, ...status }]
  })
  const against = new Set(changed.map(({ code }) => code))
  return {
    answers: answersIn(values),
    shown: values.sett ?? '',
    accepted: codes.filter((code) => !against.has(code)),
    changed,
  }
}
