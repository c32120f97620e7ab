import { describe, expect, test } from 'vitest'
import { textFor } from '../../../text/index.ts'
import nb from '../../../text/nb/line.json' with { type: 'json' }
import { type EnquiryTheme, THEMES, type ThemeSide } from '../../threads/recognise/model.ts'
import { LINES, QUEUES } from '../model.ts'
import { type Caller, type Facts, LEVELS, type Level, type Menu, QUEUEING, type Turn } from './model.ts'
import { menuFaults, menuOf, pressed, queueOf, skipsMenu } from './rules.ts'
import { MENUS } from './table.ts'
import { expectedWait } from './wait.ts'

const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', '123456', null] as const
const LISTENING: readonly Level[] = LEVELS.filter((level) => level !== 'over' && level !== 'voicemail')
const menu = MENUS.general[0] as Menu
const facts = (told: Partial<Facts> = {}): Facts => ({
  open: true,
  duty: true,
  known: false,
  adviser: false,
  rings: false,
  menu,
  languages: ['nb', 'en', 'se', 'uk', 'pl', 'ar', 'so', 'ti'],
  ...told,
})

/** Every way the world can stand when a key is pressed, on every line. */
const worlds = LINES.flatMap((line) =>
  [true, false].flatMap((open) =>
    [true, false].flatMap((known) =>
      [true, false].flatMap((adviser) =>
        [true, false].map((rings) =>
          facts({ open, known, adviser, rings, duty: open, menu: MENUS[line].at(-1) as Menu }),
        ),
      ),
    ),
  ),
)
/** a person, now or owed. */
const human = ({ do: does }: Turn) => ['queue', 'callBack', 'voicemail', 'stay'].includes(does)

describe('a person is one key away (R-128)', () => {
  test('from every level, on every line, open or closed, known or not: 0 leads to one, and so does silence', () => {
    for (const world of worlds)
      for (const level of LISTENING)
        for (const key of ['0', null]) {
          const turn = pressed(level, key, 0, world)
          expect(human(turn), `${world.menu.line} ${level} ${key}: ${turn.do}`).toBe(true)
          if (world.open && !QUEUEING.includes(level)) expect(turn.do).toBe('queue')
        }
  })

  test('two wrong keys lead to one, and the first repeats the same level and nothing else', () => {
    for (const world of worlds)
      for (const level of LISTENING) {
        for (const key of ['*', '#', '77']) {
          const first = pressed(level, key, 0, world)
          if (level === 'code') expect(human(first)).toBe(true)
          else expect(first).toEqual({ do: 'again', told: level === 'number' ? 'noNumber' : 'wrongKey' })
          expect(human(pressed(level, key, 1, world))).toBe(true)
        }
      }
  })

  test('no key leads back to the beginning, and every key leads somewhere', () => {
    for (const world of worlds)
      for (const level of LISTENING)
        for (const key of KEYS)
          for (const wrong of [0, 1]) {
            const turn = pressed(level, key, wrong, world)
            // Only from "somebody tried to reach you" does one go on to the languages, which is forward.
            if (turn.do === 'menu') expect(level).toBe('returned')
            if (turn.do === 'language') expect(level).toBe('language')
          }
  })

  test('9 is always my adviser, and a person finds out where nobody can be rung', () => {
    for (const world of worlds)
      for (const level of LISTENING.filter((one) => one !== 'code')) {
        const turn = pressed(level, '9', 0, world)
        if (level === 'wait' && world.rings) continue
        if (world.adviser) expect(turn).toEqual({ do: 'adviser' })
        else expect(level === 'wait' || human(turn), level).toBe(true)
      }
  })

  test('closed: whom we know we ring; anybody else leaves word; the urgent key is the same', () => {
    const shut = facts({ open: false, duty: false })
    expect(pressed('closed', '0', 0, { ...shut, known: true })).toEqual({ do: 'callBack' })
    expect(pressed('closed', null, 0, shut)).toEqual({ do: 'voicemail' })
    expect(pressed('closed', '1', 0, shut)).toEqual({ do: 'urgent' })
    expect(pressed('menu', '1', 0, facts())).toEqual({ do: 'urgent' })
    expect(pressed('closed', '3', 0, { ...shut, known: true })).toEqual({ do: 'voicemail' })
  })
})

