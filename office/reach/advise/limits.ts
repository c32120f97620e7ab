import type { Restriction, Way } from '../../people/profile/model.ts'
import { TEXT } from './channels.ts'
import {
  has,
  hasNoDevice,
  is,
  type Known,
  managesText,
  mayNot,
  missing,
  onlyForeignNumbers,
  ownPhone,
  point,
  ringable,
} from './conditions.ts'

/** A way that is out: at which level, by which rule, and the text that says why (`desk:advice.bar.<key>`). */
export type Bar = {
  level: 1 | 2 | 3 | 4
  rule: string
  key: string
  ways: readonly Way[]
  when: (facts: Known) => boolean
}

const OFFICE: readonly Way[] = ['meeting', 'dropIn', 'pickUp']
const private_ = (facts: Known) => facts.reach.safety || is(facts, 'spouseControl')
const restricted = (facts: Known, one: Restriction) => facts.reach.restrictions.includes(one)
const byLaw = (facts: Known) => is(facts, 'meetingRequiredByLaw')

/** what no wish, no haste and no shortage of time brings back. Read from the top. */
// biome-ignore format: a table
export const BARS: readonly Bar[] = [
  // 1 Safety and law
  { level: 1, rule: 'R-246', key: 'household', ways: ['letter', 'email', 'homeVisit', 'viaHelper'], when: private_ },
  { level: 1, rule: 'R-249', key: 'foreignNumber', ways: ['phone', 'sms'], when: (f) => onlyForeignNumbers(f.reach) },
  { level: 1, rule: 'R-249', key: 'sharedNumber', ways: ['sms'], when: (f) => ringable(f.reach) !== undefined && ownPhone(f.reach) === undefined },
  { level: 1, rule: 'R-339', key: 'sensitive', ways: ['sms', 'email'], when: (f) => has(f, 'sensitive') || has(f, 'heavy') || has(f, 'decision') || has(f, 'subsistence') || f.purpose === 'heavyMessage' },
  { level: 1, rule: 'R-351', key: 'helperInterprets', ways: ['viaHelper'], when: (f) => f.interpreter.need === 'needed' },
  // 2 Feasibility
  { level: 2, rule: 'R-282', key: 'noMandate', ways: ['viaHelper'], when: (f) => !is(f, 'mandate') && !f.reach.inPrison },
  { level: 2, rule: 'R-318', key: 'assisted', ways: ['portal', 'email'], when: (f) => f.reach.status === 'assisted' },
  { level: 2, rule: 'R-334', key: 'digitalNotWorking', ways: ['portal', 'email'], when: (f) => f.reach.digitalNotWorking },
  { level: 2, rule: 'R-323', key: 'noEId', ways: ['portal'], when: (f) => missing(f.reach, 'eId') },
  { level: 2, rule: 'R-323', key: 'noNationalId', ways: ['portal'], when: (f) => missing(f.reach, 'nationalId') },
  { level: 2, rule: 'R-250', key: 'noDevice', ways: ['portal', 'email', 'video'], when: (f) => hasNoDevice(f.reach) },
  { level: 2, rule: 'R-250', key: 'noInternet', ways: ['portal', 'email', 'video'], when: (f) => missing(f.reach, 'internet') },
  { level: 2, rule: 'R-250', key: 'cannotLogIn', ways: ['portal'], when: (f) => f.reach.abilities.logIn === 'notYet' },
  { level: 2, rule: 'R-250', key: 'cannotReadMessage', ways: ['portal', 'email'], when: (f) => f.reach.abilities.readMessage === 'notYet' },
  { level: 2, rule: 'R-250', key: 'cannotUsePhone', ways: ['phone'], when: (f) => f.reach.abilities.usePhone === 'notYet' },
  { level: 2, rule: 'R-250', key: 'cannotJoinVideo', ways: ['video'], when: (f) => f.reach.abilities.joinVideo === 'notYet' },
  { level: 2, rule: 'R-247', key: 'prison', ways: ['portal', 'email', 'sms', 'video', ...OFFICE], when: (f) => f.reach.inPrison },
  { level: 2, rule: 'R-250', key: 'noNumber', ways: ['phone', 'sms'], when: (f) => ringable(f.reach) === undefined && !f.reach.inPrison },
  { level: 2, rule: 'R-250', key: 'noEmail', ways: ['email'], when: (f) => point(f.reach, 'email') === undefined },
  { level: 2, rule: 'R-250', key: 'noAddress', ways: ['letter'], when: (f) => (point(f.reach, 'address') === undefined || missing(f.reach, 'fixedAddress')) && !f.reach.inPrison },
  { level: 2, rule: 'R-277', key: 'noLink', ways: ['video'], when: (f) => ownPhone(f.reach) === undefined && point(f.reach, 'email') === undefined },
  { level: 2, rule: 'R-250', key: 'abroad', ways: ['homeVisit', ...OFFICE], when: (f) => is(f, 'abroad') },
  { level: 2, rule: 'R-250', key: 'cannotTravel', ways: OFFICE, when: (f) => is(f, 'cannotTravel') },
  { level: 2, rule: 'R-250', key: 'closed', ways: ['dropIn'], when: (f) => !f.office.open },
  { level: 2, rule: 'R-250', key: 'noVideoHere', ways: ['video'], when: (f) => !f.office.video },
  { level: 2, rule: 'R-250', key: 'noHomeVisits', ways: ['homeVisit'], when: (f) => !f.office.homeVisits && !is(f, 'livingOnStreet') && !f.reach.inPrison },
  // 3 Stated refusals. A meeting that the law requires is still held out, after the alternatives.
  { level: 3, rule: 'R-294', key: 'doNotRing', ways: ['phone'], when: (f) => restricted(f, 'doNotRing') },
  { level: 3, rule: 'R-294', key: 'doNotText', ways: ['sms'], when: (f) => restricted(f, 'doNotText') },
  { level: 3, rule: 'R-217', key: 'noVideoAtHome', ways: ['video'], when: (f) => restricted(f, 'noVideoAtHome') },
  { level: 3, rule: 'R-294', key: 'noMailToHome', ways: ['letter'], when: (f) => restricted(f, 'noMailToHome') },
  ...(['portal', 'sms', 'email', 'letter', 'phone', 'video', 'homeVisit', 'dropIn', 'pickUp', 'viaHelper'] as const).map(
    (way): Bar => ({ level: 3, rule: 'R-251', key: 'declined', ways: [way], when: (f) => mayNot(f.reach, way) }),
  ),
  { level: 3, rule: 'R-251', key: 'declined', ways: ['meeting'], when: (f) => mayNot(f.reach, 'meeting') && !byLaw(f) },
  // 4 Understanding
  { level: 4, rule: 'R-287', key: 'cannotRead', ways: TEXT, when: (f) => f.reach.reading === 'none' },
  { level: 4, rule: 'R-286', key: 'noTextAlone', ways: ['portal', 'email', 'letter'], when: (f) => f.reach.norwegianWritten !== null && f.reach.norwegianWritten <= 1 && !managesText(f) },
  { level: 4, rule: 'R-320', key: 'interpretedTalk', ways: ['portal', 'email', 'letter'], when: (f) => f.reach.interpreterNeed === 'always' && !managesText(f) },
]
