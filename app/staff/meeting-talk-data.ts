import { MEETING_MODES, PARTICIPANT_ROLES } from '../../office/meetings/model.ts'
import type { Seen } from '../../office/meetings/talk/hold.ts'
import {
  ALOUD_HOW,
  AREA_STATES,
  MANY_CHOICES,
  MATTERS,
  SAID_HOW,
  TEACH_BACK_REASONS,
  TEACH_BACKS,
} from '../../office/meetings/talk/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

type Meetings = PageDoor['office']['meetings']
export type Ids = { personId: string; meetingId: string }
type Done =
  | { ok: true; value?: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }
export type Deed = (meetings: Meetings, ids: Ids, values: Written) => Promise<Done>

const EMPTY: Done = { ok: false, reason: 'empty' }
const SAID = ['phone', 'desk', 'meeting'] as const
const INTERPRETED = ['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'] as const
const one = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
  all.find((known) => known === value)

/** The ids that a form names as `<prefix>.<id>`, in the order they stand. */
const idsNamed = (values: Written, prefix: string) =>
  Object.keys(values).flatMap((name) =>
    name.startsWith(`${prefix}.`) ? [idOf(name.slice(prefix.length + 1))] : [],
  )

const seenIn = (values: Written): Seen[] =>
  idsNamed(values, 'der').flatMap((participantId) => {
    const there = values[`der.${participantId}`]
    if (there !== 'ja' && there !== 'nei') return []
    return [
      {
        participantId,
        attended: there === 'ja',
        nextStep: values[`steg.${participantId}`] ?? '',
        nextStepOn: values[`dag.${participantId}`] ?? '',
      },
    ]
  })

/** up to three steps for each, as the form has room for; more go with a later version of the minutes. */
export const STEP_ROWS = [1, 2, 3] as const
const agreedIn = (values: Written) =>
  (['office', 'person'] as const).flatMap((who) =>
    STEP_ROWS.flatMap((row) => {
      const body = values[`avtalt.${who}.${row}`]?.trim() ?? ''
      return body === '' ? [] : [{ who, body, dueOn: values[`frist.${who}.${row}`] ?? '' }]
    }),
  )

/** Every deed on the page of a meeting, by the name its button has. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  punkt: (meetings, ids, { punkt = '', hvem }) =>
    meetings.raiseTopic({ ...ids, text: punkt, forPerson: hvem === 'person' }),
  bort: (meetings, ids, { id }) => meetings.withdrawTopic({ ...ids, topicId: idOf(id) }),
  deltaker: async (meetings, ids, values) => {
    const role = one(PARTICIPANT_ROLES, values.rolle)
    return role === undefined
      ? EMPTY
      : meetings.addParticipant({
          ...ids,
          role,
          name: values.navn ?? '',
          organisation: values.hvor ?? null,
          phone: values.telefon ?? null,
          email: values.epost ?? null,
          mayHear: MATTERS.filter((matter) => values[`hore.${matter}`] === 'ja'),
        })
  },
  sagtja: (meetings, ids, values) => answered(meetings, ids, values, 'approved'),
  sagtnei: (meetings, ids, values) => answered(meetings, ids, values, 'declined'),
  ut: (meetings, ids, { id }) => meetings.removeParticipant({ ...ids, participantId: idOf(id) }),
  rekke: (meetings, ids, values) => {
    const order = idsNamed(values, 'rekke')
    const place = (id: string) => Number(values[`rekke.${id}`]) || 99
    return meetings.orderSpeakers({ ...ids, order: order.sort((a, b) => place(a) - place(b)) })
  },
  mange: async (meetings, ids, { valg }) => {
    const choice = one(MANY_CHOICES, valg)
    return choice === undefined ? EMPTY : meetings.chooseMany({ ...ids, choice })
  },
  start: (meetings, ids) => meetings.beginMeeting(ids),
  ikkemott: (meetings, ids, { versjon }) => meetings.personNotThere({ ...ids, version: Number(versjon) }),
  ikkevideo: (meetings, ids) => meetings.declineVideo(ids),
  form: async (meetings, ids, { form, versjon }) => {
    const mode = one(MEETING_MODES, form)
    return mode === undefined ? EMPTY : meetings.changeForm({ ...ids, mode, version: Number(versjon) })
  },
  forklart: (meetings, ids, values) =>
    meetings.markExplained({
      ...ids,
      explained: Object.keys(values).flatMap((name) =>
        name.startsWith('forklart.') ? [name.slice('forklart.'.length)] : [],
      ),
    }),
  omrade: async (meetings, ids, { omrade = '', tilstand, merknad }) => {
    const state = one(AREA_STATES, tilstand)
    return state === undefined
      ? EMPTY
      : meetings.coverArea({ ...ids, area: omrade, state, ...(merknad ? { note: merknad } : {}) })
  },
  sagt: async (meetings, ids, { hvordan, ord = '', hvorfor }) => {
    const how = one(TEACH_BACKS, hvordan)
    const reason = one(TEACH_BACK_REASONS, hvorfor)
    return how === undefined
      ? EMPTY
      : meetings.recordTeachBack({ ...ids, how, words: ord, ...(reason ? { reason } : {}) })
  },
  der: (meetings, ids, values) => meetings.seenThere({ ...ids, seen: seenIn(values) }),
  slutt: (meetings, ids, values) => {
    const whoInterpreted = one(INTERPRETED, values.tolket)
    return meetings.endMeeting({
      ...ids,
      version: Number(values.versjon),
      agreed: agreedIn(values),
      ...(whoInterpreted ? { whoInterpreted } : {}),
    })
  },
  referat: (meetings, ids, values) =>
    meetings.writeMinutes({
      ...ids,
      after: Number(values.etter),
      agreed: agreedIn(values),
      parts: MATTERS.flatMap((matter) => {
        const norwegian = values[`del.${matter}`]?.trim() ?? ''
        const own = values[`sprak.${matter}`]?.trim() ?? ''
        if (norwegian === '') return []
        return own === '' ? [{ matter, body: norwegian }] : [{ matter, body: own, inNorwegian: norwegian }]
      }),
    }),
  rettelse: (meetings, ids, { text = '', sagt }) => {
    const said = one(SAID_HOW, sagt)
    return meetings.commentMinutes({ ...ids, text, ...(said ? { said } : {}) })
  },
  slik: async (meetings, ids, { versjon, sagt }) => {
    const said = one(SAID_HOW, sagt)
    return said === undefined ? EMPTY : meetings.confirmMinutes({ ...ids, version: Number(versjon), said })
  },
  gjort: (meetings, ids, { id }) => meetings.agreementKept({ ...ids, agreementId: idOf(id) }),
  lestopp: async (meetings, ids, { hvordan }) => {
    const how = one(ALOUD_HOW, hvordan)
    return how === undefined ? EMPTY : meetings.minutesReadAloud({ ...ids, how })
  },
  kopigitt: (meetings, ids, { id }) => meetings.handedCopy({ ...ids, participantId: idOf(id) }),
}

async function answered(
  meetings: Meetings,
  ids: Ids,
  values: Written,
  answer: 'approved' | 'declined',
): Promise<Done> {
  const said = one(SAID, values.sagt)
  if (said === undefined) return EMPTY
  const mayHear = MATTERS.filter((matter) => values[`hore.${matter}`] === 'ja')
  return meetings.answerParticipant({ ...ids, participantId: idOf(values.id), answer, said, mayHear })
}
