import { redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { readForm, refuse, type Written } from '../form.ts'
import { idOf } from './ids.ts'

const FIELD: Readonly<Record<string, string>> = {
  sensitiveText: 'tekst',
  empty: 'tekst',
  tooLong: 'tekst',
  numberNotUsable: 'nummer',
  badForm: 'tid',
  textsNotWanted: 'hvorfor',
}

type Done = { ok: true } | { ok: false; reason: string; details?: Record<string, string | number> }

/** What staff do by text. A refused text is kept, with the word that may not leave. */
export async function actOnSms(here: PageDoor, request: Request, personId: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const purpose = new URL(request.url).searchParams.get('formal')
  const to = {
    personId,
    pointId: idOf(values.nummer),
    ...(values.side ? { side: values.side } : {}),
    ...(purpose ? { purpose } : {}),
    ...(values.hvorfor ? { why: values.hvorfor } : {}),
  }
  const done = await deed(here, values, to)
  if (done === null) return refuse('badForm', values)
  if (!done.ok) {
    const field = FIELD[done.reason]
    return refuse(done.reason, values, { details: done.details, ...(field ? { field } : {}) })
  }
  const next = new URLSearchParams({ gjort: values.gjor ?? '', ...(purpose ? { formal: purpose } : {}) })
  return redirect(`/arbeid/person/${personId}/sms?${next}`, 303)
}

async function deed(
  here: PageDoor,
  values: Written,
  to: { personId: string; pointId: string },
): Promise<Done | null> {
  const { reach } = here.office
  if (values.gjor === 'tekst') return reach.sendText({ ...to, text: values.tekst ?? '' })
  if (values.gjor === 'noytral') return reach.sendNeutralText(to)
  if (values.gjor === 'lenke') return reach.sendUploadLink(to)
  if (values.gjor !== 'mote') return null
  const at = localTime(values.tid ?? '')
  return at === null
    ? { ok: false, reason: 'badForm' }
    : reach.offerMeeting({ ...to, at, place: values.sted ?? '' })
}

/** The time in the field is the clock on the office's wall. */
function localTime(written: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/Oslo').toInstant()
  } catch {
    return null
  }
}
