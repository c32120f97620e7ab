import { signed } from '../../gateways/signature.ts'
import { SIMULATOR_SECRET } from '../../server/gateway-config.ts'
import { openApi } from './api.ts'
import { addPerson } from './world.ts'

/** How a webhook is told: signed with the right secret, now, unless a test says otherwise. */
export type How = { at?: number; secret?: string; headers?: Record<string, string>; type?: string }
type NewPoint = {
  value: string
  kind?: string
  phoneKind?: string | null
  personId?: string
}

/** The office behind its webhooks, and somebody with a telephone of their own: a new one for each test. */
export async function openWebhooks() {
  const api = await openApi()
  const { system } = api.server.db
  const seconds = () => api.server.machine.now().epochMilliseconds / 1000
  let n = 0
  let person = ''
  let number = ''

  async function tell(path: string, body: object | string, how: How = {}) {
    const payload = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await api.server.app.inject({
      method: 'POST',
      url: `/api/v1/webhooks/${path}`,
      headers: {
        'content-type': how.type ?? 'application/json',
        ...(how.headers ?? signed(how.secret ?? SIMULATOR_SECRET, payload, how.at ?? seconds())),
      },
      payload,
    })
    return { status: answer.statusCode, body: answer.body.startsWith('{') ? answer.json() : answer.body }
  }
  const point = (told: NewPoint) =>
    system
      .insertInto('contactPoint')
      .values({
        personId: told.personId ?? person,
        kind: told.kind ?? 'phone',
        value: told.value,
        phoneKind: told.phoneKind === undefined ? 'own' : told.phoneKind,
        confirmedAt: api.server.app.house.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()

  return {
    api,
    seconds,
    tell,
    point,
    /** Counts the persons, so that no two tests share an address. */
    n: () => n,
    person: () => person,
    number: () => number,
    next: async () => {
      n += 1
      number = `+474000${String(2000 + n)}`
      person = await addPerson(system, { language: 'nb' })
      await point({ value: number })
    },
    messages: () =>
      system
        .selectFrom('message as m')
        .innerJoin('messageText as t', 't.messageId', 'm.id')
        .select(['m.channel', 'm.direction', 't.body', 'm.authorship'])
        .where('m.personId', '=', person)
        .orderBy('m.receivedAt')
        .execute(),
    queued: (of = person) =>
      system.selectFrom('outgoing').selectAll().where('personId', '=', of).orderBy('madeAt').execute(),
    open: (kind: string) =>
      system
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', person)
        .where('kind', '=', kind)
        .where('isOpen', '=', true)
        .execute(),
    strangers: (sender: string) =>
      system.selectFrom('unidentified').selectAll().where('sender', '=', sender).execute(),
    close: () => api.server.close(),
  }
}
