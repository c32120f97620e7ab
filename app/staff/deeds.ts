import { LATE_REASONS } from '../../office/calls/desk/model.ts'
import { CHANNELS } from '../../office/threads/model.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { askedIn } from './advice-data.ts'
import { idOf } from './ids.ts'
import { ticked } from './ticked.ts'

type Offices = Pick<PageDoor['office'], 'threads' | 'reach' | 'calls' | 'visits'>
type On = { personId: string; promiseId: string; threadId: string | null; key: string }
type Done =
  | { ok: true; said?: Readonly<Record<string, string>> }
  | { ok: false; reason: string; details?: Readonly<Record<string, string | number>> | undefined }
type Deed = {
  do: (office: Offices, on: On, values: Written) => Promise<Done>
  /** Which field of the form a reason is about. */
  fields: Readonly<Record<string, string>>
}

type OfficeResult<T> =
  | { ok: true; value: T }
  | { ok: false; reason: string; details?: Record<string, string | number> }

function done<T>(result: OfficeResult<T>, said: (value: T) => Record<string, string> = () => ({})): Done {
  return result.ok ? { ok: true, said: said(result.value) } : result
}

/** What a datetime-local field holds, as a point in time on the office's clock; null when it holds none. */
export function officeTime(value: string | undefined): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(value ?? '')
      .toZonedDateTime('Europe/Oslo')
      .toInstant()
  } catch {
    return null
  }
}

function instantOf(value: string | undefined): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(value ?? '')
  } catch {
    return null
  }
}

/** why another way than advised, and what was told of the contact; empty where the form did not ask. */
function choiceIn(values: Written, form: 'valg' | 'ring') {
  const { formaal = '', innhold = '', situasjon = '' } = values
  const told = (words: string) => words.split(' ')
  return {
    reason: values[`${form}Grunn`] ?? '',
    said: values[`${form}Sagt`] ?? '',
    ...askedIn(
      new URLSearchParams([
        ['formaal', formaal],
        ...told(innhold).map((code) => ['innhold', code]),
        ...told(situasjon).map((code) => ['situasjon', code]),
      ]),
    ),
  }
}

/** Who takes over, as the list in the form says it: `staff:<id>` or `team:<id>`. */
function receiver(value: string | undefined): { toStaffId?: string; toTeamId?: string } {
  const [kind, id] = (value ?? '').split(':')
  if (!id) return {}
  return kind === 'staff' ? { toStaffId: idOf(id) } : { toTeamId: idOf(id) }
}

function sideOf(value: string | undefined): { side?: 'state' | 'municipal' } {
  return value === 'state' || value === 'municipal' ? { side: value } : {}
}

