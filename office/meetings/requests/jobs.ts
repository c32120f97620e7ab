import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { proposeIn } from './propose.ts'
import { grantsKept } from './weigh.ts'

const AT_ONCE = 500

/** the rules are asked of every wish that came without this room: by message, text, telephone or from a job. */
export async function weighWishes(around: Surroundings): Promise<number> {
  let all = 0
  for (;;) {
    const done = await inTransaction(around, { kind: 'system', name: 'meetings' }, async (ctx) => {
      const rows = await ctx.tx
        .selectFrom('meetingRequest')
        .select(['personId', 'id'])
        .where('rulesAt', 'is', null)
        .where('state', '=', 'open')
        .orderBy('askedAt')
        .limit(AT_ONCE)
        .forUpdate()
        .skipLocked()
        .execute()
      await grantsKept(ctx, rows)
      return rows.length
    })
    all += done
    if (done < AT_ONCE) return all
  }
}

/** what the office proposes by itself, an office at a time, each in a transaction of its own. */
export async function proposeMeetings(around: Surroundings): Promise<number> {
  const offices = await around.databases.system.selectFrom('office').select('id').orderBy('id').execute()
  let proposed = 0
  for (const { id } of offices)
    proposed += await inTransaction(around, { kind: 'system', name: 'meetings' }, (ctx) => proposeIn(ctx, id))
  await weighWishes(around)
  return proposed
}
