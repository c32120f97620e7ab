import { describe, expect, test } from 'vitest'
import { WAYS } from '../../office/people/profile/model.ts'
import { CONFLICTS } from '../../office/reach/advise/conflicts.ts'
import { BARS } from '../../office/reach/advise/limits.ts'
import {
  ADVICE_PURPOSES,
  CHANNEL_REASONS,
  CONTENT_MARKS,
  DEVIATION_REASONS,
  MEETING_KINDS,
  NOTES,
  SITUATIONS,
} from '../../office/reach/advise/model.ts'
import { ROWS } from '../../office/reach/advise/table.ts'
import { FINDING_KINDS } from '../../office/reach/plain/model.ts'
import { hasText } from '../../text/index.ts'

const GROUNDS = [
  'norwegian',
  'interpreter',
  'assisted',
  'digital',
  'system',
  'closeProgramme',
  'youthGuarantee',
  'acute',
  'compound',
  'forbidden',
]

describe('every code of the advice is said in words', () => {
  test.each<[string, readonly string[]]>([
    ['advice', [...ROWS.map((row) => row.number), ...CONFLICTS.map((one) => one.rule), 'default', 'wish']],
    ['advice.bar', BARS.map((bar) => bar.key)],
    ['advice.note', NOTES],
    ['advice.way', WAYS],
    ['advice.line', GROUNDS],
    ['advice.meetingKind', MEETING_KINDS],
    ['advice.purpose', ADVICE_PURPOSES],
    ['advice.content', CONTENT_MARKS],
    ['advice.situation', SITUATIONS],
    ['channelReason', CHANNEL_REASONS],
    ['choice', DEVIATION_REASONS.map(({ group }) => group)],
    ['plain', FINDING_KINDS],
  ])('desk:%s', (prefix, codes) => {
    expect(codes.filter((code) => !hasText(`desk:${prefix}.${code}`))).toEqual([])
  })
})
