import type { Way } from '../../people/profile/model.ts'
import { CHANNELS } from './channels.ts'
import { type Advice, CHANNEL_REASONS, type ChannelReason, type ChoiceBasis } from './model.ts'

/** The ways in which an employee answers or speaks, as the timeline names them. */
const WAY_OF: Readonly<Record<string, Way>> = {
  portalMessage: 'portal',
  officePhone: 'phone',
  contactCentrePhone: 'phone',
  meetingOffice: 'meeting',
  homeVisit: 'homeVisit',
  outreach: 'homeVisit',
  dropIn: 'dropIn',
  paperLetter: 'letter',
  sms: 'sms',
}
export const wayOf = (channel: string): Way | null => WAY_OF[channel] ?? null

/**
 * another way than advised is one that is not among the proposed, or one poorer than the first of them.
 * To speak with somebody whom writing would have done for needs no excuse.
 */
export function deviates({ ways }: Pick<Advice, 'ways'>, chosen: Way): boolean {
  const first = ways[0]
  if (first === undefined || first.way === chosen) return false
  const proposed = ways.find(({ way }) => way === chosen)
  return proposed === undefined || CHANNELS[chosen].richness < CHANNELS[first.way].richness
}

/** K19, R-194: a way the person has declined, or less than what they asked for. */
export function againstWish(advice: Pick<Advice, 'ways' | 'notNow'>, chosen: Way): boolean {
  if (advice.notNow.some(({ way, level }) => way === chosen && level === 3)) return true
  const wished = advice.ways.find(({ key }) => key === 'wish')
  return wished !== undefined && wished.way !== chosen && deviates(advice, chosen)
}

export const channelReason = (code: string | undefined): ChannelReason | null =>
  CHANNEL_REASONS.find((known) => known === code) ?? null

/** by need, by the person's wish, or because there was no time. */
export const basisOf = (reason: ChannelReason): ChoiceBasis =>
  reason === 'capacity' || reason === 'personWish' ? reason : 'need'
