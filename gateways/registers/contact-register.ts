import type { ContactRegister, RegisterEntry } from '../../office/reach/registers/model.ts'
import { ask, type Partner, textIn } from '../partner.ts'

const MOST_AT_ONCE = 1000

/** `POST persons` with `{ids}`, at most a thousand at a time; answers `{persons: [{id, phone?,
 * email?, mailbox?, reserved, confirmedAt?}]}`. */
export const contactRegister =
  (partner: Partner): ContactRegister =>
  async (nationalIds) => {
    const found = new Map<string, RegisterEntry>()
    for (let from = 0; from < nationalIds.length; from += MOST_AT_ONCE) {
      const ids = nationalIds.slice(from, from + MOST_AT_ONCE)
      const answer = await ask(partner, 'persons', { ids })
      if (answer.how === 'silent' || answer.status !== 200 || !Array.isArray(answer.body.persons)) return null
      // A register that lies about whom it answers for is not believed.
      for (const entry of answer.body.persons.map(entryIn))
        if (entry !== null && ids.includes(entry.nationalId)) found.set(entry.nationalId, entry)
    }
    return found
  }

function entryIn(told: unknown): RegisterEntry | null {
  if (typeof told !== 'object' || told === null) return null
  const body = told as Record<string, unknown>
  const nationalId = textIn(body, 'id')
  if (nationalId === undefined) return null
  const confirmed = textIn(body, 'confirmedAt')
  return {
    nationalId,
    phone: textIn(body, 'phone') ?? null,
    email: textIn(body, 'email') ?? null,
    mailbox: textIn(body, 'mailbox') ?? null,
    // What is not said clearly counts as no: the careful reading.
    reserved: body.reserved !== false,
    confirmedAt: confirmed !== undefined && /^\d{4}-\d\d-\d\dT/.test(confirmed) ? instantOf(confirmed) : null,
  }
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
