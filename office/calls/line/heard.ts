import { isLanguage } from '../../../text/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { bannerIn } from '../incidents/views.ts'
import type { Verb } from '../model.ts'
import { queueOfCall, type Situation, situationOf } from './facts.ts'
import type { Level } from './model.ts'
import { officeHoursFor } from './office-hours.ts'
import { saysAt, spelled } from './says.ts'
import { beside, type LineCall, updateCall } from './store.ts'

/** What a caller hears where they are now. Asked again, the same is said again, and nothing has changed. */
export async function heard(ctx: Ctx, call: LineCall, known?: Situation): Promise<Verb[]> {
  if (call.state === 'ended') return [{ do: 'hangUp' }]
  if (call.state === 'talking') return joined(call.id)
  const { facts, opens } = known ?? (await situationOf(ctx, call, { adviser: false }))
  const queue = call.place.at === 'wait' ? await queueOfCall(ctx, call) : null
  const banners = await bannersFor(ctx, call)
  const verbs = saysAt({
    callId: call.id,
    language: call.language,
    likely: call.knownBy === 'ownNumber' ? call.language : null,
    place: call.place,
    facts,
    numberShows: call.fromNumber !== null,
    agency: ctx.settings.get<string>('agency.name'),
    emergency: spelled(await emergencyPhone(ctx, call)),
    opens: opens?.toString() ?? null,
    queue,
    office: await officeHoursFor(ctx, call),
    banners,
  })
  const warned = banners.length === 0 ? {} : { warned: call.place.step }
  const said = queue && { told: undefined, said: { place: queue.place, minutes: queue.minutes ?? 0 } }
  if (said !== null || banners.length > 0)
    await updateCall(ctx.tx, call.id, { place: JSON.stringify({ ...call.place, ...warned, ...said }) })
  return verbs
}

/** what is wrong just now is said once in a call, before what there is to choose, to wait for or to leave word about. */
async function bannersFor(ctx: Ctx, call: LineCall): Promise<string[]> {
  const { place, language } = call
  if (!WARNS.includes(place.at) || (place.warned ?? place.step) !== place.step) return []
  call.beside ??= await beside(ctx.tx, call.personId)
  return call.beside.incidents.map((one) => bannerIn(isLanguage(language) ? language : 'nb', one))
}
const WARNS: readonly Level[] = ['menu', 'closed', 'wait', 'voicemail']

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
