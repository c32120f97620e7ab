import { type Simulated, type SimulatorOptions, simulatePartner } from './partner.ts'

type Posted = { key: string; id: string; address: string; pdf: Uint8Array; at: string }
export type PrintSimulator = Simulated & {
  letters(): readonly Posted[]
  tells(
    office: string,
    key: string,
    state: 'posted' | 'returned',
    at: string,
    why?: string,
  ): ReturnType<Simulated['tell']>
}

/** A print house that has everything in the post at once, unless told to wait for its van. */
export async function simulatePrint(
  options: SimulatorOptions & { postsAtOnce?: boolean },
): Promise<PrintSimulator> {
  const { postsAtOnce = true } = options
  const printed = new Map<string, Posted>()
  const partner = await simulatePartner(({ path, body, key }) => {
    if (path !== 'letters' || typeof body.address !== 'string' || typeof body.pdf !== 'string') return null
    if (body.address.trim() === '') return null
    const known = printed.get(key)
    const letter = known ?? {
      key,
      id: `letter-${printed.size + 1}-${key.slice(0, 8)}`,
      address: body.address,
      pdf: Buffer.from(body.pdf, 'base64'),
      at: String(body.at ?? ''),
    }
    printed.set(key, letter)
    return { id: letter.id, state: postsAtOnce ? 'posted' : 'taken', at: letter.at }
  }, options)
  return {
    ...partner,
    letters: () => [...printed.values()],
    tells: (office, key, state, at, why) =>
      partner.tell(
        `${office}/api/v1/webhooks/print`,
        JSON.stringify({ key, state, at, ...(why ? { why } : {}) }),
      ),
  }
}
