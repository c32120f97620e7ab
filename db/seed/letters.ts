import type { StaffCtx } from '../../office/kernel/context.ts'
import { fixedClock } from '../../office/kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import { sendLetter } from '../../office/reach/letters/actions.ts'
import type { Filled } from '../../office/reach/templates/model.ts'
import { staffActor } from './actor.ts'
import { PERSONS, type PersonKey } from './fixture.ts'
import type { StaffKey } from './staff.ts'

type Sent = { to: PersonKey; by: StaffKey; at: string; template: string; filled: Filled }

/** What the office wrote to the named people in the days before the demo begins: something lies in every inbox. */
const SENT: readonly Sent[] = [
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
]

/** Through the same action as an adviser's form, each at its own time; sent already, it is not sent again. */
export async function seedLetters(around: Surroundings): Promise<void> {
  for (const { to, by, at, template, filled } of SENT) {
    const clock = fixedClock(Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Oslo').toInstant())
    const actor = staffActor(by)
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
