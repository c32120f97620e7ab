import type { PersonCtx } from '../../kernel/context.ts'
import type { RequestAnswer } from './model.ts'
import type * as store from './store.ts'

/** Something done in the person's name, by whom, and in which role. */
export type Deed = {
  id: string
  at: Temporal.Instant
  kind: string
  authorship: string
  name: string
  channel: string
  threadId: string | null
  why: string | null
  /** what somebody who asked for the person was answered, in words of a closed list. */
  answered: RequestAnswer | null
}
const SHOWN = [
  'messageReceived',
  'messageRead',
  'acknowledgement',
  'callLogged',
  'visitLogged',
  'talkHeld',
  'documentReceived',
  'feedbackGiven',
  'helperContact',
  'helperRequest',
  'mandateUsed',
  'actedOnBehalf',
  'noticeOpened',
]

/** Everything done in the person's name, the newest first. */
export async function deedsOf(
  ctx: PersonCtx,
  personId: string,
  register: readonly store.RegisterRow[],
): Promise<Deed[]> {
  const rows = await ctx.tx
    .selectFrom('event as e')
    .leftJoin('staff as s', 's.id', 'e.actorId')
    .select([
      'e.id',
      'e.at',
      'e.kind',
      'e.authorship',
      'e.channel',
      'e.threadId',
      'e.actorKind',
      'e.actorId',
      'e.data',
      's.name',
    ])
    .where('e.personId', '=', personId)
    .where('e.kind', 'in', SHOWN)
    .where('e.authorship', 'not in', ['self', 'system'])
    .where((is) => is.or([is('e.actorKind', '<>', 'staff'), is('e.onBehalfOf', 'is not', null)]))
    .orderBy('e.at', 'desc')
    .limit(100)
    .execute()
  const holders = new Map(register.flatMap((row) => (row.holderId ? [[row.holderId, row.holderName]] : [])))
  const answers = rows.some(({ kind }) => kind === 'helperRequest') ? await answersTo(ctx, personId) : null
  return rows.map((row) => {
    const data = row.data as { holder?: string; why?: string; number?: number }
    return {
      id: row.id,
      at: row.at,
      kind: row.kind,
      authorship: row.authorship,
      name: data.holder ?? (row.actorKind === 'helper' ? holders.get(row.actorId ?? '') : row.name) ?? '',
      channel: row.channel,
      threadId: row.threadId,
      why: data.why ?? null,
      answered: (row.kind === 'helperRequest' && answers?.get(data.number ?? -1)) || null,
    }
  })
}

/** What those who asked were answered, by the number they were given. */
async function answersTo(ctx: PersonCtx, personId: string): Promise<Map<number, RequestAnswer>> {
  const rows = await ctx.tx
    .selectFrom('event')
    .select('data')
    .where('personId', '=', personId)
    .where('kind', '=', 'helperRequestAnswered')
    .orderBy('at', 'desc')
    .limit(100)
    .execute()
  return new Map(
    rows.map(({ data }) => {
      const { number, answer } = data as { number: number; answer: RequestAnswer }
      return [number, answer]
    }),
  )
}
