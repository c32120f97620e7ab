import { describe, expect, test } from 'vitest'
import { LANGUAGES, type TextKey, textFor } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import { endOf, type Owed, statusOf } from './status.ts'

/** Monday 2 March 2026, 10:00 in Oslo. */
const now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const wednesday = Temporal.Instant.from('2026-03-04T09:00:00Z')
const owed = (over: Partial<Owed> = {}): Owed => ({
  kind: 'answerMessage',
  urgency: 'ordinary',
  state: 'open',
  dueAt: wednesday,
  toldLate: false,
  ...over,
})
const words = ({ text, at }: { text: TextKey; at: string }) =>
  textFor('nb')(text, { who: 'Kari', when: sayWhen('nb', Temporal.Instant.from(at), now) }).replaceAll(
    '\u00a0',
    ' ',
  )

describe('what is owed is said in one sentence', () => {
  test.each([
    [{}, 'open', 'Kari svarer deg senest onsdag 4. mars kl. 10.'],
    [{ callMe: true }, 'open', 'Kari ringer deg senest onsdag 4. mars kl. 10.'],
    [{ kind: 'callBack' }, 'open', 'Kari ringer deg senest onsdag 4. mars kl. 10.'],
    [{ kind: 'arrangeMeeting' }, 'open', 'Kari avtaler en tid med deg senest onsdag 4. mars kl. 10.'],
    [{ kind: 'holdMeeting' }, 'open', 'Kari snakker med deg senest onsdag 4. mars kl. 10.'],
    [{ kind: 'followEmergency' }, 'open', 'Kari følger dette opp senest onsdag 4. mars kl. 10.'],
    [{ toldLate: true }, 'moved', 'Svaret kan bli sent. Kari svarer deg senest onsdag 4. mars kl. 10.'],
    [{ state: 'paused' }, 'open', 'Dette står på vent. Kari passer på at det ikke blir borte.'],
    [{ state: 'sentNotReached' }, 'kept', 'Kari har svart. Åpne samtalen og les.'],
  ] as const)('%o', (over, tone, sentence) => {
    const status = statusOf(owed(over), now)
    expect([status.tone, words(status)]).toEqual([tone, sentence])
  })

  test('urgent need: that somebody will speak with you, and when (C1-08)', () => {
    const at14 = Temporal.Instant.from('2026-03-02T13:00:00Z')
    expect(words(statusOf(owed({ urgency: 'acute', dueAt: at14 }), now))).toBe(
      'Noen snakker med deg senest i dag kl. 14. Kari har ansvaret.',
    )
  })

  test('once the time has passed it says that we are late, whatever else was so', () => {
    const late = statusOf(
      owed({ urgency: 'acute', toldLate: true, dueAt: now.subtract({ minutes: 1 }) }),
      now,
    )
    expect([late.tone, words(late)]).toEqual([
      'late',
      'Svaret skulle vært hos deg i dag kl. 9.59. Vi er sene. Kari har fått beskjed.',
    ])
  })
})

describe('how it ended is said too', () => {
  test.each([
    ['kept', 'answered', 'Besvart onsdag 4. mars kl. 10.'],
    ['keptElsewhere', 'talk', 'Besvart i en samtale onsdag 4. mars kl. 10.'],
    ['kept', 'talk', 'Besvart i en samtale onsdag 4. mars kl. 10.'],
    ['keptElsewhere', 'referredElsewhere', 'Løst hos en annen etat onsdag 4. mars kl. 10.'],
    ['withdrawn', 'withdrawn', 'Avsluttet onsdag 4. mars kl. 10, fordi du ba om det.'],
    ['merged', 'merged', 'Slått sammen med et annet spørsmål onsdag 4. mars kl. 10.'],
  ])('%s by %s', (state, endedHow, sentence) => {
    expect(words(endOf({ state, endedHow, endedAt: wednesday }))).toBe(sentence)
  })
})

test('every status names who and when in every language', () => {
  const timed = ['answerMessage', 'callBack', 'arrangeMeeting', 'holdMeeting', 'report'].map((kind) => ({
    kind,
  }))
  for (const over of [...timed, { toldLate: true }, { urgency: 'acute' }]) {
    const { text } = statusOf(owed(over), now)
    for (const { code } of LANGUAGES) {
      const sentence = textFor(code)(text, { who: 'Kari', when: 'NÅR' })
      expect(sentence, `${code} ${text}`).toContain('Kari')
      expect(sentence, `${code} ${text}`).toContain('NÅR')
    }
  }
})
