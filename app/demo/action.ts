import { type ActionFunctionArgs, data, redirect } from 'react-router'
import { door } from '../context.ts'
import { readAddress, roomAddress } from './address.ts'
import { roomDoor } from './data.ts'
import type { Move } from './model.ts'

const SEE_OTHER = 303

/**
 * Moves the clock, or lets people write. No token is asked for: there is nobody to be tricked in a town of made-up
 * people, one need not be logged in here, and the server refuses what another site sends.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const room = roomDoor(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const { name, promiseId } = readAddress(new URLSearchParams({ navn: text('navn'), lofte: text('lofte') }))
  if (text('gjor') === 'meldinger') {
    const from = door(context).now.toString()
    const arrived = await room.arrive()
    // The demo's clock runs on; what has just come in lies within the next minute.
    const until = Temporal.Instant.from(from).add({ minutes: 1 }).toString()
    return redirect(roomAddress({ arrived, from, until, promiseId }, 'skjedde'), SEE_OTHER)
  }
  const moved = await room.move(moveOf(text('til'), text('tidspunkt')))
  if (!moved.ok) return data({ reason: moved.reason, local: text('tidspunkt') }, { status: 422 })
  const { from, until } = moved
  return redirect(roomAddress({ name, promiseId, from, until }, 'skjedde'), SEE_OTHER)
}

function moveOf(to: string, local: string): Move {
  if (to === 'hour' || to === 'workingDay' || to === 'morning') return { by: to }
  return to === 'local' ? { local } : { at: to }
}
