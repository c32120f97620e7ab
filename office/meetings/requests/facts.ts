import { sql } from 'kysely'
import type { Ctx, Side } from '../../kernel/context.ts'
import type { RequestFacts } from './model.ts'

/** Days in which a refusal that nobody has talked about is still to be explained (the longest time for an appeal). */
const REFUSAL_DAYS = 42

/**
 * what the rules ask about these wishes, in one round trip however many they are. In a system transaction, or
 * beyond the wall: what only one side may know comes with that side (grantsSeen).
 */
export async function requestFactsOf(
  ctx: Pick<Ctx, 'tx' | 'clock'>,
  requests: readonly { personId: string; id: string }[],
): Promise<Map<string, RequestFacts>> {
  if (requests.length === 0) return new Map()
  const now = ctx.clock.now()
  const persons = requests.map(({ personId }) => personId)
  const ids = requests.map(({ id }) => id)
  const { rows } = await sql<RequestFacts>`
    select r.person_id as "personId", r.id as "requestId", r.kind, r.side, r.asked_at as "askedAt",
      (select max(a.from_at) from assignment a where a.person_id = r.person_id and a.until_at is null
        and (r.side = 'common' or a.side = r.side)) as "followedSince",
      least(p.created_at, (select min(a.from_at) from assignment a where a.person_id = r.person_id)) as "knownSince",
      ${LAST_MET} as "lastMet",
      p.interpreter_need as "interpreterNeed",
      case when p.contact_status <> 'assisted' and (p.review_at <= ${now} or (p.review_at is null and p.contact_status = 'digital'))
        then 'unknown' else p.contact_status end as "contactStatus",
      p.conflict_since as "conflictSince", p.need_level as "needLevel",
      array(select distinct x.side from (
        select o.side from promise o where o.person_id = r.person_id and o.is_open and o.kind = 'explainDecision'
        union select n.side from notice n where n.person_id = r.person_id and n.adverse
          and n.made_at > ${now}::timestamptz - make_interval(days => ${REFUSAL_DAYS})
          and n.made_at > coalesce(${LAST_MET}, '-infinity')) x) as refusals,
      array(select distinct o.side from promise o where o.person_id = r.person_id and o.is_open
        and (o.urgency = 'acute' or o.theme in ('emergencyNeed', 'evictionThreat', 'temporaryHousing'))) as subsistence,
      array(select distinct x.side from (
        select o.side from promise o where o.person_id = r.person_id and o.is_open and o.clock = 'notUnderstood'
        union select o.side from promise o where o.person_id = r.person_id and o.id = r.promise_id
          and o.details->>'asked' = 'notUnderstood'
        union select e.side from enquiry e where e.person_id = r.person_id and e.answered_at is null and e.talk_required) x) as unclear,
      coalesce((select o.contacts from promise o where o.person_id = r.person_id and o.id = r.promise_id), 1)::int as contacts,
      r.insisted_at is not null or exists (select from meeting_request b where b.person_id = r.person_id and b.id <> r.id
        and b.theme = r.theme and (b.side = r.side or 'common' in (b.side, r.side)) and b.kind = r.kind
        and b.state in ('declined', 'alternative') and b.asked_at > ${now}::timestamptz - interval '12 months') as "answeredBefore"
    from unnest(${persons}::uuid[], ${ids}::uuid[]) as wanted (person_id, id)
    join meeting_request r on r.person_id = wanted.person_id and r.id = wanted.id
    join person p on p.id = r.person_id`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.requestId, { ...row, side: row.side as Side }]))
}

/** Met: a meeting that was held, or a talk or visit that an adviser has written down. The desk of the reception is no meeting. */
const LAST_MET = sql`greatest(
  (select max(m.ended_at) from meeting m where m.person_id = r.person_id and m.state = 'held'),
  (select max(e.at) from event e where e.person_id = r.person_id and e.kind in ('talkHeld', 'visitLogged')
    and e.authorship = 'staffAdviser'))`
