import type { StaffActor, StaffCtx } from '../../office/kernel/context.ts'
import { fixedClock } from '../../office/kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import { sendLetter } from '../../office/reach/letters/actions.ts'
import type { Filled } from '../../office/reach/templates/model.ts'
import { PERSONS, type PersonKey } from './fixture.ts'
import { OFFICES, type StaffKey, staffMember } from './staff.ts'

type Sent = { to: PersonKey; by: StaffKey; at: string; template: string; filled: Filled }

/** What the office wrote to the named people in the days before the demo begins: something lies in every inbox. */
const SENT: readonly Sent[] = [
  {
    to: 'resident',
    by: 'stateAdviserA',
    at: '2026-02-27T10:20',
    template: 'meetingSummons',
    filled: { meeting: '2026-03-12T10:00', place: 'kontoret i Granvik, Kaigata 4' },
  },
  {
    to: 'mother',
    by: 'municipalAdviserA2',
    at: '2026-02-25T09:10',
    template: 'decisionGranted',
    filled: {
      matter: 'økonomisk sosialhjelp',
      amount: '9 400 kroner i måneden',
      from: '2026-03-01',
      until: '2026-05-31',
    },
  },
  {
    to: 'dual',
    by: 'municipalAdviserA',
    at: '2026-02-27T13:05',
    template: 'documentRequest',
    filled: { document: 'husleiekontrakten og en kvittering for strøm', matter: 'økonomisk sosialhjelp' },
  },
  {
    to: 'somali',
    by: 'dualAdviserA',
    at: '2026-02-26T11:40',
    template: 'documentRequest',
    filled: { document: 'husleiekontrakten og siste lønnsslipp', matter: 'økonomisk sosialhjelp' },
  },
  {
    to: 'arabic',
    by: 'stateAdviserA3',
    at: '2026-02-27T09:30',
    template: 'meetingSummons',
    filled: { meeting: '2026-03-10T12:30', place: 'kontoret i Granvik, Kaigata 4' },
  },
]

const actorOf = (key: StaffKey): StaffActor => {
  const { id, name, roles, sides, shields, teamIds, office } = staffMember(key)
  const officeId = office === null ? null : OFFICES[office]
  return { kind: 'staff', staffId: id, name, roles, sides, shields: shields ?? [], teams: teamIds, officeId }
}

/** Through the same action as an adviser's form, each at its own time; sent already, it is not sent again. */
export async function seedLetters(around: Surroundings): Promise<void> {
  for (const { to, by, at, template, filled } of SENT) {
    const clock = fixedClock(Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Oslo').toInstant())
    const actor = actorOf(by)
    const sent = await inTransaction({ ...around, clock }, actor, (ctx) =>
      sendLetter(ctx as StaffCtx, {
        personId: PERSONS[to],
        template,
        filled,
        facts: {},
        key: `demo-${to}`,
        phoned: 'wantsPaper',
      }),
    )
    if (!sent.ok) throw new Error(`the letter to ${to} was refused: ${sent.reason}`)
  }
}
