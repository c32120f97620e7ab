import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarReader } from './fetch.ts'
import { isInside, onlyOutside } from './outside.ts'
import { readCalendar } from './read.ts'
import { feedText, invitationText } from './write.ts'

const at = Temporal.Instant.from('2026-03-02T09:00:00Z')
const span = { from: at, until: at.add({ hours: 24 * 42 }) }
const wrap = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20260301T000000Z', ...lines, 'END:VEVENT']
const read = (...lines: string[]) => {
  const found = readCalendar(wrap(...lines), span)
  return [found?.leftOut, ...(found?.busy ?? []).map(({ from }) => from.toString().slice(5, 16))]
}
const OSLO = ';TZID=Europe/Oslo:'
const TUESDAYS = [
  'UID:w',
  `DTSTART${OSLO}20260303T100000`,
  `DTEND${OSLO}20260303T110000`,
  'RRULE:FREQ=WEEKLY;COUNT=3',
]
const MOVED = ['UID:w', 'DTSTART:20260311T130000Z', 'DTEND:20260311T140000Z']
const HOUR = ['UID:h', 'DTSTART:20260304T100000Z', 'DTEND:20260304T110000Z']

test.each([
  [
    'one left out, told in UTC',
    [...event(...TUESDAYS, 'EXDATE:20260310T090000Z')],
    ['03-03T09:00', '03-17T09:00'],
  ],
  [
    'one left out, told as a day',
    [...event(...TUESDAYS, 'EXDATE;VALUE=DATE:20260310')],
    ['03-03T09:00', '03-17T09:00'],
  ],
  [
    'one held at another time, told in UTC',
    [...event(...TUESDAYS), ...event('RECURRENCE-ID:20260310T090000Z', ...MOVED)],
    ['03-03T09:00', '03-11T13:00', '03-17T09:00'],
  ],
  [
    'one cancelled, told in UTC',
    [...event(...TUESDAYS), ...event('RECURRENCE-ID:20260310T090000Z', 'STATUS:CANCELLED', ...MOVED)],
    ['03-03T09:00', '03-17T09:00'],
  ],
  [
    'one of a series that is long over, moved to now',
    [
      ...event(
        'UID:w',
        'DTSTART:20250303T100000Z',
        'DTEND:20250303T110000Z',
        'RRULE:FREQ=WEEKLY;UNTIL=20250401T000000Z',
      ),
      ...event('RECURRENCE-ID:20250310T100000Z', ...MOVED),
    ],
    ['03-11T13:00'],
  ],
  [
    'this and all after it',
    [
      ...event(...TUESDAYS),
      ...event('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Oslo:20260310T100000', ...MOVED),
    ],
    ['03-03T09:00', '03-11T13:00', '03-18T13:00'],
  ],
  [
    'until its own last time, told in UTC across summer time',
    event(
      'UID:u',
      `DTSTART${OSLO}20260327T100000`,
      `DTEND${OSLO}20260327T110000`,
      'RRULE:FREQ=DAILY;UNTIL=20260329T080000Z',
    ),
    ['03-27T09:00', '03-28T09:00', '03-29T08:00'],
  ],
  [
    'until a day, which is the whole day',
    event(
      'UID:u',
      `DTSTART${OSLO}20260303T100000`,
      `DTEND${OSLO}20260303T110000`,
      'RRULE:FREQ=DAILY;UNTIL=20260304',
    ),
    ['03-03T09:00', '03-04T09:00'],
  ],
  ['times told one by one', event(...HOUR, 'RDATE:20260305T100000Z'), ['03-04T10:00', '03-05T10:00']],
  ['a day that is not said to be one', event('UID:d', 'DTSTART:20260329', 'DTEND:20260330'), ['03-28T23:00']],
  [
    'an end that is no end',
    event('UID:e', 'DTSTART:20260304T100000Z', 'DTEND:99991231T000000Z'),
    ['03-04T10:00'],
  ],
  [
    'a zone that nobody knows, and a path before one',
    [
      ...event('UID:1', 'DTSTART;TZID=Foo/Bar:20260304T100000', 'DURATION:PT1H'),
      ...event('UID:2', 'DTSTART;TZID=/x.org/2020/Europe/Oslo:20260305T100000', 'DURATION:PT1H'),
    ],
    ['03-04T09:00', '03-05T09:00'],
  ],
  [
    'the same twice, and an older version',
    [...event(...HOUR), ...event(...HOUR, 'SEQUENCE:1'), ...event(...HOUR, 'SEQUENCE:1')],
    ['03-04T10:00'],
  ],
  [
    'only when somebody is taken',
    [
      'BEGIN:VFREEBUSY',
      'UID:f',
      'FREEBUSY:20260304T100000Z/20260304T110000Z,20260305T100000Z/PT1H',
      'FREEBUSY;FBTYPE=FREE:20260306T100000Z/PT1H',
      'END:VFREEBUSY',
    ],
    ['03-04T10:00', '03-05T10:00'],
  ],
])('%s', (_, lines, busy) => {
  expect(read(...lines)).toEqual([0, ...busy])
})

