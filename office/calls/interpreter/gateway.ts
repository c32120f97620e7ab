import type { Gender, Level, Mode, Where } from './model.ts'

/** What a service is asked for: nobody's name, nobody's number and nothing of what it is about. */
export type Asking = {
  /** Asked again with the same key it is one order. */
  key: string
  language: string
  dialect: string | null
  gender: Gender | null
  askedAt: Temporal.Instant
  /** When somebody is to be on the line; booked, when somebody is to have said yes. */
  connectBy: Temporal.Instant
  mode: Mode
  /** for a time, not at once. */
  booked: Booking | null
}
type Booking = {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Null: not in a place, or in a home, which no service is told. */
  place: Where | null
  /** Category of the national register that is asked for; less is taken where there is no more. */
  level: Level | null
  /** The order of theirs that this takes the place of: the same interpreter, if they can. */
  insteadOf: string | null
}

/** `taken`: the service looks for somebody and tells by webhook. `refused`: it has nobody. `again`: no answer that counts. */
export type Asked = { how: 'taken'; providerId: string } | { how: 'refused' | 'again'; why: string }

/** One interpreter service, in the order in which they are asked. */
export type InterpreterService = {
  name: string
  ask(asking: Asking): Promise<Asked>
  /** Nobody is needed any more. False: to be told again. */
  withdraw(key: string): Promise<boolean>
}
