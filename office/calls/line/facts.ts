import { hasText } from '../../../text/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { ownerOf } from '../../reach/sms/rules.ts'
import type { Line } from '../model.ts'
import { openNow } from './hours.ts'
import { type Caller, type Facts, type Menu, QUEUEING } from './model.ts'
import { menuFaults, menuOf } from './rules.ts'
import { adviserChain, holdersOfNumber, type LineCall, queueBefore } from './store.ts'
import { MENUS } from './table.ts'
import { expectedWait } from './wait.ts'

const NOBODY: Caller = {
  personId: null,
  ownNumber: false,
  language: 'nb',
  writtenForm: 'nb',
  contactStatus: 'unknown',
  interpreterNeed: 'none',
  officeId: null,
}

/** a number is somebody only where it is the own, confirmed number of one person and of nobody else. */
export async function callerOf(ctx: Ctx, number: string | null): Promise<Caller> {
  if (number === null) return NOBODY
  const held = await holdersOfNumber(ctx.tx, number)
  const owner = ownerOf(held)
  const found = held.find((one) => one.contactPointId === owner?.contactPointId)
  return found === undefined ? NOBODY : { ...found, ownNumber: true }
}

/** The language a person is spoken to in: nynorsk is a way of writing Norwegian that a voice can have too. */
export const spokenLanguage = ({
  language,
  writtenForm,
}: Pick<Caller, 'language' | 'writtenForm'>): string =>
  language === 'nb' && writtenForm === 'nn' ? 'nn' : language

/** A line's menus, and what an installation has put in their place (setting `line.menus`) where callers can live with it. */
export function menusOf(ctx: Pick<Ctx, 'settings'>, line: Line): readonly Menu[] {
  const own = ctx.settings.get<Partial<Record<Line, readonly Menu[]>>>('line.menus')[line]
  if (own === undefined) return MENUS[line]
  return [
    ...MENUS[line],
    ...own.filter((menu) => menuFaults(menu, (key) => hasText(`line:${key}`)).length === 0),
  ]
}

export type Situation = { facts: Facts; opens: Temporal.Instant | null }

/** Whoever rang did so from a person's own number, or on the number of their case: it is known whose business it is. */
export const isOfPerson = (call: LineCall): call is LineCall & { personId: string } =>
  call.personId !== null && (call.knownBy === 'ownNumber' || call.knownBy === 'directLine')

/** All that decides what a key does, asked anew at every press: opening hours pass while somebody is on the line. */
export async function situationOf(ctx: Ctx, call: LineCall, asks: { adviser: boolean }): Promise<Situation> {
  const now = ctx.clock.now()
  const hours = await openNow(ctx, call, QUEUEING.includes(call.place.at) ? GRACE : 0)
  const calendar = ctx.settings.calendar(call.officeId)
  const known = call.personId !== null && call.knownBy === 'ownNumber'
  const rings = call.place.rings !== undefined
  const adviser =
    asks.adviser &&
    isOfPerson(call) &&
    calendar.inWorkingHours(now) &&
    (await adviserChain(ctx, call.personId)).length > 0
  return {
    opens: hours.open ? null : hours.opens,
    facts: {
      open: hours.open,
      duty: calendar.inDutyHours(now),
      known,
      adviser,
      rings,
      menu: menuOf(menusOf(ctx, call.line), call.place.menu),
      languages: ctx.settings.get<string[]>('line.languages'),
    },
  }
}

/** Who stood in the queue at closing time is answered; after so many minutes nobody is there any more. */
const GRACE = 30
const PACE_MINUTES = 30

/** place and honest wait of somebody who stands in a queue. */
export async function queueOfCall(
  ctx: Ctx,
  call: LineCall,
): Promise<{ place: number; minutes: number | null } | null> {
  if (call.queue === null || call.state !== 'waiting') return null
  const since = ctx.clock.now().subtract({ minutes: PACE_MINUTES })
  const { ahead, answers } = await queueBefore(ctx.tx, call, since)
  const place = ahead + 1
  return { place, minutes: expectedWait(place, { answers, minutes: PACE_MINUTES }) }
}
