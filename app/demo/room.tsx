import { useLoaderData } from 'react-router'
import { BenchHead } from '../ui/bench-head.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { Clock } from './clock.tsx'
import type { loader } from './data.ts'
import style from './demo.css?url'
import { Happened } from './happened.tsx'
import { Invariants } from './invariants.tsx'
import { Promises } from './promises.tsx'
import { Sent } from './sent.tsx'
import { Story } from './story.tsx'
import { Who } from './who.tsx'

export { action } from './action.ts'
export { loader } from './data.ts'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** The product in five minutes: who to be, the clock, what went out, what is owed, and what must always hold. */
export default function Room() {
  const say = useSay()
  const room = useLoaderData<typeof loader>()
  return (
    <div className="demo">
      <title>{say('demo:title')}</title>
      <BenchHead heading={say('demo:title')} lead={say('demo:lead')}>
        <You />
      </BenchHead>
      <Story />
      <div className="demo-top">
        <Who people={room.people} />
        <Clock stops={room.stops} address={room.address} />
      </div>
      {room.happened && <Happened happened={room.happened} address={room.address} />}
      <Promises ledger={room.ledger} address={room.address} people={room.people} />
      <div className="demo-halves">
        <Sent outgoing={room.outgoing} />
        <Invariants checked={room.checked} address={room.address} />
      </div>
    </div>
  )
}

/** Whoever is logged in now, and the way back to where they were. */
function You() {
  const say = useSay()
  const { viewer } = useShell()
  if (!viewer) return null
  const staff = viewer.kind === 'staff'
  return (
    <p>
      {say('demo:you', { who: viewer.name })}{' '}
      <a href={staff ? '/arbeid' : '/min-side'}>{say(staff ? 'demo:toWork' : 'demo:toMinSide')}</a>
    </p>
  )
}
