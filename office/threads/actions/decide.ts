import type { Ctx } from '../../kernel/context.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { Channel } from '../model.ts'
import type { Recognition } from '../recognise/model.ts'
import type { Situation } from '../routing/model.ts'
import { decideParts } from '../rules.ts'
import { knownEnquiries } from '../store.ts'

export type Decided = ReturnType<typeof decideParts>[number]

/** What becomes of each part; nothing is written. */
export async function decide(
  ctx: Ctx,
  arrival: {
    units: PersonUnits
    situation: Situation
    chosenThread: string | null
    channel: Channel
    recognition: Recognition
  },
): Promise<Decided[]> {
  const now = ctx.clock.now()
  const joinDays = ctx.settings.get<number>('routing.joinDays', arrival.units.officeId)
  const known = await knownEnquiries(ctx.tx, arrival.units.personId, now.subtract({ hours: joinDays * 24 }))
  return decideParts({
    recognition: arrival.recognition,
    now,
    threadId: arrival.chosenThread,
    channel: arrival.channel,
    known,
    calendar: ctx.settings.calendar(arrival.units.officeId),
    mayBeMunicipal: arrival.situation.has.municipal,
    limits: { burstMinutes: ctx.settings.get('routing.burstMinutes'), joinDays },
  })
}

/** what only goes on with what is open already belongs where that is answered; null where it is more than that. */
export function threadOf(decisions: readonly Decided[]): string | null {
  const threads = new Set(
    decisions.map(({ decision }) => (decision.do === 'join' ? decision.enquiry.threadId : null)),
  )
  const [only = null] = threads
  return threads.size === 1 ? only : null
}
