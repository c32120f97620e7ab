import { type Simulated, type SimulatorOptions, simulatePartner } from './partner.ts'

export type Registered = {
  id: string
  phone?: string
  email?: string
  reserved?: boolean
  confirmedAt?: string
}
export type RegisterSimulator = Simulated & {
  has(person: Registered): void
  /** National ids of those with a digital mailbox. */
  mailboxes: Set<string>
  mail(): readonly { key: string; id: string }[]
}

/** The contact register and the digital mailbox, in one. */
export async function simulateRegisters(options: SimulatorOptions): Promise<RegisterSimulator> {
  const people = new Map<string, Registered>()
  const mailboxes = new Set<string>()
  const mail = new Map<string, { key: string; id: string }>()
  const partner = await simulatePartner(({ path, body, key }) => {
    if (path === 'persons' && Array.isArray(body.ids))
      return { persons: body.ids.flatMap((id) => people.get(String(id)) ?? []) }
    const id = String(body.id ?? '')
    if (path === 'mailboxes') return { active: mailboxes.has(id) }
    if (path !== 'mail' || !mailboxes.has(id)) return null
    mail.set(key, { key, id })
    return { id: `mail-${key}` }
  }, options)
  return {
    ...partner,
    has: (person) => void people.set(person.id, { reserved: false, ...person }),
    mailboxes,
    mail: () => [...mail.values()],
  }
}
