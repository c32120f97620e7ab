import type { Deed } from '../../office/people/mandates/deeds.ts'
import type { MandateLine } from '../../office/people/mandates/model.ts'
import { hasText, type Say } from '../../text/index.ts'
import { sayDay } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import { themeWords } from './words.ts'

export type ShownMandate = {
  id: string
  name: string
  relation: string
  state: MandateLine['state']
  period: string
  sides: string[]
  themes: string[]
  acts: string[]
  notes: string[]
  renewable: boolean
}

export type ShownConsent = {
  id: string
  what: string
  who: string
  sides: string[]
  period: string
  notes: string[]
}

/** A consent as it stands with the giver and with staff: what for, who, what of, and until when. */
export function shownConsent(line: MandateLine, here: PageDoor): ShownConsent {
  const { say } = here
  const { period, sides } = scopeWords(line, here)
  return {
    id: line.id,
    what: line.consentTo === null ? '' : say(`mandates:consent.to.${line.consentTo}`),
    who: line.holderName,
    sides,
    period,
    notes: [
      ...(line.callOnly ? [say('mandates:helpers.callOnly')] : []),
      ...(line.before ? [say('mandates:helpers.before', { name: line.before })] : []),
    ],
  }
}

type Scope = Pick<MandateLine, 'sides' | 'themes' | 'acts' | 'fromAt' | 'untilAt' | 'earlierMaterial'>

/** What a mandate lets somebody do, in words; the same to giver, holder and staff. */
export function scopeWords(scope: Scope, here: PageDoor) {
  const { say, language, now } = here
  return {
    period: say('mandates:helpers.period', {
      from: sayDay(language, scope.fromAt, now),
      // C2-09: it holds to the last minute of the day before it ends.
      until: sayDay(language, scope.untilAt.subtract({ seconds: 1 }), now),
    }),
    sides: scope.sides.map((side) => say(`citizen:people.side.${side}`)),
    themes:
      scope.themes.length === 0
        ? [say('mandates:helpers.allThemes')]
        : scope.themes.map((theme) => themeWords(theme, say)),
    acts: scope.acts.map((act) => say(`mandates:act.${act}`)),
  }
}

export function shownMandate(line: MandateLine, here: PageDoor): ShownMandate {
  const { say } = here
  const notes: string[] = []
  if (line.callOnly) notes.push(say('mandates:helpers.callOnly'))
  if (line.threadNumber !== null)
    notes.push(say('mandates:helpers.matter', { number: String(line.threadNumber) }))
  if (line.earlierMaterial) notes.push(say('mandates:helpers.earlierMaterial'))
  if (line.before) notes.push(say('mandates:helpers.before', { name: line.before }))
  if (line.state === 'asked') notes.push(say('mandates:helpers.givenAsked'))
  if (line.state === 'active' && !line.hasLogin) notes.push(say('mandates:helpers.noLogin'))
  return {
    id: line.id,
    name: line.holderName,
    relation: say(`mandates:relation.${line.relation}`),
    state: line.state,
    ...scopeWords(line, here),
    notes,
    renewable: line.state === 'active' && line.renewalAskedAt !== null,
  }
}

export type ShownDeed = {
  id: string
  who: string
  what: string
  why: string
  at: string
  threadId: string | null
  /** What they were answered, where they asked for the person without a mandate. */
  answered: string
}

/** Each thing done in the person's name, in a line. */
export function shownDeed(deed: Deed, say: Say): ShownDeed {
  const written = ['visitLogged', 'callLogged', 'talkHeld', 'documentReceived'].includes(deed.kind)
  const key = written ? 'mandates:deed.written' : `mandates:deed.${deed.kind}`
  const why = `mandates:why.${deed.why}`
  const who = deed.authorship === 'selfWithHelp' ? say('mandates:by.selfWithHelp') : deed.name
  return {
    id: deed.id,
    who: who || say('mandates:by.someone'),
    what: say(hasText(key) ? key : 'mandates:deed.other'),
    why: hasText(why) ? say(why) : '',
    at: deed.at.toString(),
    threadId: deed.threadId,
    answered:
      deed.answered === null
        ? ''
        : say('mandates:deed.answered', { answer: say(`mandates:request.answer.${deed.answered}`) }),
  }
}
