import { type Simulated, type SimulatorOptions, simulatePartner } from './partner.ts'

export type Text = { key: string; id: string; to: string; text: string; language: string; at: string }

export type SmsSimulator = Simulated & {
  /** What has really been sent: once for each key, however often it was asked for. */
  texts(): readonly Text[]
  to(number: string): readonly Text[]
  /** Somebody texts the office. Sent again with the same id it is the same text. */
  reply(office: string, from: string, text: string, id?: string): ReturnType<Simulated['tell']>
  receipt(
    office: string,
    key: string,
    state: 'sent' | 'delivered' | 'undeliverable',
    at: string,
    why?: string,
  ): ReturnType<Simulated['tell']>
}

/** A gateway for texts, with phones behind it that the demo and the tests hold. `office`: where its webhooks go. */
export async function simulateSms(options: SimulatorOptions): Promise<SmsSimulator> {
  const sent = new Map<string, Text>()
  const partner = await simulatePartner(({ path, body, key }) => {
    if (path !== 'messages' || typeof body.to !== 'string' || typeof body.text !== 'string') return null
    const known = sent.get(key)
    if (known) return { id: known.id, state: 'sent' }
    // No phone has such a number.
    if (!/^\+[1-9]\d{6,14}$/.test(body.to)) return null
    const { to, text } = body
    const id = `sms-${sent.size + 1}-${key.slice(0, 8)}`
    sent.set(key, { key, id, to, text, language: String(body.language ?? ''), at: String(body.at ?? '') })
    return { id, state: 'sent' }
  }, options)
  const texts = () => [...sent.values()]
  let replies = 0
  return {
    ...partner,
    texts,
    to: (number) => texts().filter((one) => one.to === number),
    reply: (office, from, text, id) => {
      replies += 1
      const body = JSON.stringify({ id: id ?? `in-${replies}-${from}`, from, text })
      return partner.tell(`${office}/api/v1/webhooks/sms`, body)
    },
    receipt: (office, key, state, at, why) =>
      partner.tell(
        `${office}/api/v1/webhooks/sms/receipts`,
        JSON.stringify({ key, state, at, ...(why ? { why } : {}) }),
      ),
  }
}
