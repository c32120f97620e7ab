import { describe, expect, test } from 'vitest'
import type { EnquiryTheme } from '../threads/recognise/model.ts'
import { routeOf } from '../threads/routing/rules.ts'
import { THEME_TABLE } from '../threads/routing/table.ts'
import { situationOf } from '../threads/situation.ts'
import { type MaySee, onlyWhoMaySee } from './shielded.ts'
import type { PersonUnits } from './units.ts'

const team = (
  id: string,
  kind: string,
  side: PersonUnits['teams'][number]['side'],
  leadId: string | null,
) => ({
  ...{ id, kind, side, leadId, municipalityId: null, officeId: 'office' },
})
const units: PersonUnits = {
  personId: 'hanne',
  givenName: 'Hanne',
  language: 'nb',
  contactStatus: 'digital',
  neverAssessed: false,
  interpreterNeed: 'none',
  interpreterLanguage: null,
  needLevel: 1,
  officeId: 'office',
  municipalityId: null,
  assignments: [
    { side: 'state', staffId: 'siv', teamId: 'follow', coverStaffId: 'dag', coverTeamId: null },
    { side: 'municipal', staffId: 'mona', teamId: 'social', coverStaffId: null, coverTeamId: null },
  ],
  benefitSides: [],
  teams: [
    team('follow', 'followUp', 'state', 'lead'),
    team('social', 'municipal', 'municipal', 'lead'),
    team('watch', 'duty', 'municipal', null),
    team('pile', 'triage', 'common', null),
    team('centre', 'contactCentre', 'state', null),
    team('money', 'benefitUnit', 'state', null),
  ],
  officeLeaderId: 'berit',
}
const owners = (of: PersonUnits) =>
  (Object.keys(THEME_TABLE) as EnquiryTheme[]).flatMap((theme) =>
    (['state', 'municipal', 'common'] as const).map((side) => {
      const { owner, acting } = routeOf({ theme, side, sideConfidence: 1 }, situationOf(of))
      return acting ?? owner
    }),
  )

describe('R-724, R-114 whatever it is about, it lands where somebody may see it', () => {
  test.each<[string, NonNullable<MaySee>]>([
    ['a leader alone', { staff: ['berit'], teams: [], last: 'berit' }],
    ['a leader of another office alone', { staff: ['olga'], teams: [], last: 'olga' }],
    ['an adviser who is away, whose deputy may not', { staff: ['siv', 'berit'], teams: [], last: 'berit' }],
    ['some of a team', { staff: ['tor', 'berit'], teams: ['social', 'watch'], last: 'berit' }],
    ['those of the contact centre', { staff: ['per'], teams: ['centre'], last: 'per' }],
    ['an adviser and their deputy', { staff: ['siv', 'dag'], teams: ['follow'], last: 'siv' }],
  ])('%s', (_, maySee) => {
    for (const owner of owners(onlyWhoMaySee(units, maySee)))
      expect(
        owner.staffId === undefined
          ? maySee.teams.includes(owner.teamId)
          : maySee.staff.includes(owner.staffId),
      ).toBe(true)
  })

  test('nobody else’s way is changed, and where nobody is cleared nothing is', () => {
    expect(onlyWhoMaySee(units, null)).toBe(units)
    expect(onlyWhoMaySee(units, { staff: [], teams: [], last: null })).toBe(units)
  })

  test('that there are matters on a side stays known, so that a doubtful side stays municipal (R-746)', () => {
    const seen = onlyWhoMaySee(units, { staff: ['berit'], teams: [], last: 'berit' })
    expect(situationOf(seen).has).toEqual({ state: true, municipal: true })
  })
})
