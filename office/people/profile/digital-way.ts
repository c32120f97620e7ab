import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { oweBarrier } from './barrier.ts'
import { currentOf, holding } from './facts.ts'
import type { Barrier } from './model.ts'
import * as store from './store.ts'

/** What each lacking thing is called as a barrier. */
const LACKING: Readonly<Record<string, Readonly<Record<string, Barrier>>>> = {
  'access.eId': { no: 'noEId', lost: 'noEId', cutOff: 'noEId' },
  'access.internet': { no: 'noInternet', lost: 'noInternet', cutOff: 'internetCut' },
  'access.smartphone': { no: 'noSmartphone', lost: 'phoneStolen' },
  'access.bankRelation': { no: 'bankRelationLost', lost: 'bankRelationLost' },
  'access.prepaidCredit': { no: 'noPrepaidCredit' },
  'access.nationalId': { no: 'noNationalId' },
}
/** What stands in the way for want of money: then advice about money is offered with it. */
const COSTS: ReadonlySet<Barrier> = new Set([
  'internetCut',
  'noPassport',
  'noPrepaidCredit',
  'bankRelationLost',
])

/**
 * K20, C2-05: the digital way as a whole has been found not to work. From now on what is important goes by telephone
 * and paper at once, and what stands in the way is somebody's to remove. Once, until the profile has been looked at.
 */
export async function digitalWayFailed(ctx: Ctx, personId: string): Promise<void> {
  const held = holding(await store.factsOf(ctx.tx, [personId]), ctx.clock.now())
  const value = (field: string) => currentOf(held.get(field))?.value
  if (value('digitalWay') === 'notWorking') return
  await store.insertFacts(ctx.tx, [
    {
      personId,
      id: ctx.newId(),
      field: 'digitalWay',
      value: JSON.stringify('notWorking'),
      source: 'trigger',
      method: 'system',
      evidence: null,
      reason: 'threeUndelivered',
      byKind: 'system',
      byId: null,
      at: ctx.clock.now(),
      validUntil: null,
    },
  ])
  recordEvent(ctx, {
    personId,
    kind: 'profileChanged',
    side: 'common',
    channel: 'system',
    data: { field: 'digitalWay', to: 'notWorking', source: 'trigger', method: 'system' },
  })
  const known = Object.entries(LACKING).flatMap(([field, named]) => named[String(value(field))] ?? [])
  const why = value('eIdBarrier')
  const barriers = [...new Set<Barrier>(known)]
  await oweBarrier(ctx, personId, {
    barriers,
    words: typeof why === 'string' ? why : '',
    offers: barriers.some((one) => COSTS.has(one)) ? ['moneyAdvice'] : [],
  })
}
