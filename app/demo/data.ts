import type { LoaderFunctionArgs } from 'react-router'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { readAddress } from './address.ts'
import type { DemoRoom } from './model.ts'

/** The machinery behind the room; where there is none, the page does not exist. */
export function roomDoor(context: LoaderFunctionArgs['context']): DemoRoom {
  const { demoRoom } = door(context)
  if (!demoRoom) throw fault('notFound')
  return demoRoom
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const room = roomDoor(context)
  const address = readAddress(new URL(request.url).searchParams)
  const { name, from, until, all, check } = address
  return {
    address,
    people: await room.people(),
    stops: await room.stops(address),
    happened: from && until ? await room.happened(from, until, name) : null,
    outgoing: await room.outgoing(name),
    ledger: await room.ledger(name, all),
    checked: check ? await room.invariants() : null,
  }
}
