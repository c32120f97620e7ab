import { redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { readForm, refuse, type Written } from '../form.ts'
import { actOnAbsence } from './absence-action.ts'
import { idOf } from './ids.ts'

/** What a leader does from the morning page: sees to absence, and names who answers for a person. */
export async function actAsLeader(here: PageDoor, request: Request) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  return form.values.gjor === 'veileder' ? named(here, form.values) : actOnAbsence(here, form.values)
}

const FIELDS: Readonly<Record<string, string>> = {
  onlyLeadNames: 'side',
  unknownReceiver: 'veileder',
  notFound: 'person',
  needsPurpose: 'person',
}

/** naming is a deed of the leader, with a line on the timeline (decision 006). */
async function named(here: PageDoor, values: Written) {
  const done = await here.office.people.nameAdviser({
    personId: idOf(values.person),
    side: values.side === 'municipal' ? 'municipal' : 'state',
    to: { staffId: idOf(values.veileder) },
    reason: 'reorganisation',
  })
  if (done.ok) return redirect('/arbeid/leder?gjort=veileder', 303)
  const field = FIELDS[done.reason]
  return refuse(done.reason, values, field ? { field } : {})
}