describe('while one waits (R-415)', () => {
  test('the place is kept for whoever can be rung; silence stays; somebody who is rung can be left for anybody', () => {
    expect(pressed('wait', '1', 0, facts({ known: true }))).toEqual({ do: 'callBack' })
    expect(pressed('wait', '1', 0, facts())).toEqual({ do: 'askNumber' })
    expect(pressed('wait', null, 0, facts())).toEqual({ do: 'stay' })
    expect(pressed('wait', '0', 0, facts())).toEqual({ do: 'stay' })
    expect(pressed('wait', '0', 0, facts({ rings: true }))).toMatchObject({ do: 'queue' })
  })

  test('whoever is not known keys a number in, hears it, and keeps the place in the queue until they have said yes', () => {
    const world = facts()
    expect(pressed('number', '92345678', 0, world)).toEqual({ do: 'checkNumber', number: '+4792345678' })
    expect(pressed('number', '0046701234567', 0, world)).toEqual({
      do: 'checkNumber',
      number: '+46701234567',
    })
    expect(pressed('number', '12', 0, world)).toEqual({ do: 'again', told: 'noNumber' })
    for (const typed of ['12', '0', null]) expect(pressed('number', typed, 1, world)).toEqual({ do: 'stay' })
    expect(pressed('numberCheck', '1', 0, world)).toEqual({ do: 'ringNumber' })
    expect(pressed('numberCheck', '2', 0, world)).toEqual({ do: 'askNumber' })
    for (const key of ['0', null]) expect(pressed('numberCheck', key, 0, world)).toEqual({ do: 'stay' })
    // Closed meanwhile: nobody stands in the queue any more, and they leave word.
    expect(pressed('number', null, 0, facts({ open: false }))).toEqual({ do: 'voicemail' })
  })

  test('the wait is honest: not known from one answer, rounded up, never less when more stand before', () => {
    expect(expectedWait(1, { answers: 1, minutes: 30 })).toBeNull()
    expect(expectedWait(1, { answers: 30, minutes: 30 })).toBe(2)
    expect(expectedWait(7, { answers: 10, minutes: 30 })).toBe(30)
    expect(expectedWait(40, { answers: 10, minutes: 30 })).toBe(61)
    for (const answers of [2, 5, 10, 60])
      for (let place = 1; place < 60; place += 1) {
        const said = expectedWait(place, { answers, minutes: 30 }) ?? 0
        expect(said).toBeLessThanOrEqual(expectedWait(place + 1, { answers, minutes: 30 }) ?? 0)
        if (said <= 60) expect(said).toBeGreaterThanOrEqual((place * 30) / answers)
      }
  })
})

describe('menus are data (R-128)', () => {
  const has = (key: string) => key in nb

  test('every menu of the house can be put in force, and says urgent needs on the same key', () => {
    for (const line of LINES)
      for (const version of MENUS[line]) {
        expect(menuFaults(version, has)).toEqual([])
        expect(version.line).toBe(line)
        expect(version.choices.find(({ to }) => to === 'urgent')?.key).toBe('1')
      }
  })

  test.each<[string, Menu, RegExp]>([
    [
      'five choices',
      { ...menu, choices: [...menu.choices, { key: '4', text: 'menu.urgent', to: 'urgent' }] },
      /5 choices/,
    ],
    [
      'one key twice',
      { ...menu, choices: [...menu.choices.slice(0, 3), { key: '1', text: 'menu.urgent', to: 'urgent' }] },
      /one key/,
    ],
    [
      'a choice without words',
      { ...menu, choices: [{ key: '1', text: 'menu.nothing', to: 'urgent' }] },
      /no text menu.nothing/,
    ],
    ['nobody behind 0', { ...menu, human: '' as 'general' }, /no queue of people/],
    ['nothing urgent', { ...menu, choices: menu.choices.slice(1) }, /urgent/],
    ['no choice', { ...menu, choices: [] }, /no choice/],
    [
      'a key that is taken',
      { ...menu, choices: [{ key: '9' as '4', text: 'menu.urgent', to: 'urgent' }] },
      /9 is no key/,
    ],
  ])('%s is refused', (_what, wrong, why) => {
    expect(menuFaults(wrong, has).join()).toMatch(why)
  })

  test('who has heard an older menu goes on with it, and a version that is gone is the newest', () => {
    const versions = [menu, { ...menu, version: 2, human: 'work' as const }]
    expect(menuOf(versions, 1)).toBe(menu)
    expect(menuOf(versions, null).version).toBe(2)
    expect(menuOf(versions, 7).version).toBe(2)
  })

  test('no situation names a benefit or an office (R-126)', () => {
    const said = Object.entries(nb)
      .filter(([key]) => key.startsWith('menu.'))
      .map(([, text]) => text.toLowerCase())
    for (const text of said)
      expect(text).not.toMatch(/stønad|dagpenger|aap|uføretrygd|kvp|vedtak|sak\b|nav\b/)
    // Three plain questions, and one key for all of them.
    const urgent = textFor('nb')('line:menu.urgent', { key: '1' })
    expect(urgent.split('?')).toHaveLength(4)
    expect(urgent).toContain('trykk 1')
  })
})

describe('theme × line × side (R-120, R-121): no dead end', () => {
  const sides: readonly ThemeSide[] = ['state', 'municipal', 'common', 'external']

  test('every theme has a staffed queue on every line and side', () => {
    for (const theme of Object.keys(THEMES) as EnquiryTheme[])
      for (const line of LINES) for (const side of sides) expect(QUEUES).toContain(queueOf(theme, line, side))
  })

  test('a line with people of its own keeps its callers; municipal matters go to who knows them', () => {
    expect(queueOf('paymentDate', 'employers', 'state')).toBe('employer')
    expect(queueOf('whyDecision', 'general', 'municipal')).toBe('municipal')
    expect(queueOf('pension', 'general', 'state')).toBe('pension')
    expect(queueOf('emergencyNeed', 'duty', 'municipal')).toBe('municipal')
  })
})

describe('who skips the menu', () => {
  const caller = (told: Partial<Caller>): Caller => ({
    personId: 'p',
    ownNumber: true,
    language: 'nb',
    writtenForm: 'nb',
    contactStatus: 'digital',
    interpreterNeed: 'none',
    officeId: null,
    ...told,
  })
  test('assisted, or always with an interpreter, and only from a number that is one person’s own', () => {
    expect(skipsMenu(caller({ contactStatus: 'assisted' }))).toBe(true)
    expect(skipsMenu(caller({ interpreterNeed: 'always' }))).toBe(true)
    expect(skipsMenu(caller({}))).toBe(false)
    expect(skipsMenu(caller({ contactStatus: 'assisted', ownNumber: false }))).toBe(false)
  })
})
