import { sql } from 'kysely'
import type { Ctx, StaffSide } from '../../kernel/context.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { draftOf } from '../letters/draft.ts'
import { insertFill, receiverOf } from '../letters/store.ts'
import { templateInUse } from '../templates/store.ts'
import { tellNotice } from './make.ts'

type Named = { id: string; name: string; phone: string; was: string | null; now: string | null }

/**
 * somebody else answers for the person from today. They are told the same day, once for each change, in the
 * words of the house: who it is and how to reach them. Asked again it is the same notice; nothing is told of a first
 * adviser, nor of one who has gone again before it could be told.
 */
export async function tellNewAdviser(around: Surroundings, payload: unknown): Promise<void> {
  const { personId, side } = payload as { personId: string; side: StaffSide }
  await inTransaction(around, { kind: 'system', name: 'assignments' }, (ctx) => tell(ctx, personId, side))
}

async function tell(ctx: Ctx, personId: string, side: StaffSide): Promise<void> {
  const named = await namedNow(ctx, personId, side)
  const receiver = await receiverOf(ctx.tx, personId)
  if (named === undefined || named.was === null || named.was === named.now || !receiver) return
  const template = await templateInUse(ctx.tx, 'adviserChanged', receiver.officeId)
  if (!template) return
  const from = ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const filled = {
    from,
    adviser: named.name,
    direct: named.phone || ctx.settings.get<string>('agency.phone'),
  }
  const { parts, missing, unfit } = draftOf(ctx, template, receiver, { filled, facts: {} })
  const [own, original] = parts
  if (!own || missing !== null || unfit) return
  const made = await tellNotice(ctx, {
    personId,
    eventKey: `adviser:${named.id}`,
    kind: 'adviserChanged',
    side,
    theme: template.theme,
    box: own.box,
    body: own.body,
    language: own.language,
    ...(original ? { bodyInNorwegian: original.body, boxInNorwegian: original.box } : {}),
    details: { template: template.key, version: template.version },
  })
  if (!made.ok) return
  await insertFill(ctx.tx, {
    personId,
    noticeId: made.value.noticeId,
    side,
    templateKey: template.key,
    templateVersion: template.version,
    filled,
    facts: {},
    madeAt: ctx.clock.now(),
  })
}

/** Who answers now on this side, by name or as a team, with the telephone there; and who did before. */
async function namedNow({ tx }: Ctx, personId: string, side: StaffSide): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select a.id, coalesce(s.name, t.name) as name, coalesce(nullif(s.phone, ''), o.phone, '') as phone,
      before.staff_id as was, a.staff_id as now
    from assignment a left join staff s on s.id = a.staff_id left join team t on t.id = a.team_id
      left join office o on o.id = coalesce(s.office_id, t.office_id)
      left join lateral (select b.staff_id from assignment b
        where b.person_id = a.person_id and b.side = a.side and b.until_at is not null and b.id <> a.id
        order by b.until_at desc, b.id desc limit 1) before on true
    where a.person_id = ${personId} and a.side = ${side} and a.until_at is null`.execute(tx)
  return rows[0]
}
