import { type Simulated, type SimulatorOptions, simulatePartner } from './partner.ts'

export type Registered = {
  id: string
  phone?: string
  email?: string
  reserved?: boolean
  confirmedAt?: string
  /** The address of their digital mailbox. */
  mailbox?: string
}
export type Mail = { key: string; id: string; to: string; subject: string; pdf: Uint8Array; at: string }
export type RegisterSimulator = Simulated & {
  has(person: Registered): void
  /** What lies in the mailboxes: once for each key, however often it was put there. */
  mail(): readonly Mail[]
  tells(
    office: string,
    key: string,
    state: 'delivered' | 'undeliverable' | 'opened',
    at: string,
    why?: string,
  ): ReturnType<Simulated['tell']>
}

/** The contact register and the digital mailbox, in one. A mailbox takes letters when somebody in the register has it. */
export async function simulateRegisters(options: SimulatorOptions): Promise<RegisterSimulator> {
  const people = new Map<string, Registered>()
  const mail = new Map<string, Mail>()
  const takes = (mailbox: string) =>
    [...people.values()].some((one) => one.mailbox === mailbox && one.reserved !== true)
  const partner = await simulatePartner(({ path, body, key }) => {
    if (path === 'persons' && Array.isArray(body.ids))
      return { persons: body.ids.flatMap((id) => people.get(String(id)) ?? []) }
    if (path !== 'mail' || typeof body.to !== 'string' || typeof body.pdf !== 'string') return null
    const known = mail.get(key)
    if (known) return { id: known.id, state: 'taken' }
    if (!takes(body.to)) return null
    const letter: Mail = {
      key,
      id: `mail-${mail.size + 1}-${key.slice(0, 8)}`,
      to: body.to,
      subject: String(body.subject ?? ''),
      pdf: Buffer.from(body.pdf, 'base64'),
      at: String(body.at ?? ''),
    }
    mail.set(key, letter)
    return { id: letter.id, state: 'taken' }
  }, options)
  return {
    ...partner,
    has: (person) => void people.set(person.id, { reserved: false, ...person }),
    mail: () => [...mail.values()],
    tells: (office, key, state, at, why) =>
      partner.tell(
        `${office}/api/v1/webhooks/mailbox`,
        JSON.stringify({ key, state, at, ...(why ? { why } : {}) }),
      ),
  }
}
