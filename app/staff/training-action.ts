import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { deedIn } from '../form.ts'
import { timeOf } from './reception-action.ts'

type Done =
  | { ok: true; what: 'plan' | 'session' | 'each' | 'saved' }
  | { ok: false; reason: string; details?: Record<string, string | number> | undefined }
type Deed = (here: PageDoor, personId: string, values: Written, key: string) => Promise<Done>

const ticked = (values: Written, name: string) => values[name] === 'ja'
const chosen = (values: Written, prefix: string) =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== '' ? [[name.slice(prefix.length), value] as const] : [],
  )

/** The time that was chosen, with whom and with which interpreter; null: it is found later. */
function nextIn(values: Written) {
  const [startsAt, staffId] = (values.neste ?? '').split('/')
  if (!startsAt || !staffId) return null
  return { startsAt: Temporal.Instant.from(startsAt), staffId, interpreter: values.tolk || 'notFlagged' }
}

const said = (
  done: { ok: boolean; reason?: string; details?: Record<string, string | number> },
  what: 'plan' | 'session' | 'each' | 'saved',
): Done =>
  done.ok ? { ok: true, what } : { ok: false, reason: done.reason ?? 'unknown', details: done.details }

/** What the person did of a step, as one answer of the form says it. */
const TRIED: Readonly<Record<string, { hands: string; mastered: boolean }>> = {
  own: { hands: 'own', mastered: true },
  practised: { hands: 'own', mastered: false },
  together: { hands: 'together', mastered: false },
  trainer: { hands: 'trainer', mastered: false },
}

const DEEDS: Readonly<Record<string, Deed>> = {
  plan: async ({ office }, personId, values) =>
    said(
      await office.visits.planTraining({
        personId,
        goal: values.maal ?? '',
        helper: values.hjelper ?? '',
        steps: chosen(values, 'steg.').map(([step]) => step),
        asked: ticked(values, 'bedt'),
        next: nextIn(values),
      }),
      'plan',
    ),
  okt: async ({ office }, personId, values, key) => {
    const heldAt = timeOf(values.naar)
    return said(
      await office.visits.recordTraining({
        personId,
        form: values.form ?? '',
        device: values.utstyr ?? '',
        ...(heldAt === null ? {} : { heldAt }),
        minutes: Number(values.opplaring || '0'),
        guidanceMinutes: Number(values.veiledning || '0'),
        tries: chosen(values, 'prov.').flatMap(([step, how]) => {
          const tried = TRIED[how]
          return tried ? [{ step, ...tried }] : []
        }),
        next: nextIn(values),
        agreed: ticked(values, 'enig'),
        clientKey: key,
      }),
      'session',
    )
  },
  vurder: async ({ office }, personId) => said(await office.visits.assessTraining({ personId }), 'saved'),
  hjelp: async ({ office }, personId, values) =>
    said(
      await office.visits.helpEachTime({
        personId,
        reason: values.hvorfor ?? '',
        on: values.av !== 'ja',
        ownWish: ticked(values, 'selv'),
      }),
      values.av === 'ja' ? 'saved' : 'each',
    ),
  delt: async ({ office }, personId, values) =>
    said(await office.visits.shareTraining({ personId, how: values.hvordan ?? '' }), 'saved'),
  slutt: async ({ office }, personId) => said(await office.visits.stopTraining({ personId }), 'saved'),
}

/** What was pressed on the page of somebody's training. */
export async function actOnTraining(
  here: PageDoor,
  personId: string,
  values: Written,
  key: string,
): Promise<Done> {
  const deed = deedIn(DEEDS, values.gjor)
  return deed ? deed(here, personId, values, key) : { ok: false, reason: 'badForm' }
}
