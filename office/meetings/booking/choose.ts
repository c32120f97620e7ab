import type { Ctx } from '../../kernel/context.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { MeetingMode } from '../model.ts'
import { formsFor } from '../talk/forms.ts'
import type { AskedBy } from './model.ts'
import type { Place } from './store.ts'

/** Whether it is chosen by somebody who does not work here: the person, a holder, or whoever has a link of their own. */
export const choosesAlone = ({ actor }: Pick<Ctx, 'actor'>, askedBy?: AskedBy): boolean =>
  actor.kind === 'person' ||
  actor.kind === 'helper' ||
  (actor.kind === 'system' && (askedBy === 'person' || askedBy === 'participant'))

/** video where the office has it, and never offered to somebody who does not want it. */
export const offersVideo = (
  facts: Pick<ReachFacts, 'declined' | 'restrictions'>,
  videoHere: boolean,
): boolean =>
  formsFor({
    ...{ kind: 'followUp', conflict: false, preferred: [], videoDeclined: false, homeVisitsHere: false },
    ...{ declined: facts.declined, restrictions: facts.restrictions, videoHere },
  }).offered.includes('video')

/**
 * the way and the place that nobody here has to judge first. At somebody's home, or some here and some
 * on a screen, is for staff to arrange; a meeting that is held so already may stay so. A place is one of their own office.
 */
export function mayChoose(
  wanted: { mode: MeetingMode; place: Pick<Place, 'officeId'> | null },
  { now, officeId, video }: { now: MeetingMode | null; officeId: string | null; video: boolean },
): boolean {
  if (wanted.place !== null && wanted.place.officeId !== officeId) return false
  if (wanted.mode === now) return true
  if (wanted.mode === 'video') return video
  return wanted.mode !== 'home' && wanted.mode !== 'hybrid'
}
