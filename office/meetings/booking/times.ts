import type { Ctx } from '../../kernel/context.ts'
import { localTime, MINUTE } from '../../kernel/time/localTime.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { countsAsDigital } from '../../people/profile/rules.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { MeetingMode } from '../model.ts'
import { clockTime, workDays } from './hours.ts'
import { merged } from './reserve.ts'
import { type Lengths, type PlaceTime, STANDARD_LENGTHS, type StaffTime } from './rules.ts'
import {
  type Candidate,
  ownPlace,
  type Place,
  placeById,
  reservedUsed,
  roomId,
  spansOf,
  type Taken,
  takenOf,
} from './store.ts'

export const lengthsOf = ({ settings }: Pick<Ctx, 'settings'>, officeId: string | null): Lengths => ({
  ...STANDARD_LENGTHS,
  physical: settings.get<number>('meeting.mapping.physical', officeId),
  video: settings.get<number>('meeting.mapping.videoDefault', officeId),
  phone: settings.get<number>('meeting.minutes.phone', officeId),
  interpretedFactor: settings.get<number>('meeting.interpretedFactor', officeId),
  kinds: settings.get<Lengths['kinds']>('meeting.minutes.kinds', officeId),
})

export const factsFor = async (ctx: Ctx, personId: string): Promise<ReachFacts | undefined> =>
  (await reachFactsOf(ctx, [personId])).get(personId)

/** whether this person books on a screen by themselves; the times kept for others are not shown then. */
export const booksOnScreen = (facts: ReachFacts): boolean =>
  countsAsDigital(facts) &&
  facts.abilities.bookMeeting !== 'notYet' &&
  facts.abilities.bookMeeting !== 'withHelp'

const AT_A_PLACE: readonly MeetingMode[] = ['physicalOffice', 'physicalElsewhere', 'hybrid']

/** Where it is held: the place named, the office's own, or none at all. Undefined when the place is not there. */
export async function placeFor(
  ctx: Ctx,
  mode: MeetingMode,
  placeId: string | null,
  officeId: string | null,
): Promise<Place | null | undefined> {
  if (!AT_A_PLACE.includes(mode)) return null
  if (placeId !== null) return placeById(ctx.tx, placeId)
  if (mode === 'physicalElsewhere') return undefined
  return (await ownPlace(ctx.tx, officeId)) ?? null
}

const travelOf = (ctx: Ctx, mode: MeetingMode, place: Place | null): number =>
  MINUTE *
  (place?.travelMinutes ?? (mode === 'home' ? ctx.settings.get<number>('meeting.homeTravelMinutes') : 0))

export type Times = { staff: StaffTime[]; place: PlaceTime; personBusy: StaffTime['busy'] }

/** Everything that decides when these can be met there, in two questions to the database however many they are. */
export async function timesOf(
  ctx: Ctx,
  about: {
    personId: string
    mode: MeetingMode
    staff: readonly Candidate[]
    place: Place | null
    from: Temporal.Instant
    until: Temporal.Instant
    /** Its own time does not stand in the way of the meeting that is moved. */
    except?: string
  },
): Promise<Times> {
  const { personId, staff, place, from, until } = about
  const staffIds = staff.map(({ id }) => id)
  const rooms = place === null ? [] : roomsOf(place)
  const rows = await takenOf(ctx.tx, [...staffIds, personId, ...rooms], from, until, about.except)
  const used = await reservedUsed(ctx.tx, staffIds, from, until)
  const taken = Map.groupBy(rows, (row) => row.resource)
  const days = new Map<string, StaffTime['days']>()
  const daysOf = (officeId: string | null) => {
    const key = officeId ?? ''
    const known = days.get(key) ?? workDays(ctx.settings.calendar(officeId), from, until)
    days.set(key, known)
    return known
  }
  return {
    staff: staff.map(({ id, officeId }) => ({
      staffId: id,
      days: daysOf(officeId),
      ...whenTaken(taken.get(id) ?? []),
      used: usedByWeek(used.filter((one) => one.staffId === id)),
    })),
    place: placeTime(place, travelOf(ctx, about.mode, place), (id) => merged(spansOf(taken.get(id) ?? []))),
    personBusy: merged(spansOf(taken.get(personId) ?? [])),
  }
}

export const roomsOf = (place: Place): string[] =>
  Array.from({ length: place.rooms }, (_, index) => roomId(place.id, index + 1))

const whenTaken = (rows: readonly Taken[]): Pick<StaffTime, 'busy' | 'kept'> => ({
  busy: merged(spansOf(rows.filter(({ why }) => why !== 'kept'))),
  kept: merged(spansOf(rows.filter(({ why }) => why === 'kept'))),
})

const FIRST_MONDAY = 4
function usedByWeek(used: readonly { at: Temporal.Instant }[]): Map<number, number> {
  const weeks = new Map<number, number>()
  for (const { at } of used) {
    const week = Math.floor((localTime(at).day - FIRST_MONDAY) / 7)
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
  }
  return weeks
}

function placeTime(
  place: Place | null,
  travel: number,
  busy: (room: string) => readonly (readonly [number, number])[],
): PlaceTime {
  if (place === null)
    return {
      placeId: null,
      rooms: null,
      weekdays: null,
      opens: 0,
      closes: 0,
      fromOn: null,
      untilOn: null,
      travel,
    }
  return {
    placeId: place.id,
    rooms: roomsOf(place).map(busy),
    weekdays: place.weekdays,
    opens: clockTime(place.opens),
    closes: clockTime(place.closes),
    fromOn: place.fromOn,
    untilOn: place.untilOn,
    travel,
  }
}
