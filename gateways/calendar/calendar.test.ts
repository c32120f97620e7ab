import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { readCalendar } from './read.ts'
import { feedText, invitationText } from './write.ts'

const at = Temporal.Instant.from('2026-03-02T09:00:00Z')
const span = { from: at, until: at.add({ hours: 24 * 42 }) }
const wrap = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20260301T000000Z', ...lines, 'END:VEVENT']
const times = (text: string, asked = span) => {
  const read = readCalendar(text, asked)
  if (read === null) throw new Error('no calendar')
  return read.busy.map(
    ({ from, until }) => `${from.toString().slice(5, 16)} ${until.toString().slice(5, 16)}`,
  )
}

describe('out', () => {
  const invitation = {
    uid: 'meeting-1@office',
    sequence: 2,
    method: 'REQUEST' as const,
    from: '2026-03-11T11:00:00Z',
    until: '2026-03-11T12:00:00Z',
    summary: 'Møte, med komma; semikolon og \\ strek',
    place: 'Biblioteket, 2. etasje\nInngang B',
    url: 'https://office.example/mote/abc',
  }
  const readBack = (text: string) =>
    new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') as ICAL.Component)

  test('another parser reads an invitation as it was meant, whatever stands in it', () => {
    const text = invitationText(invitation, { from: 'Kontoret <post@office.example>', to: 'a@b.example', at })
    const read = readBack(text)
    expect([read.uid, read.sequence, read.summary, read.location]).toEqual([
      'meeting-1@office',
      2,
      invitation.summary,
      invitation.place,
    ])
    expect(read.startDate.toJSDate().toISOString()).toBe('2026-03-11T11:00:00.000Z')
    expect(read.organizer).toBe('mailto:post@office.example')
    expect(text).toContain('METHOD:REQUEST')
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  test('a cancelled one says so', () => {
    const text = invitationText(
      { ...invitation, method: 'CANCEL' },
      { from: 'post@office.example', to: 'a@b.example', at },
    )
    expect([text.includes('METHOD:CANCEL'), text.includes('STATUS:CANCELLED')]).toEqual([true, true])
  })

  test('a feed is read back whole, and what was cancelled takes no time', () => {
    const entry = {
      uid: 'm1',
      sequence: 0,
      from: Temporal.Instant.from('2026-03-11T11:00:00Z'),
      until: Temporal.Instant.from('2026-03-11T12:00:00Z'),
      summary: 'Avtale',
      place: '',
      url: 'https://office.example/min-side/avtaler',
      cancelled: false,
    }
    const text = feedText('Avtaler', [entry, { ...entry, uid: 'm2', cancelled: true }], at)
    expect(times(text)).toEqual(['03-11T11:00 03-11T12:00'])
    expect(readCalendar(feedText('Tom', [], at), span)).toEqual({ busy: [], entries: 0, leftOut: 0 })
  })
})

describe('in', () => {
  test('once, in a zone, in UTC, without a zone and a whole day', () => {
    expect(
      times(
        wrap(
          ...event(
            'UID:1',
            'DTSTART;TZID=Europe/Oslo:20260304T100000',
            'DTEND;TZID=Europe/Oslo:20260304T110000',
          ),
          ...event('UID:2', 'DTSTART:20260305T090000Z', 'DURATION:PT30M'),
          ...event('UID:3', 'DTSTART:20260306T120000', 'DTEND:20260306T130000'),
          ...event('UID:4', 'DTSTART;VALUE=DATE:20260309', 'DTEND;VALUE=DATE:20260310'),
          ...event(
            'UID:5',
            'DTSTART;TZID=America/New_York:20260310T090000',
            'DTEND;TZID=America/New_York:20260310T100000',
          ),
        ),
      ),
    ).toEqual([
      '03-04T09:00 03-04T10:00',
      '03-05T09:00 03-05T09:30',
      '03-06T11:00 03-06T12:00',
      '03-08T23:00 03-09T23:00',
      '03-10T13:00 03-10T14:00',
    ])
  })

  test('every week at ten, also after summer time; without the one that is left out, and with the one that is moved', () => {
    const text = wrap(
      ...event(
        'UID:w',
        'DTSTART;TZID=Europe/Oslo:20260311T100000',
        'DTEND;TZID=Europe/Oslo:20260311T110000',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;TZID=Europe/Oslo:20260318T100000',
      ),
      ...event(
        'UID:w',
        'RECURRENCE-ID;TZID=Europe/Oslo:20260325T100000',
        'DTSTART;TZID=Europe/Oslo:20260326T140000',
        'DTEND;TZID=Europe/Oslo:20260326T150000',
      ),
    )
    expect(times(text)).toEqual([
      '03-11T09:00 03-11T10:00',
      '03-26T13:00 03-26T14:00',
      '04-01T08:00 04-01T09:00',
      '04-08T08:00 04-08T09:00',
    ])
  })

  test('what began years ago and never ends is read for the weeks that are asked for', () => {
    const text = wrap(
      ...event('UID:d', 'DTSTART:20150101T080000Z', 'DTEND:20150101T083000Z', 'RRULE:FREQ=DAILY'),
    )
    expect(times(text)).toHaveLength(42)
  })

  test('free, cancelled, over, and ending before it begins takes no time', () => {
    expect(
      times(
        wrap(
          ...event('UID:1', 'TRANSP:TRANSPARENT', 'DTSTART:20260304T090000Z', 'DTEND:20260304T100000Z'),
          ...event('UID:2', 'STATUS:CANCELLED', 'DTSTART:20260304T090000Z', 'DTEND:20260304T100000Z'),
          ...event('UID:3', 'DTSTART:20260101T090000Z', 'DTEND:20260101T100000Z'),
          ...event('UID:4', 'DTSTART:20260304T110000Z', 'DTEND:20260304T100000Z'),
        ),
      ),
    ).toEqual([])
  })

  test('broken entries are left out and counted, and the others stand', () => {
    const good = event('UID:g', 'DTSTART:20260304T090000Z', 'DTEND:20260304T100000Z')
    const text = wrap(
      ...event('UID:1', 'DTSTART:some day soon'),
      ...event('UID:2', 'SUMMARY:no time at all'),
      ...event('UID:3', 'DTSTART:20260305T090000Z', 'RRULE:FREQ=SOMETIMES'),
      'BEGIN:VEVENT',
      'THIS IS NO LINE OF A CALENDAR',
      'DTSTART:20260305T090000Z',
      'END:VEVENT',
      ...good,
    )
    const read = readCalendar(text, span)
    expect(read?.busy).toEqual([
      {
        from: Temporal.Instant.from('2026-03-04T09:00:00Z'),
        until: Temporal.Instant.from('2026-03-04T10:00:00Z'),
      },
    ])
    expect(read?.leftOut).toBe(4)
  })

  test.each(['', 'hello', '<html>login</html>', 'BEGIN:VEVENT'])('%j is no calendar', (text) => {
    expect(readCalendar(text, span)).toBeNull()
  })

  test('a calendar cut short is none: what it said before stands', () => {
    const whole = wrap(
      ...event('UID:1', 'DTSTART:20260304T090000Z', 'DTEND:20260304T100000Z'),
      'BEGIN:VEVENT',
      'UID:2',
    )
    expect(readCalendar(whole.slice(0, whole.indexOf('UID:2')), span)).toBeNull()
  })
})