test('where a rule cannot be read, its first time is taken all the same, and it is told of', () => {
  expect(read(...event(...HOUR, 'RRULE:FREQ=SOMETIMES'))).toEqual([1, '03-04T10:00'])
  expect(read(...event(...HOUR, 'THIS IS NO LINE'))).toEqual([1, '03-04T10:00'])
})

test('a rule that never stops is left off and told of, and one that began long ago is read', () => {
  const [leftOut] = read(
    ...event('UID:m', 'DTSTART:20260302T100000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY'),
  )
  expect(leftOut).toBe(1)
  const old = read(
    ...event('UID:o', 'DTSTART:20060302T103000Z', 'DURATION:PT5M', 'RRULE:FREQ=HOURLY;INTERVAL=24'),
  )
  expect([old.length, old[1]]).toEqual([43, '03-02T10:30'])
})

test('a zone that one calendar brings is not left for the next', () => {
  const own = [
    'BEGIN:VTIMEZONE',
    'TZID:Ours',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  const entry = event('UID:z', 'DTSTART;TZID=Ours:20260304T100000', 'DURATION:PT1H')
  expect(read(...own, ...entry)).toEqual([0, '03-04T07:00'])
  const weekly = ['RRULE:FREQ=WEEKLY;UNTIL=20260311T070000Z', 'EXDATE;TZID=Ours:20260304T100000']
  const whole = event('UID:z', 'DTSTART;TZID=Ours:20260304T100000', 'DURATION:PT1H', ...weekly)
  expect(read(...own, ...whole)).toEqual([0, '03-11T07:00'])
  // Another entry that is broken takes nothing from it.
  expect(read(...own, ...whole, ...event('UID:b', 'NO LINE'))).toEqual([1, '03-11T07:00'])
  expect(read(...entry)).toEqual([0, '03-04T09:00'])
})

test.each([
  ['localhost.', true],
  ['cal.localhost', true],
  ['[::ffff:7f00:1]', true],
  ['169.254.169.254', true],
  ['2130706433', true],
  ['[64:ff9b::7f00:1]', true],
  ['intranet', true],
  ['172.32.1.1', false],
  ['calendar.example.org', false],
])('https://%s leads inside: %s', (host, inside) => {
  expect(isInside(new URL(`https://${host}/`).hostname)).toBe(inside)
})

test('a name that leads inside is refused when it is looked up, and a calendar that does not come is none', async () => {
  const error = await new Promise((done) => onlyOutside('localhost', { all: true }, (found) => done(found)))
  expect(error).toBeInstanceOf(Error)
  const reader = (fetching: () => Promise<Response>) =>
    calendarReader({ fetching })('https://a.example/c', span)
  expect(await reader(async () => new Response('no', { status: 404 }))).toEqual({ ok: false, why: 'http404' })
  expect(await reader(async () => new Response(wrap('BEGIN:VEVENT')))).toMatchObject({ ok: true })
  expect(await reader(() => Promise.reject(new DOMException('late', 'TimeoutError')))).toEqual({
    ok: false,
    why: 'TimeoutError',
  })
  expect(await calendarReader()('https://127.0.0.1/c', span)).toEqual({ ok: false, why: 'address' })
})

test('names in every script are folded so that another parser has them whole', () => {
  const place = `${'بيت الشباب، شارع '.repeat(6)}Čáhcesuolo boarŧŧasadji ${'ቤት ጽሕፈት '.repeat(9)}👩‍👩‍👧‍👦`
  const text = invitationText(
    {
      ...{
        uid: 'm',
        sequence: 3,
        method: 'REQUEST',
        from: '2026-03-29T08:00:00Z',
        until: '2026-03-29T09:00:00Z',
      },
      ...{ summary: place, place, url: 'https://office.example/mote/abc' },
    },
    { from: 'Kontoret <post@office.example>', to: 'a@b.example', at },
  )
  const feed = feedText(
    place,
    [
      {
        uid: 'm',
        sequence: 3,
        from: at,
        until: at.add({ hours: 1 }),
        summary: place,
        place,
        url: 'https://a.example',
        cancelled: true,
      },
    ],
    at,
  )
  for (const one of [text, feed]) {
    const found = new ICAL.Component(ICAL.parse(one)).getFirstSubcomponent('vevent')
    expect([found?.getFirstPropertyValue('summary'), found?.getFirstPropertyValue('location')]).toEqual([
      place,
      place,
    ])
    expect(found?.getFirstPropertyValue('sequence')).toBe(3)
    expect(one.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  }
})
