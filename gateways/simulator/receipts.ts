import type { PrintSimulator } from './print.ts'
import type { RegisterSimulator } from './registers.ts'
import type { SmsSimulator } from './sms.ts'

export type Partners = {
  sms: SmsSimulator | null
  print: PrintSimulator | null
  registers: RegisterSimulator | null
}

/** What simulated partners tell the office of what they took, without anybody's hands. */
export type Receipts = {
  /** Tells everything that is due up to then, in the order of time. Gives how many the office took. */
  tellDue(until: Temporal.Instant): Promise<number>
  /** When something is next due to be told. */
  nextAt(): Temporal.Instant | undefined
  /** From now on nothing that is sent to this number or mailbox comes through; or everything does again. */
  breakDown(address: string, broken: boolean): void
  isBroken(address: string): boolean
}

type Due = { name: string; at: Temporal.Instant; tell: () => Promise<{ status: number }> }
const OK = 200
const AGAIN_SECONDS = 60

/**
 * A while after a partner took something, by the office's clock, it says that it came through: a text on its phone, a
 * letter in the post or in its mailbox. What the office does not take is told again a minute later.
 */
export function receiptsOf(partners: Partners, told: { office: string; afterSeconds: number }): Receipts {
  const { office, afterSeconds } = told
  const done = new Set<string>()
  const again = new Map<string, Temporal.Instant>()
  const broken = new Set<string>()

  const pending = (): Due[] => {
    const all = [...texts(), ...posted(), ...mailed()].filter(({ name }) => !done.has(name))
    return all.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  }
  const due = (kind: string, key: string, at: string, tell: (at: string) => ReturnType<Due['tell']>): Due => {
    const when = Temporal.Instant.from(at).add({ seconds: afterSeconds })
    const name = `${kind} ${key}`
    return { name, at: again.get(name) ?? when, tell: () => tell(when.toString()) }
  }
  const texts = () =>
    (partners.sms?.texts() ?? []).map(({ key, to, at }) =>
      due('sms', key, at, (when) =>
        broken.has(to)
          ? (partners.sms as SmsSimulator).receipt(office, key, 'undeliverable', when, 'absentSubscriber')
          : (partners.sms as SmsSimulator).receipt(office, key, 'delivered', when),
      ),
    )
  const posted = () =>
    (partners.print?.letters() ?? []).map(({ key, at }) =>
      due('print', key, at, (when) => (partners.print as PrintSimulator).tells(office, key, 'posted', when)),
    )
  const mailed = () =>
    (partners.registers?.mail() ?? []).map(({ key, to, at }) =>
      due('mail', key, at, (when) =>
        broken.has(to)
          ? (partners.registers as RegisterSimulator).tells(office, key, 'undeliverable', when, 'closed')
          : (partners.registers as RegisterSimulator).tells(office, key, 'delivered', when),
      ),
    )
  return {
    nextAt: () => pending()[0]?.at,
    breakDown: (address, on) => void (on ? broken.add(address) : broken.delete(address)),
    isBroken: (address) => broken.has(address),
    tellDue: async (until) => {
      let taken = 0
      for (const one of pending()) {
        if (Temporal.Instant.compare(one.at, until) > 0) break
        const answer = await one.tell().catch(() => null)
        if (answer?.status !== OK) {
          again.set(one.name, until.add({ seconds: AGAIN_SECONDS }))
          continue
        }
        done.add(one.name)
        taken += 1
      }
      return taken
    },
  }
}
