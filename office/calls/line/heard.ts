import type { Ctx } from '../../kernel/context.ts'
import { bannersNow } from '../incidents/views.ts'
import type { Verb } from '../model.ts'
import { queueOfCall, type Situation, situationOf } from './facts.ts'
import { saysAt, spelled } from './says.ts'
import { beside, type LineCall, updateCall } from './store.ts'

/** What a caller hears where they are now. Asked again, the same is said again, and nothing has changed. */
export async function heard(ctx: Ctx, call: LineCall, known?: Situation): Promise<Verb[]> {
  if (call.state === 'ended') return [{ do: 'hangUp' }]
  if (call.state === 'talking') return joined(call.id)
  const { facts, opens } = known ?? (await situationOf(ctx, call, { adviser: false }))
  const queue = call.place.at === 'wait' ? await queueOfCall(ctx, call) : null
  const verbs = saysAt({
    callId: call.id,
    language: call.language,
    likely: call.knownBy === 'ownNumber' ? call.language : null,
    place: call.place,
    facts,
    agency: ctx.settings.get<string>('agency.name'),
    emergency: spelled(await emergencyPhone(ctx, call)),
    opens: opens?.toString() ?? null,
    queue,
    banners: await bannersFor(ctx, call),
  })
  if (queue === null) return verbs
  const said = { place: queue.place, minutes: queue.minutes ?? 0 }
  await updateCall(ctx.tx, call.id, { place: JSON.stringify({ ...call.place, told: undefined, said }) })
  return verbs
}

/** what is wrong just now is said once, before anything else, where somebody begins to choose or to wait. */
async function bannersFor(ctx: Ctx, { place, language }: LineCall): Promise<string[]> {
  const begins =
    place.at === 'menu' || place.at === 'closed' || (place.at === 'wait' && place.said === undefined)
  if (!begins || place.wrong > 0) return []
  return (await bannersNow(ctx)).flatMap(({ text }) => text[language] ?? text.nb ?? [])
}

/** everybody of a call is in one room. Left alone there, the caller asks where to go. */
export const joined = (callId: string): Verb[] => [
  { do: 'join', room: callId, endsWithMe: false },
  { do: 'go', next: `/voice/wait/${callId}` },
]

/** K16: the municipality's own number where it is known whose it is. */
async function emergencyPhone(ctx: Ctx, call: LineCall): Promise<string> {
  call.beside ??= await beside(ctx.tx, call.personId)
  return call.beside.emergencyPhone ?? ctx.settings.get<string>('agency.emergencyPhone')
}
