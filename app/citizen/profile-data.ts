import type { Profile, Said } from '../../office/people/profile/views.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import { factWords } from '../ui/profile-words.ts'
import type { Known } from './profile-fields.ts'

export type Noted = {
  id: string
  what: string
  who: string
  at: string
  until: string | null
  why: string | null
}
export type ProfileShown = {
  status: Profile['reach']['status']
  assisted: boolean
  notes: string[]
  known: Known
  noted: Noted[]
  deviations: string[]
  statement: string
}

/** The profile in plain words, with everything that somebody has said and who it was. */
export function shownProfile(profile: Profile, here: PageDoor): ProfileShown {
  const { say } = here
  return {
    status: profile.reach.status,
    assisted: profile.status === 'assisted',
    notes: notesOf(profile, here),
    known: Object.fromEntries([
      ['interpreterNeed', profile.reach.interpreterNeed],
      ['interpreterLanguage', profile.reach.interpreterLanguage],
      ['reading', profile.reach.reading === 'unknown' ? null : profile.reach.reading],
      ...Object.entries(profile.reach.abilities).map(([task, level]) => [`ability.${task}`, level]),
      ...profile.facts
        .filter(({ field }) => !field.startsWith('ability.'))
        .map(({ field, value }) => [field, value]),
    ]),
    noted: profile.facts.flatMap((fact) => {
      const what = factWords(fact.field, fact.value, here)
      return what === null ? [] : [noted(fact, what, here)]
    }),
    deviations: profile.facts
      .filter(({ field }) => field.startsWith('deviation.'))
      .map(({ byName, reason }) =>
        say('profile:deviation', { name: byName ?? here.agency.name, reason: reason ?? '' }),
      ),
    statement: typeof profile.statement?.value === 'string' ? profile.statement.value : '',
  }
}

function noted(fact: Said, what: string, { say, language, now }: PageDoor): Noted {
  const own = fact.source === 'ownStatement'
  const who = own
    ? say('profile:noted.you')
    : fact.byName
      ? say('profile:noted.name', { name: fact.byName })
      : say('profile:noted.us')
  return {
    id: fact.id,
    what,
    who,
    at: fact.at.toString(),
    until:
      fact.validUntil === null
        ? null
        : say('profile:noted.until', { when: sayDay(language, fact.validUntil, now) }),
    why:
      fact.reason === null || fact.reason === 'assessment'
        ? null
        : say('profile:noted.reason', { reason: fact.reason }),
  }
}

function notesOf({ reach, review, reviewAt, barrier }: Profile, { say, language, now }: PageDoor): string[] {
  const when = (at: Temporal.Instant) => sayWhen(language, at, now)
  return [
    ...(reach.factsDisagree ? [say('profile:disagree')] : []),
    ...(reach.reviewOverdue ? [say('profile:overdue')] : []),
    ...(reach.digitalNotWorking ? [say('profile:notWorking')] : []),
    ...(barrier === null
      ? []
      : [say('profile:barrier', { when: when(barrier.dueAt), words: barrier.words })]),
    ...(review !== null ? [say('profile:reviewOpen', { when: when(review.dueAt) })] : []),
    ...(review === null && reviewAt !== null && !reach.reviewOverdue
      ? [say('profile:reviewAt', { when: sayDay(language, reviewAt, now) })]
      : []),
  ]
}
