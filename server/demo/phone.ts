import { sql } from 'kysely'
import type { DemoPhone, DemoRoom, DemoThread } from '../../app/demo/model.ts'
import { tellOffice } from '../../gateways/simulator/partner.ts'
import { phoneNumber } from '../../office/people/actions/contactPoint.ts'
import { machineSeconds } from '../clock.ts'
import { webhookSecret } from '../gateway-config.ts'
import type { House } from '../house.ts'
import { noticeWords } from '../notice-words.ts'

const SHOWN = 60

/** The telephones of the town. What they show is what really left; what they send comes in over the gateway's webhook. */
export function demoPhone(house: House): Pick<DemoRoom, 'phones' | 'phone' | 'text' | 'breakPhone'> {
  return {
    phones: () => phones(house),
    phone: (number) => phone(house, number),
    text: (from, text) => texted(house, from, text),
    breakPhone: async (number, broken) =>
      house.gateways?.receipts?.breakDown(phoneNumber(number) ?? number, broken),
  }
}

type PhoneRow = Omit<DemoPhone, 'lastAt'> & { lastAt: Temporal.Instant }

async function phones(house: House): Promise<DemoPhone[]> {
  const { rows } = await sql<PhoneRow>`
    with used as (
      select address as number, coalesce(sent_at, made_at) as at from outgoing
        where channel = 'sms' and state in ('sent', 'delivered') and not data ? 'group'
      union all select sender, received_at from unidentified where channel = 'sms'
      union all select c.value, m.received_at from message m
        join contact_point c on c.person_id = m.person_id and c.kind = 'phone' and c.phone_kind = 'own' and c.ended_at is null
        where m.channel = 'sms' and m.direction = 'in')
    select u.number, max(u.at) as "lastAt", count(*)::int as count, min(n.given_name || ' ' || n.family_name) as name,
      min(c.phone_kind) as "phoneKind"
    from used u left join contact_point c on c.kind = 'phone' and c.value = u.number and c.ended_at is null
    left join person n on n.id = c.person_id
    group by u.number order by max(u.at) desc limit ${SHOWN}`.execute(house.databases.system)
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toString() }))
}

type LineRow = Omit<DemoThread['lines'][number], 'at'> & { at: Temporal.Instant; language: string }

async function phone(house: House, written: string): Promise<DemoThread> {
  const number = phoneNumber(written) ?? written
  const { rows } = await sql<LineRow>`
    select * from (
      select id::text, 'office' as from, body as text, coalesce(sent_at, made_at) as at, state, language from outgoing
        where channel = 'sms' and address = ${number} and state in ('sent', 'delivered') and not data ? 'group'
      union all
      select id::text, 'phone', body, received_at, null, language from unidentified where channel = 'sms' and sender = ${number}
      union all
      select m.id::text, 'phone', string_agg(t.body, ' ' order by t.part), m.received_at, null, m.language
        from message m join message_text t on t.person_id = m.person_id and t.message_id = m.id
        where m.channel = 'sms' and m.direction = 'in' and m.client_key like 'sms:%' and m.person_id in (
          select person_id from contact_point where kind = 'phone' and value = ${number} and phone_kind = 'own' and ended_at is null)
        group by m.id, m.received_at, m.language) lines
    order by at desc, "from" limit ${SHOWN}`.execute(house.databases.system)
  const lines = rows.map(({ language, ...row }) => ({
    ...row,
    text: row.from === 'office' ? noticeWords(language, row.text) : row.text,
    at: row.at.toString(),
  }))
  const broken = house.gateways?.receipts?.isBroken(number) ?? false
  return { number, broken, lines: lines.reverse() }
}

async function texted(house: House, from: string, text: string): Promise<boolean> {
  const secret = webhookSecret(house.config.gateways, 'sms')
  if (secret === null || text.trim() === '') return false
  const id = `demo-${crypto.randomUUID()}`
  const body = JSON.stringify({ id, from: phoneNumber(from) ?? from, text: text.slice(0, 5000) })
  const answer = await tellOffice(`${house.config.baseUrl}/api/v1/webhooks/sms`, secret, body, {
    at: machineSeconds(),
  })
  // What the office answers by itself is shown when the page is, if it may leave now.
  await house.jobs?.drain().catch(() => {})
  return answer.status === 200
}
