import { redirect } from 'react-router'
import type { PageDoor } from '../../context.ts'
import { deedIn, readForm, refuse, type Written } from '../../form.ts'
import { officeTime } from '../deeds.ts'
import { idOf } from '../ids.ts'

type Done =
  | { ok: true; value: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }

/** Everything that can be done from the page of the duty phone. */
export async function actOnDuty(here: PageDoor, request: Request) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const deed = deedIn(DEEDS, form.values.gjor)
  if (!deed) return refuse('badForm', form.values)
  const done = await deed(here, form.values)
  if (done.ok) return redirect(`/arbeid/vakt?gjort=${form.values.gjor}`, 303)
  const field = FIELDS[done.reason]
  return refuse(done.reason, form.values, {
    ...(field ? { field } : {}),
    ...(done.details ? { details: done.details } : {}),
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  shiftTaken: 'fra',
  needsReason: 'hvorfor',
  needsContactTime: 'neste',
  empty: 'oppsummering',
}

const urgency = (value: string | undefined) =>
  (['acute', 'elevated', 'ordinary'] as const).find((known) => known === value) ?? 'acute'

const DEEDS: Readonly<Record<string, (here: PageDoor, values: Written) => Promise<Done>>> = {
  vakt: async ({ office, now }, { hvem, plass, fra, til }) => {
    const from = officeTime(fra) ?? now
    return office.calls.planShift({
      staffId: idOf(hvem),
      rank: Number(plass),
      from,
      until: officeTime(til) ?? from,
    })
  },
  'vakt-bort': ({ office }, { vakt }) => office.calls.endShift({ shiftId: idOf(vakt) }),
  vurdert: ({ office }, { overforing, person, hast, hvorfor, neste }) =>
    office.calls.judgeTransfer({
      transferId: idOf(overforing),
      personId: idOf(person),
      urgency: urgency(hast),
      reason: hvorfor ?? '',
      nextContactAt: officeTime(neste),
    }),
  avgjort: ({ office }, { person, lofte, behov, avgjorelse, oppsummering }) =>
    office.calls.logDutyContact({
      personId: idOf(person),
      promiseId: idOf(lofte),
      need: behov ?? '',
      decision: avgjorelse ?? '',
      summary: oppsummering ?? '',
    }),
}