const TALK_CHANNELS = ['officePhone', 'contactCentrePhone', 'dropIn', 'meetingOffice', 'homeVisit'] as const
const INTERPRETERS = ['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'] as const
const oneOf = <T extends string>(known: readonly T[], value: string | undefined, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise

/** Everything that can be done with an entry from its page; `gjor` in the posted form names the deed. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  svar: {
    fields: {
      empty: 'text',
      tooLong: 'text',
      notText: 'text',
      needsChannelReason: 'valgGrunn',
      needsReason: 'valgSagt',
    },
    do: async ({ threads }, { personId, threadId, key }, values) => {
      if (threadId === null) return { ok: false, reason: 'notFound' }
      const promiseIds = ticked(values, 'gjelder').map(idOf)
      const text = values.text ?? ''
      const choice = choiceIn(values, 'valg')
      return done(
        await threads.answer({
          personId,
          threadId,
          promiseIds,
          text,
          choice,
          ...(key ? { clientKey: key } : {}),
        }),
        ({ ended, stillOpen }) => ({
          lukket: String(ended.length),
          apne: [...new Set(stillOpen.map((one) => one.why))].join(' '),
        }),
      )
    },
  },
  ring: {
    fields: {
      empty: 'oppsummering',
      noFreeTextHere: 'oppsummering',
      needsChannelReason: 'ringGrunn',
      needsReason: 'ringSagt',
    },
    do: async ({ threads }, { personId, threadId }, values) =>
      done(
        await threads.logTalk({
          personId,
          threadId,
          channel: oneOf(TALK_CHANNELS, values.kanal, 'officePhone'),
          spoke: values.snakket === 'ja',
          promiseIds: ticked(values, 'samtale').map(idOf),
          interpreter: oneOf(INTERPRETERS, values.tolk, 'none'),
          choice: choiceIn(values, 'ring'),
          ...(values.oppsummering ? { summary: values.oppsummering } : {}),
          ...(values.oppsummeringSprak ? { summaryInLanguage: values.oppsummeringSprak } : {}),
        }),
        ({ ended }) => ({ lukket: String(ended.length), forsok: values.snakket === 'ja' ? '' : 'ja' }),
      ),
  },
  ringetid: {
    fields: { ringingNotWanted: 'ringGrunn' },
    do: async ({ reach }, { personId, promiseId }, { tid, ringSagt }) =>
      done(
        await reach.planCall({
          personId,
          promiseId,
          at: instantOf(tid),
          ...(ringSagt === undefined ? {} : { why: ringSagt }),
        }),
      ),
  },
  overfor: {
    fields: { needsNewOwner: 'til', unknownReceiver: 'til', onlyLeadNames: 'til', needsReason: 'arsak' },
    do: async ({ threads }, { personId, promiseId }, values) => {
      const { side } = sideOf(values.nySide)
      return done(
        await threads.handOver({
          personId,
          promiseId,
          ...receiver(values.til),
          reason: values.arsak ?? '',
          ...(values.notat ? { note: values.notat } : {}),
          ...(side ? { toSide: side } : {}),
        }),
        ({ toLead }) => ({ teamleder: toLead ? 'ja' : '' }),
      )
    },
  },
  ta: { fields: {}, do: async ({ threads }, on) => done(await threads.take(only(on))) },
  godta: { fields: {}, do: async ({ threads }, on) => done(await threads.accept(only(on))) },
  senk: {
    fields: { needsReason: 'senkGrunn', needsContactTime: 'senkKontakt' },
    do: async ({ threads }, on, { senkGrunn = '', senkKontakt }) =>
      done(
        await threads.lowerUrgency({
          ...only(on),
          reason: senkGrunn,
          nextContactAt: officeTime(senkKontakt),
        }),
      ),
  },
  hev: {
    fields: { needsReason: 'hevGrunn' },
    do: async ({ threads }, on, { hevGrunn = '' }) =>
      done(await threads.raiseUrgency({ ...only(on), reason: hevGrunn })),
  },
  utsett: {
    fields: { needsReason: 'utsettGrunn', needsContactTime: 'utsettTil' },
    do: async ({ threads }, on, { utsettGrunn = '', utsettTil }) =>
      done(await threads.postpone({ ...only(on), reason: utsettGrunn, until: officeTime(utsettTil) })),
  },
  forklar: {
    fields: { needsReason: 'forklarHvorfor', needsContactTime: 'forklarNaar', tooLong: 'forklarTekst' },
    do: async ({ calls }, { personId, promiseId }, { forklarHvorfor, forklarNaar, forklarTekst }) =>
      done(
        await calls.commentPromise({
          personId,
          promiseId,
          why: oneOf(LATE_REASONS, forklarHvorfor, 'needsMoreTime'),
          newAt: officeTime(forklarNaar),
          text: forklarTekst ?? '',
        }),
      ),
  },
  henvis: {
    fields: { unknownReceiver: 'etat', secondReferral: 'etat' },
    do: async ({ threads }, on, { etat = '', felles }) =>
      done(
        await threads.referElsewhere({ ...only(on), agency: etat, jointCall: felles === 'ja' }),
        (made) => ({
          spor: made.askAt.toString(),
        }),
      ),
  },
  ble: {
    fields: {},
    do: async ({ visits }, { personId }, { henvisning, utfall = '' }) =>
      done(await visits.referralBecame({ personId, referralId: idOf(henvisning), outcome: utfall })),
  },
  sla: {
    fields: { conflict: 'med', notFound: 'med' },
    do: async ({ threads }, on, { med = '' }) =>
      done(await threads.merge({ ...only(on), intoPromiseId: idOf(med) })),
  },
  sorter: {
    fields: { unknownTheme: 'tema' },
    do: async ({ threads }, on, values) =>
      done(await threads.classify({ ...only(on), theme: values.tema ?? '', ...sideOf(values.temaSide) })),
  },
  trekk: {
    fields: { needsReason: 'sagt' },
    do: async ({ threads }, on, { sagt = '', sagtHvor }) =>
      done(
        await threads.withdrawFor({
          ...only(on),
          said: sagt,
          channel: oneOf(CHANNELS, sagtHvor, 'officePhone'),
        }),
      ),
  },
}

const only = ({ personId, promiseId }: On) => ({ personId, promiseId })
