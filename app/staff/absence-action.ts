import { redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { refuse, type Written } from '../form.ts'
import { officeTime } from './deeds.ts'
import { idOf } from './ids.ts'

const FIELDS: Readonly<Record<string, string>> = { conflict: 'ansatt', notOwner: 'ansatt', badForm: 'til' }

function cover(value: string | undefined): { cover?: { staffId: string } | { teamId: string } } {
  const [kind, id] = (value ?? '').split(':')
  if (!id) return {}
  return { cover: kind === 'staff' ? { staffId: idOf(id) } : { teamId: idOf(id) } }
}

/** one action, and everything on the desk has somebody who is there; or the other way round. */
export async function actOnAbsence(here: PageDoor, values: Written) {
  const { gjor, fra, til, vikar } = values
  const ansatt = idOf(values.ansatt)
  const { people } = here.office
  const from = officeTime(fra) ?? here.now
  const done =
    gjor === 'tilbake'
      ? await people.endAbsence(ansatt)
      : await people.registerAbsence(ansatt, { from, until: officeTime(til), ...cover(vikar) })
  if (!done.ok) {
    const field = FIELDS[done.reason]
    return refuse(done.reason, values, field ? { field } : {})
  }
  const said = gjor === 'tilbake' ? 'tilbake' : 'fravaer'
  return redirect(`/arbeid/leder?gjort=${said}&flyttet=${done.value.moved}`, 303)
}
