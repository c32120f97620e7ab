import type { ReactNode } from 'react'
import { useActionData } from 'react-router'
import { fieldTime } from '../staff/format.ts'
import { useWords } from '../staff/words.ts'
import { Press } from '../ui/forms.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import type { action } from './action.ts'
import type { RoomAddress } from './address.ts'
import type { Stops } from './model.ts'

const STRIDES = ['hour', 'workingDay', 'morning'] as const

/** What time it is in the office, and the ways to another time. */
export function Clock({ stops, address }: { stops: Stops | null; address: RoomAddress }) {
  const say = useSay()
  const { now } = useShell()
  return (
    <section aria-labelledby="klokka" className="card stack clock">
      <div>
        <h2 id="klokka">{say('demo:clock.heading')}</h2>
        <p className="clock-now">
          <Time at={now} full />
        </p>
        <p className="quiet">{say('demo:clock.text')}</p>
      </div>
      <Refused />
      <MoveForm address={address}>
        <div className="row">
          {STRIDES.map((by) => (
            <Press key={by} variant="secondary" small name="til" value={by}>
              {say(`demo:clock.${by}`)}
            </Press>
          ))}
        </div>
      </MoveForm>
      <NextSteps stops={stops} address={address} />
      <ToTime address={address} />
      <form method="post" action="/demo" className="stack-tight clock-more">
        <h3>{say('demo:arrive.heading')}</h3>
        <p className="quiet">{say('demo:arrive.text')}</p>
        <input type="hidden" name="gjor" value="meldinger" />
        <div>
          <Press variant="secondary" small>
            {say('demo:arrive.go')}
          </Press>
        </div>
      </form>
    </section>
  )
}

function Refused() {
  const say = useSay()
  const refused = useActionData<typeof action>()
  if (!refused) return null
  return (
    <p className="field-error" role="alert" id="tidspunkt-feil">
      {say(`demo:clock.refused.${refused.reason}`)}
    </p>
  )
}

/** Keeps whom the room shows while the clock moves. */
function MoveForm({ address, children }: { address: RoomAddress; children: ReactNode }) {
  return (
    <form method="post" action="/demo" className="stack-tight">
      <input type="hidden" name="navn" value={address.name} />
      <input type="hidden" name="lofte" value={address.promiseId} />
      {children}
    </form>
  )
}

/** The ladder of one promise: each step is a time to go to. */
function NextSteps({ stops, address }: { stops: Stops | null; address: RoomAddress }) {
  const { say, theme, when, due, coded } = useWords()
  if (!stops) return <p className="quiet">{say('demo:clock.noFollow')}</p>
  const { personName: who, ownerName: owner, dueAt, promiseId } = stops
  return (
    <MoveForm address={{ ...address, promiseId }}>
      <h3>{say('demo:clock.followHeading')}</h3>
      <p>{say('demo:clock.follow', { who, theme: theme(stops.theme), owner, when: when(dueAt) })}</p>
      <ul className="ladder plain-list">
        {stops.steps.map(({ step, at }) => (
          <li key={step}>
            <Press variant="secondary" small name="til" value={at}>
              {coded('demo:step')(step)}
            </Press>
            <time className="quiet nowrap" dateTime={at} title={when(at)}>
              {due(at)}
            </time>
          </li>
        ))}
      </ul>
    </MoveForm>
  )
}

function ToTime({ address }: { address: RoomAddress }) {
  const say = useSay()
  const { now } = useShell()
  const refused = useActionData<typeof action>()
  return (
    <MoveForm address={address}>
      <input type="hidden" name="til" value="local" />
      <div className="row">
        <label className="small-field" htmlFor="tidspunkt">
          <span>{say('demo:clock.local')}</span>
          <input
            id="tidspunkt"
            name="tidspunkt"
            type="datetime-local"
            required
            defaultValue={refused?.local || fieldTime(now)}
            aria-invalid={refused ? true : undefined}
            aria-describedby={refused ? 'tidspunkt-feil' : undefined}
          />
        </label>
        <Press variant="secondary" small>
          {say('demo:clock.go')}
        </Press>
      </div>
    </MoveForm>
  )
}
