import { sayDay } from '../../text/when.ts'
import { HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { factWords } from '../ui/profile-words.ts'
import { useShell } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import type { ProfilePage } from './profile-data.ts'
import { useWords } from './words.ts'

type Fact = ProfilePage['profile']['facts'][number]

/** The words of one fact; those that only staff set stand in the room `desk`. */
function useFact() {
  const { say, coded } = useWords()
  const { language } = useShell()
  return (field: string, value: unknown): string => {
    const known = factWords(field, value, { say, language })
    if (known !== null) return known
    const [kind = '', name = ''] = field.split('.')
    const about = coded('desk:profile.field')(kind)
    const what = name === '' ? String(value) : coded(`profile:${kind === 'deviation' ? 'way' : kind}`)(name)
    return `${about}: ${coded(`desk:profile.${kind}`)(what)}`
  }
}

/** A day that is a limit, without its last minute. */
function useDay() {
  const { language, now } = useShell()
  return (at: string) =>
    sayDay(language, { epochMilliseconds: Date.parse(at) }, { epochMilliseconds: Date.parse(now) })
}

/** What is known, whose word it is, and how long it holds; the person reads the same (R-313). */
export function ProfilePanel({ page }: { page: ProfilePage }) {
  const { say, coded, due } = useWords()
  const day = useDay()
  const { profile } = page
  const fact = useFact()
  return (
    <div className="stack">
      <section className="stack-tight">
        <p>
          <StatusTag tone={profile.reach.status === 'digital' ? 'success' : 'warning'}>
            {coded('staff:contactStatus')(profile.reach.status)}
          </StatusTag>{' '}
          {profile.reach.reviewOverdue && <StatusTag tone="warning">{say('desk:profile.overdue')}</StatusTag>}{' '}
          {profile.reach.digitalNotWorking && (
            <StatusTag tone="warning">{say('desk:profile.notWorking')}</StatusTag>
          )}
        </p>
        {profile.review && (
          <p>
            {say('desk:profile.review', { when: due(profile.review.dueAt) })}{' '}
            {[...new Set(profile.review.triggers)].map(coded('desk:profile.trigger')).join(', ')}
          </p>
        )}
        {!profile.review && profile.reviewAt && (
          <p className="quiet">{say('desk:profile.reviewAt', { when: day(profile.reviewAt) })}</p>
        )}
        {profile.barrier && (
          <p>
            {say('desk:profile.barrierOpen', { when: due(profile.barrier.dueAt) })}{' '}
            {profile.barrier.barriers.map(coded('desk:profile.barrier')).join(', ')}
            {profile.barrier.words !== '' && (
              <>
                {' '}
                · <bdi>{profile.barrier.words}</bdi>
              </>
            )}
          </p>
        )}
        {(profile.assessment?.local ?? []).map((one) => (
          <p key={one.id}>
            {one.question} <bdi>{one.answer}</bdi>
          </p>
        ))}
        {profile.helperCarried.contacts > 0 && (
          <p className="quiet">
            {say('desk:profile.carried', {
              percent: Math.round(profile.helperCarried.share * 100),
              n: profile.helperCarried.contacts,
            })}
          </p>
        )}
      </section>
      {profile.statement && (
        <blockquote className="card" dir="auto">
          {String(profile.statement.value)}
        </blockquote>
      )}
      <Disagreements page={page} />
      <section className="stack-tight">
        <h2>{say('desk:profile.facts')}</h2>
        {profile.facts.length === 0 && <p className="quiet">{say('profile:noted.none')}</p>}
        <ul className="plain-list stack-tight">
          {profile.facts
            .filter(({ field }) => field !== 'statement' && field !== 'status')
            .map((one) => (
              <li key={one.id}>
                {fact(one.field, one.value)}
                <Source of={one} />
              </li>
            ))}
        </ul>
      </section>
    </div>
  )
}

function Source({ of }: { of: Fact }) {
  const { say, coded } = useWords()
  const day = useDay()
  return (
    <p className="small quiet">
      {coded('desk:profile.source')(of.source)}
      {of.byName && <> · {of.byName}</>} · <Time at={of.at} />
      {of.evidence && <> · {coded('desk:profile.evidence')(of.evidence)}</>}
      {of.validUntil && <> · {say('profile:noted.until', { when: day(of.validUntil) })}</>}
      {of.reason && of.reason !== 'assessment' && (
        <>
          {' '}
          · <bdi>{of.reason}</bdi>
        </>
      )}
    </p>
  )
}

/** R-310: the person's latest word counts until the two have talked about it. */
function Disagreements({ page }: { page: ProfilePage }) {
  const { say } = useWords()
  const fact = useFact()
  const { disagreements } = page.profile
  if (disagreements.length === 0) return null
  return (
    <section className="stack-tight promise" data-state="moved">
      <h2>{say('desk:profile.disagree')}</h2>
      {disagreements.flatMap(({ field, said }) =>
        said.map((one) => (
          <form key={one.id} method="post" className="stack-tight card">
            <HiddenFields form={`settle-${one.id}`} />
            <input type="hidden" name="opplysning" value={one.id} />
            <p className="strong">{fact(field, one.value)}</p>
            <Source of={one} />
            <TextLine name="hvorfor" label={say('desk:profile.settle.why')} maxLength={1000} />
            <Press name="gjor" value="avklar" variant="secondary" small>
              {say('desk:profile.settle')}
            </Press>
          </form>
        )),
      )}
    </section>
  )
}
