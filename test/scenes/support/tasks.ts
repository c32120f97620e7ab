import { staffMember } from '../../../db/seed/staff.ts'
import type { StaffCtx } from '../../../office/kernel/context.ts'
import type { Result } from '../../../office/kernel/result.ts'
import { settingsFrom } from '../../../office/kernel/settings.ts'
import { inTransaction } from '../../../office/kernel/transaction.ts'
import { offerRenewal } from '../../../office/visits/actions.ts'
import { checkIn, identifyVisitor, referVisitor } from '../../../office/visits/reception/actions.ts'
import { clockAtT0, OFFICES, PERSONS, STAFF, staffActor } from '../../support/world.ts'
import type { House } from './house.ts'
import type { Form, Page } from './html.ts'
import { bench, booked, ends, presses } from './meeting.ts'
import { formWith, type Walker } from './walker.ts'

/** What there is to be done of somebody: a letter, meetings to come and one that was held, a form that comes back each month. */
export type Things = Record<
  'personId' | 'adviser' | 'notice' | 'thread' | 'meeting' | 'now' | 'held' | 'off',
  string
>

/** What was begun for the person before anybody helps them; at T0. */
export async function begunFor(
  house: House,
  personId: string,
  who: 'stateAdviserA' | 'stateAdviserA2',
): Promise<Things> {
  const letter = await house.comesFromCase({
    personId,
    eventKey: `tasks ${personId}`,
    kind: 'decision',
    side: 'state',
    theme: 'aap',
    box: { what: 'Vedtak', todo: 'Les', byWhen: 'Snart', otherwise: 'Ingenting', whom: 'Kari' },
    body: 'Du får AAP.',
    language: 'nb',
  })
  const at = (startsAt: string) =>
    booked(house, { personId, startsAt: Temporal.Instant.from(startsAt), staffId: STAFF[who] })
  const ids = {
    meeting: await at('2026-03-11T09:00:00Z'),
    off: await at('2026-03-12T09:00:00Z'),
    now: await at('2026-03-02T09:15:00Z'),
    held: await at('2026-03-02T12:00:00Z'),
  }
  const around = { databases: house.db, clock: clockAtT0(), settings: settingsFrom() }
  const desk = async <T>(act: (ctx: StaffCtx) => Promise<Result<T>>): Promise<T> => {
    const done = await inTransaction(around, staffActor('hostA'), (ctx) => act(ctx as StaffCtx))
    if (!done.ok) throw new Error(done.reason)
    return done.value
  }
  const { visitId } = await desk((ctx) =>
    checkIn(ctx, { officeId: OFFICES.A, reason: 'other', language: 'nb', cameBy: 'desk' }),
  )
  await desk((ctx) => identifyVisitor(ctx, { visitId, personId, how: 'document' }))
  const nextAt = around.clock.now().add({ minutes: 2 })
  await desk((ctx) => referVisitor(ctx, { visitId, receiver: 'police', done: 'Ringte', nextAt }))
  await desk((ctx) => offerRenewal(ctx, { personId, form: 'socialAssistance' }))
  const adviser = staffMember(who).name
  return { personId, adviser, notice: letter.noticeId, thread: letter.threadId, ...ids }
}

/** The adviser holds the meeting, and the minutes say what each does. */
export async function isHeld(house: House, { personId, held }: Things): Promise<void> {
  const kari = await house.staff('stateAdviserA')
  await presses(kari, await bench(kari, held, personId), 'Møtet begynner')
  await ends(kari, held, {}, personId)
  await presses(kari, await bench(kari, held, personId), 'Send referatet', {
    'del.work': 'Du begynner mandag.',
    'avtalt.person.1': 'Levere timelista',
    'frist.person.1': '2026-03-20',
  })
}

type Deed = {
  /** Does it, with the person, on Min side. */
  does: (who: Walker, things: Things) => Promise<Page>
  /** What stands on the timeline afterwards, in the hand of whoever helped. */
  leaves: string
}
type Look = { at: (things: Things) => string; shows: string | ((things: Things) => string) }

const mine = (page: string) => `/min-side/${page}`
const press = async (
  who: Walker,
  path: string,
  button: string | RegExp,
  values: Readonly<Record<string, string | null>> = {},
) => presses(who, await who.open(path), button, values)
/** The first that can be chosen in a list. */
const first = (form: Form, name: string, skip = 0) =>
  form.fields.find((field) => field.name === name)?.options.filter(({ value }) => value !== '')[skip]
    ?.value ?? ''
const says = (text: string): Deed => ({
  leaves: 'messageReceived',
  does: (who) => press(who, mine('skriv'), 'Send', { text }),
})

