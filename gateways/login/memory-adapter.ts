import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** How many logins under way the embedded provider remembers; the oldest go first. */
const MOST = 5000

/** Where the embedded provider keeps logins under way: in memory, for a demo or a test of one node. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`
    const find = async (id: string) => {
      const found = kept.get(keyOf(id))
      return found && found.until > performance.now() ? found.payload : undefined
    }
    const findWhere = async (name: 'uid' | 'userCode', value: string) =>
      [...kept].find(([key, { payload }]) => key.startsWith(`${model} `) && payload[name] === value)?.[1]
        .payload
    return {
      find,
      findByUid: (uid) => findWhere('uid', uid),
      findByUserCode: (code) => findWhere('userCode', code),
      upsert: async (id, payload, seconds) => {
        kept.delete(keyOf(id))
        kept.set(keyOf(id), { payload, until: performance.now() + (seconds ?? 3600) * 1000 })
        const oldest = kept.size > MOST ? kept.keys().next().value : undefined
        if (oldest !== undefined) kept.delete(oldest)
      },
      consume: async (id) => {
        const found = kept.get(keyOf(id))
        if (found) found.payload.consumed = Math.floor(performance.now() / 1000)
      },
      destroy: async (id) => {
        kept.delete(keyOf(id))
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
