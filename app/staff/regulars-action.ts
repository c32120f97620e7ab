import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

type Done =
  | { ok: true; value: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }

function timesIn(values: Written) {
  if (!values.dag) return null
  return { weekday: Number(values.dag), at: values.kl ?? '', staffId: idOf(values.hvem) }
}

/** What was pressed on the page of somebody who comes often, by the verbs of the room. */
export async function actOnRegular(
  here: PageDoor,
  personId: string,
  values: Written,
  key: string,
): Promise<Done> {
  const { visits } = here.office
  const about = { personId, renewalId: idOf(values.ordning) }
  switch (values.gjor) {
    case 'navngi':
      return visits.nameRegular({
        personId,
        teamId: idOf(values.team),
        brief: values.brief ?? '',
        times: timesIn(values),
      })
    case 'slutt':
      return visits.endRegular({ personId })
    case 'foresla':
      return visits.offerRenewal({ personId, form: values.skjema ?? '' })
    case 'velg':
      return visits.chooseRenewal({ ...about, way: values.maate ?? '', in: values.sagt ?? 'desk' })
    case 'send':
      return visits.settleRenewal({
        ...about,
        text: values.text ?? '',
        how: values.sagt ?? 'desk',
        clientKey: key,
      })
    case 'avslutt':
      return visits.endRenewal(about)
    default:
      return { ok: false, reason: 'badForm' }
  }
}
