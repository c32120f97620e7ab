import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'
import { enterVisitor } from './new-visitor.ts'

const ZONE = 'Europe/Oslo'
/** A time as a form has it (`2026-03-05T10:00`), on the clock of the office; null where it is none. */
export function timeOf(text: string | undefined): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(text ?? '')
      .toZonedDateTime(ZONE)
      .toInstant()
  } catch {
    return null
  }
}

function windowOf(text: string | undefined) {
  const [from, until] = (text ?? '').split('/')
  if (!from || !until) return []
  try {
    return [{ from: Temporal.Instant.from(from), until: Temporal.Instant.from(until) }]
  } catch {
    return []
  }
}

/** One of several lines of sheets: kind and number stand beside each other under the same number. */
function sheetsOf(values: Written) {
  return [1, 2, 3, 4, 5, 6].flatMap((n) => {
    const [kind, pages] = [values[`ark.${n}`] ?? '', Number(values[`antall.${n}`] ?? '')]
    const [promiseId, item = ''] = (values[`svarer.${n}`] ?? '').split(':')
    const answers = promiseId ? { promiseId: idOf(promiseId), item: Number(item) } : null
    return kind === '' ? [] : [{ kind, pages: Number.isFinite(pages) ? pages : 0, answers }]
  })
}

type Done = { ok: true } | { ok: false; reason: string; details?: Record<string, string | number> }

/** What was pressed on the page of a visit, by the verbs of the room. */
export async function doAtDesk(here: PageDoor, visitId: string, values: Written, key: string): Promise<Done> {
  const { visits } = here.office
  const ticked = (name: string) => values[name] === 'ja'
  switch (values.gjor) {
    case 'hvem':
      return visits.identifyVisitor({ visitId, personId: idOf(values.person), how: values.hvordan ?? '' })
    case 'ny':
      return enterVisitor(here, visitId, values)
    case 'gjort':
      return visits.recordDeed({ visitId, deed: values.hva ?? '', room: ticked('eget') })
    case 'ring':
      return visits.callMeFromDesk({
        visitId,
        windows: windowOf(values.naar),
        number: values.nummer || null,
        complaint: ticked('klager'),
      })
    case 'beskjed':
      return visits.messageFromDesk({ visitId, text: values.text ?? '', clientKey: key })
    case 'samtale': {
      const [startsAt, staffId] = (values.tid ?? '').split('/')
      return visits.bookTalk({
        visitId,
        kind: values.om ?? '',
        startsAt: Temporal.Instant.from(startsAt || '1970-01-01T00:00:00Z'),
        staffId: idOf(staffId),
        interpreter: values.tolk ?? 'notFlagged',
      })
    }
    case 'papirer':
      return visits.receivePapers({ visitId, sheets: sheetsOf(values), training: ticked('laere') })
    case 'hentet':
      return visits.claimPapers({ visitId, fromVisitId: idOf(values.fra) })
    case 'tolk':
      return visits.interpreterAtDesk({ visitId, ...(values.sprak ? { language: values.sprak } : {}) })
    case 'haster':
      return visits.emergencyAtDesk({ visitId })
    case 'kom': {
      const at = timeOf(values.naar)
      if (at === null) return { ok: false, reason: 'noNextStep' }
      return visits.comeBack({ visitId, who: values.hvem ?? '', at })
    }
    case 'henvis': {
      const [body, entryId] = (values.kontakt ?? '').split('/')
      return visits.referVisitor({
        visitId,
        // Whoever is named says which body it is.
        receiver: body || (values.til ?? ''),
        ...(entryId ? { entryId } : {}),
        done: values.gjorde ?? '',
        nextAt: timeOf(values.naar),
        together: ticked('sammen'),
        task: values.oppgave ?? '',
        reason: values.alene ?? '',
        taken: values.svarte ?? '',
        doNotRing: values.telefon ?? '',
      })
    }
    case 'ble': {
      const found = await visits.visitAtDesk({ visitId })
      if (!found.ok) return found
      return visits.referralBecame({
        personId: idOf(found.value.visit.personId),
        referralId: idOf(values.henvisning),
        outcome: values.utfall ?? '',
      })
    }
    case 'skjema':
      return visits.helpedWithForm({ visitId, form: values.skjema ?? '' })
    case 'ordning': {
      const found = await visits.visitAtDesk({ visitId })
      if (!found.ok) return found
      return visits.chooseRenewal({
        personId: idOf(found.value.visit.personId),
        renewalId: idOf(values.ordning),
        way: values.maate ?? '',
        in: 'desk',
      })
    }
    case 'lapp':
      return visits.giveSlip({ visitId, how: values.hvordan ?? '' })
    case 'avslutt': {
      const { hva, lapp, minutter, versjon, utfall, ...rest } = values
      return visits.closeVisit({
        visitId,
        version: Number(versjon),
        outcome: utfall ?? '',
        deeds: hva ? [hva] : [],
        ...(lapp ? { slip: lapp } : {}),
        minutes: minutter ? Number(minutter) : null,
        tally: rest,
      })
    }
    default:
      return { ok: false, reason: 'badForm' }
  }
}
