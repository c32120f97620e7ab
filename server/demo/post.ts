import { sql } from 'kysely'
import type { DemoLetter, DemoMail, DemoRoom } from '../../app/demo/model.ts'
import { tellOffice } from '../../gateways/simulator/partner.ts'
import { machineSeconds } from '../clock.ts'
import { webhookSecret } from '../gateway-config.ts'
import type { House } from '../house.ts'
import { noticeWords } from '../notice-words.ts'
import { PERSON_NAME } from './words.ts'

const SHOWN = 40

/** The out-tray of the post and of the e-mail: what has left, and letters that the post can send back. */
export function demoPost(house: House): Pick<DemoRoom, 'letters' | 'letterFile' | 'returnLetter' | 'mails'> {
  return {
    letters: () => letters(house),
    letterFile: async (id) => {
      const printed = house.gateways?.simulators.print?.letters().find(({ key }) => key === id)
      return printed?.pdf ?? null
    },
    returnLetter: (id) => returned(house, id),
    mails: () => mails(house),
  }
}

async function letters(house: House): Promise<DemoLetter[]> {
  const { rows } = await sql<Omit<DemoLetter, 'at'> & { at: Temporal.Instant }>`
    select o.id, ${PERSON_NAME} as name, o.address, o.state, coalesce(o.sent_at, o.made_at) as at
    from outgoing o join person n on n.id = o.person_id where o.channel = 'letter'
    order by coalesce(o.sent_at, o.made_at) desc limit ${SHOWN}`.execute(house.databases.system)
  return rows.map((row) => ({ ...row, at: row.at.toString() }))
}

async function mails(house: House): Promise<DemoMail[]> {
  const { rows } = await sql<Omit<DemoMail, 'at'> & { at: Temporal.Instant; language: string }>`
    select id, address as to, body as text, language, state, coalesce(sent_at, made_at) as at
    from outgoing where channel = 'email' order by coalesce(sent_at, made_at) desc limit ${SHOWN}`.execute(
    house.databases.system,
  )
  return rows.map(({ language, ...row }) => ({
    ...row,
    text: noticeWords(language, row.text),
    at: row.at.toString(),
  }))
}

async function returned(house: House, id: string): Promise<boolean> {
  const secret = webhookSecret(house.config.gateways, 'print')
  if (secret === null) return false
  const at = house.clock.now().toString()
  const body = JSON.stringify({ key: id, state: 'returned', at, why: 'unknownAtAddress' })
  const answer = await tellOffice(`${house.config.baseUrl}/api/v1/webhooks/print`, secret, body, {
    at: machineSeconds(),
  })
  await house.jobs?.drain().catch(() => {})
  return answer.status === 200
}
