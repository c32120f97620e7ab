import { HiddenFields, Press } from '../ui/forms.tsx'
import type { TrainingData } from './training.tsx'
import { useWords } from './words.ts'

type Plan = NonNullable<TrainingData['plan']>

/** Each step with whose hands it was, when and with whom. */
export function Steps({ plan }: { plan: Plan }) {
  const { say, when } = useWords()
  return (
    <section aria-labelledby="steg" className="stack-tight">
      <h2 id="steg">
        <bdi>{plan.goal}</bdi>
      </h2>
      <p className="quiet">
        {say('visitstaff:training.owner')}: {plan.owner}
        {plan.helper && (
          <>
            {' · '}
            {say('visitstaff:training.helper')}: <bdi>{plan.helper}</bdi>
          </>
        )}
      </p>
      <ul className="plain-list stack-tight">
        {plan.steps.map((one) => (
          <li key={one.step}>
            <span className="strong">{say(`visits:training.step.${one.step}`)}</span>{' '}
            <span className="quiet">
              {one.masteredAt
                ? say('visitstaff:training.state.mastered', {
                    when: when(one.masteredAt),
                    who: one.trainer ?? '',
                  })
                : say('visitstaff:training.state.tries', { n: one.tries })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** what the profile would learn, and only with the person's word. */
export function Ready({ page }: { page: TrainingData }) {
  const { say, coded } = useWords()
  if (page.ready.length === 0) return null
  return (
    <form method="post" className="card stack-tight">
      <HiddenFields form="ready" />
      <p>{say('visitstaff:training.ready', { tasks: page.ready.map(coded('profile:task')).join(', ') })}</p>
      <div>
        <Press name="gjor" value="vurder" variant="secondary">
          {say('visitstaff:training.ready.save')}
        </Press>
      </div>
    </form>
  )
}

/** training and guidance, each in a sum of its own. */
export function Sessions({ plan }: { plan: Plan }) {
  const { say, when, coded } = useWords()
  const sum = (of: 'minutes' | 'guidanceMinutes') => plan.sessions.reduce((all, one) => all + one[of], 0)
  if (plan.sessions.length === 0) return null
  return (
    <section aria-labelledby="okter" className="stack-tight">
      <h2 id="okter">{say('visitstaff:training.sessions')}</h2>
      <p className="strong">
        {say('visitstaff:training.sum', { minutes: sum('minutes'), guidance: sum('guidanceMinutes') })}
      </p>
      <ul>
        {plan.sessions.map((one) => (
          <li key={one.id}>
            {say('visitstaff:training.session.line', {
              when: when(one.heldAt),
              who: one.trainer,
              minutes: one.minutes,
              guidance: one.guidanceMinutes,
            })}{' '}
            <span className="quiet small">
              {coded('visitstaff:training.form')(one.form)} ·{' '}
              {coded('visitstaff:training.device')(one.device)}
              {one.mastered.length > 0 &&
                ` · ${say('visitstaff:training.list.mastered')}: ${one.mastered.map(coded('visits:training.step')).join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
