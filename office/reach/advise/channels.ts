import type { Way } from '../../people/profile/model.ts'

/** What the person pays: nothing, data, the journey, or only when they ring themselves. */
type Costs = 'nothing' | 'data' | 'travel' | 'ifTheyRing'
type ChannelProperties = {
  rule: string
  bothAtOnce: boolean
  record: 'byItself' | 'ifNoted' | 'throughPlatform' | 'visit'
  /** written digital, telephone, video, physical. */
  richness: 1 | 2 | 3 | 4
  /** Does it work for somebody without electronic identity? */
  withoutEId: boolean
  costs: Costs
  sensitive: 'yes' | 'no' | 'afterIdentity' | 'inRoom' | 'sealed' | 'ifSafe' | 'withinMandate'
  /** Words on paper or screen. */
  written: boolean
}

/** Telephone with interpreter is the telephone: the interpreter is a decision of its own. */
// biome-ignore format: a table
export const CHANNELS: Readonly<Record<Way, ChannelProperties>> = {
  portal: { rule: 'R-271', bothAtOnce: false, record: 'byItself', richness: 1, withoutEId: false, costs: 'data', sensitive: 'yes', written: true },
  sms: { rule: 'R-272', bothAtOnce: false, record: 'throughPlatform', richness: 1, withoutEId: true, costs: 'ifTheyRing', sensitive: 'no', written: true },
  email: { rule: 'R-273', bothAtOnce: false, record: 'byItself', richness: 1, withoutEId: true, costs: 'data', sensitive: 'no', written: true },
  letter: { rule: 'R-274', bothAtOnce: false, record: 'byItself', richness: 1, withoutEId: true, costs: 'nothing', sensitive: 'yes', written: true },
  phone: { rule: 'R-275', bothAtOnce: true, record: 'ifNoted', richness: 2, withoutEId: true, costs: 'ifTheyRing', sensitive: 'afterIdentity', written: false },
  video: { rule: 'R-277', bothAtOnce: true, record: 'ifNoted', richness: 3, withoutEId: true, costs: 'data', sensitive: 'yes', written: false },
  meeting: { rule: 'R-278', bothAtOnce: true, record: 'ifNoted', richness: 4, withoutEId: true, costs: 'travel', sensitive: 'inRoom', written: false },
  homeVisit: { rule: 'R-279', bothAtOnce: true, record: 'ifNoted', richness: 4, withoutEId: true, costs: 'nothing', sensitive: 'ifSafe', written: false },
  dropIn: { rule: 'R-280', bothAtOnce: true, record: 'visit', richness: 4, withoutEId: true, costs: 'travel', sensitive: 'inRoom', written: false },
  pickUp: { rule: 'R-281', bothAtOnce: false, record: 'byItself', richness: 1, withoutEId: true, costs: 'travel', sensitive: 'sealed', written: true },
  viaHelper: { rule: 'R-282', bothAtOnce: false, record: 'byItself', richness: 1, withoutEId: true, costs: 'nothing', sensitive: 'withinMandate', written: false },
}

export const isWritten = (way: Way) => CHANNELS[way].written
/** Behind a login, or an inbox on a screen. */
export const isDigital = (way: Way) => way === 'portal' || way === 'email'
export const TEXT: readonly Way[] = ['portal', 'sms', 'email', 'letter']
