import { sql } from 'kysely'
import type { NewPerson } from '../../db/seed/person.ts'
import type { PersonActor, PersonCtx } from '../../office/kernel/context.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import type { NewNotice } from '../../office/reach/notices/model.ts'
import { assistedBy } from '../../office/visits/assisted/actions.ts'
import { beginStory, oslo, type Story } from './story.ts'
import { addPerson, STAFF } from './world.ts'

const clock = (time: string) => oslo(`2026-03-02 ${time}`)

/** The world of the scenes, with what the tests of assisted sessions look at. */
export async function addStory() {
  const story = await beginStory()
  const db = story.database.system
  return {
    ...story,
    somebody: (told: Partial<NewPerson> = {}) => addPerson(db, told),
    setClock: (time: string) => story.clock.set(clock(time)),
    clockAt: clock,
    beside: besideIn(story),
    log: (personId: string) =>
      db
        .selectFrom('accessLog')
        .select(['what', 'purpose', 'staffId'])
        .where('personId', '=', personId)
        .execute(),
    messages: (personId: string) =>
      db.selectFrom('message').selectAll().where('personId', '=', personId).orderBy('id').execute(),
    events: (personId: string, kind: string) =>
      db
        .selectFrom('event')
        .selectAll()
        .where('personId', '=', personId)
        .where('kind', '=', kind)
        .orderBy('id')
        .execute(),
    facts: (personId: string, field: string) =>
      db
        .selectFrom('profileFact')
        .selectAll()
        .where('personId', '=', personId)
        .where('field', '=', field)
        .where('endedAt', 'is', null)
        .execute(),
    notice: (id: string) =>
      db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    session: (id: string) =>
      db.selectFrom('assistedSession').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    protect: (personId: string) =>
      db.insertInto('shield').values({ personId, code: '6', since: story.clock.now() }).execute(),
    call: async (personId: string, identity: 'none' | 'full') => {
      const id = crypto.randomUUID()
      const at = story.clock.now()
      await sql`insert into call (id, person_id, direction, line, state, language, started_at, answered_at, last_event_at, staff_id, identity)
        values (${id}, ${personId}, 'in', 'general', 'talking', 'nb', ${at}, ${at}, ${at}, ${STAFF.stateAdviserA}, ${identity})`.execute(
        db,
      )
      await sql`insert into desk_contact (call_id, who) values (${id}, 'person')`.execute(db)
      return id
    },
    sure: (id: string) =>
      sql`update call set identity = 'full', identity_how = 'code' where id = ${id}`.execute(db),
    hangUp: (id: string) =>
      sql`update call set state = 'ended', ended_how = 'spoke', ended_at = ${story.clock.now()} where id = ${id}`.execute(
        db,
      ),
    decision,
  }
}

/** What somebody does on Min side with an employee beside them, as the server opens it for them. */
const besideIn =
  (story: Story) =>
  async <T>(secret: string | null, staffId: string, act: (ctx: PersonCtx) => Promise<T>): Promise<T> => {
    const found = await story.asSystem((ctx) =>
      assistedBy(ctx, { secret: secret ?? '', staffId, terminalId: null }),
    )
    if (found === null) throw new Error('nobody is beside anybody')
    const { id: sessionId, personId, authorship, channel, language } = found
    const actor: PersonActor = {
      kind: 'person',
      personId,
      language,
      assisted: { sessionId, staffId, authorship, channel },
    }
    return inTransaction(story.around, actor, (ctx) => act(ctx as PersonCtx))
  }

const decision = (personId: string): NewNotice => ({
  personId,
  eventKey: `vedtak ${personId}`,
  kind: 'decision',
  side: 'state',
  theme: 'aap',
  box: { what: 'Vedtak', todo: 'Les det', byWhen: 'Når du vil', otherwise: 'Ingenting skjer', whom: 'Kari' },
  body: 'Du får AAP fra 1. mars.',
  language: 'nb',
})