/** every task that is done with an employee beside, and how it is done. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  write: says('Jeg lurer på om dere har fått timelista mi.'),
  apply: says('Jeg søker om sosialhjelp til husleia.'),
  appeal: says('Jeg klager på vedtaket om AAP.'),
  understood: {
    leaves: 'feedbackGiven',
    does: (who, { notice }) => press(who, mine(`post/${notice}`), 'Forstått'),
  },
  referral: { leaves: 'referralAnswered', does: (who) => press(who, '/min-side', /^Nei, jeg trenger/) },
  callMe: {
    leaves: 'callBackAsked',
    does: (who) => press(who, mine('ring-meg'), 'Be om å bli ringt', { nummer: '40000321' }),
  },
  explain: {
    leaves: 'feedbackGiven',
    does: (who, { notice }) =>
      press(who, mine(`post/${notice}/forklar`), 'Be om forklaring', { number: '40000321' }),
  },
  toPhone: {
    leaves: 'sentToPhone',
    does: (who, { notice }) => press(who, mine(`post/${notice}`), 'Send til telefonen min'),
  },
  askMeeting: {
    leaves: 'meetingAsked',
    does: (who) => press(who, mine('be-om-mote'), 'Be om møte', { text: 'Om veien videre' }),
  },
  book: {
    leaves: 'meetingBooked',
    does: async (who) => {
      const found = await who.open(mine('avtaler/ny?tolk=nei&hvordan=physicalOffice'))
      const form = formWith(found, 'tid')
      return who.send(found, form, { om: 'Planen', tid: first(form, 'tid', 6) })
    },
  },
  move: {
    leaves: 'meetingMoved',
    does: async (who, { off }) => {
      const page = await who.open(mine(`avtaler/${off}/flytt`))
      const form = formWith(page, 'tid')
      return who.send(page, form, { tid: first(form, 'tid', 9) })
    },
  },
  calendar: { leaves: 'calendarChanged', does: (who) => press(who, mine('avtaler'), 'Lag en adresse') },
  agenda: {
    leaves: 'topicRaised',
    does: (who, { meeting }) => press(who, mine(`avtaler/${meeting}`), 'Legg til', { punkt: 'Bussen' }),
  },
  withMe: {
    leaves: 'participantAnswered',
    does: (who, { meeting }) => press(who, mine(`avtaler/${meeting}`), 'Ta med', { navn: 'Mor' }),
  },
  howWeMeet: {
    leaves: 'meetingMoved',
    does: (who, { meeting }) => press(who, mine(`avtaler/${meeting}`), 'Bytt form', { form: 'phone' }),
  },
  minutes: {
    leaves: 'minutesConfirmed',
    does: async (who, { held }) => {
      await press(who, mine(`avtaler/${held}`), 'Jeg har gjort det')
      return press(who, mine(`avtaler/${held}`), 'Slik var det')
    },
  },
  meetingPaper: {
    leaves: 'paperShown',
    does: async (who, { now }) => {
      const page = await who.open(mine(`avtaler/${now}/papir`))
      const form = formWith(page, 'brev')
      return who.send(page, form, {}, form.buttons[0])
    },
  },
  helpers: {
    leaves: 'mandateAsked',
    does: (who) =>
      press(who, mine('hjelperne-mine/ny'), 'Gi fullmakt', {
        navn: 'Bodil Nabo',
        nummer: '',
        fodt: '1970-05-05',
        hvem: 'neighbour',
        'side.state': 'ja',
        'gjore.read': 'ja',
        til: '2026-06-01',
      }),
  },
  consents: {
    leaves: 'consentGiven',
    does: (who) =>
      press(who, mine('samtykker'), 'Gi et samtykke', {
        hvem: 'Granvik legesenter',
        'side.state': 'ja',
        dag: '2026-06-01',
      }),
  },
  cannot: {
    leaves: 'guidanceAsked',
    does: (who) =>
      press(who, mine('far-det-ikke-til'), 'Be om hjelp', { text: 'Husleiekontrakten er borte' }),
  },
  profile: {
    leaves: 'profileChanged',
    does: async (who) => {
      const page = await who.open(mine('slik-snakker-vi'))
      return who.send(page, formWith(page, 'time.morning'), { 'time.morning': 'ja' })
    },
  },
  pickup: {
    leaves: 'profileChanged',
    does: async (who) => {
      const page = await who.open(mine('slik-snakker-vi/hentested'))
      const place = page.forms.flatMap(({ fields }) => fields).find(({ name }) => name.startsWith('sted.'))
      return presses(who, page, 'Lagre', { [place?.name ?? '']: 'ja' }, place?.name)
    },
  },
  renewal: {
    leaves: 'renewalChosen',
    does: async (who) => {
      const page = await who.open(mine('fornyelse'))
      const form = page.forms.find(({ values }) => values.maate === 'yearlyPlan') as Form
      return who.send(page, form, {}, form.buttons[0])
    },
  },
  language: {
    leaves: 'profileChanged',
    does: async (who) => {
      const page = await who.open(mine('sprak'))
      return who.send(page, formWith(page, 'profil=ja'), { sprak: 'nn' })
    },
  },
}

/** What is read with an employee beside: the page has what was asked for, and not only a heading. */
export const LOOKS: Readonly<Record<string, Look>> = {
  follow: { at: ({ thread }) => mine(`samtaler/${thread}`), shows: 'Du får AAP.' },
  letters: { at: ({ notice }) => mine(`post/${notice}`), shows: 'Du får AAP.' },
  listen: { at: ({ notice }) => mine(`post/${notice}/les-opp`), shows: 'Du får AAP.' },
  appointments: { at: () => mine('avtaler'), shows: '11. mars' },
  people: { at: () => mine('folkene-mine'), shows: ({ adviser }) => adviser },
  services: {
    at: () => mine('mine-tjenester'),
    shows: ({ personId }) => (personId === PERSONS.aap ? 'AAP' : 'Dagpenger'),
  },
  seen: { at: () => mine('hvem-har-sett'), shows: 'Når noen har hjulpet deg på sidene dine' },
}
