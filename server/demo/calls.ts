import { sql } from 'kysely'
import type { DemoCall, DemoCalls, DemoRoom, LineDeed } from '../../app/demo/model.ts'
import type { VoiceSimulator } from '../../gateways/simulator/voice.ts'
import type { Line } from '../../gateways/simulator/voice-line.ts'
import { LINES } from '../../office/calls/model.ts'
import { phoneNumber } from '../../office/people/actions/contactPoint.ts'
import type { House } from '../house.ts'

const SHOWN = 12
const CALLERS = 200
const LONGEST_SAID = 500

/** Telephones of the town that can ring and be rung, on the simulated platform; nothing where there is a real one. */
export function demoCalls(house: House): Pick<DemoRoom, 'calls' | 'ring' | 'onLine'> {
  const simulator = () => house.gateways?.simulators.voice ?? null
  return {
    calls: async () => {
      const voice = simulator()
      return voice === null ? null : { callers: await callers(house), ...onLines(voice, await names(house)) }
    },
    ring: async (number, line) => {
      const voice = simulator()
      if (voice === null) return null
      const name = LINES.find((one) => one === line) ?? 'general'
      const from = number === '' ? null : (phoneNumber(number) ?? number)
      const rung = await voice.rings(house.config.baseUrl, name, from)
      await house.jobs?.drain().catch(() => {})
      return rung.sid
    },
    onLine: async (sid, deed) => {
      const voice = simulator()
      const line = voice?.line(sid)
      if (voice === null || line === undefined) return false
      const done = await act(voice, line, deed).then(
        () => true,
        () => false,
      )
      // Who is to be rung or moved by what was done is, before it is looked at.
      await house.jobs?.drain().catch(() => {})
      return done
    },
  }
}

/** A key that nobody waits for, or a telephone that has stopped ringing, does nothing. */
async function act(voice: VoiceSimulator, line: Line, deed: LineDeed): Promise<void> {
  switch (deed.does) {
    case 'press':
      return voice.press(line, deed.digits.replace(/[^\d*#]/g, '').slice(0, 15))
    case 'wait':
      return voice.silent(line)
    case 'say':
      return voice.records(line, seconds(deed.text), deed.text.trim().slice(0, LONGEST_SAID) || undefined)
    case 'hangUp':
      return voice.hangsUp(line)
    case 'answer':
      return voice.answers(line)
    case 'letRing':
      return voice.ends(line, 'no-answer')
    case 'busy':
      return voice.ends(line, 'busy')
  }
}

/** As long as it takes to say. */
const seconds = (text: string) => Math.min(180, Math.max(1, Math.round(text.trim().length / 14)))

async function callers(house: House): Promise<DemoCalls['callers']> {
  const { rows } = await sql<{ number: string; name: string }>`
    select c.value as number, min(p.given_name || ' ' || p.family_name) as name
    from contact_point c join person p on p.id = c.person_id and p.merged_into is null
    where c.kind = 'phone' and c.ended_at is null group by c.value order by 2 limit ${CALLERS}`.execute(
    house.databases.system,
  )
  return rows
}

/** Whose a number is: of the people of the town, and of those who work there. */
async function names(house: House): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; name: string }>`
    select phone as number, name from staff where phone <> ''
    union all select c.value, p.given_name || ' ' || p.family_name from contact_point c
      join person p on p.id = c.person_id and p.merged_into is null where c.kind = 'phone' and c.ended_at is null`.execute(
    house.databases.system,
  )
  return new Map(rows.map(({ number, name }) => [phoneNumber(number) ?? number, name]))
}

function onLines(
  voice: VoiceSimulator,
  known: ReadonlyMap<string, string>,
): Pick<DemoCalls, 'ringing' | 'lines'> {
  const shown = (line: Line): DemoCall => {
    const number = line.direction === 'inbound' ? line.from : line.to
    const room = line.at?.waits === 'room' ? line.at.room : null
    return {
      sid: line.sid,
      number,
      name: known.get(number) ?? null,
      made: line.direction === 'inbound',
      state: line.state,
      waits: line.at?.waits ?? null,
      heard: line.heard.map((said, nth) => ({ ...said, nth })).slice(-SHOWN),
      with:
        room === null
          ? []
          : voice
              .inRoom(room)
              .filter((one) => one !== line)
              .map((one) => (one.direction === 'inbound' ? one.from : one.to))
              .map((other) => known.get(other) ?? other),
    }
  }
  const all = [...voice.lines()].reverse()
  return {
    ringing: all.filter(({ state }) => state === 'ringing').map(shown),
    lines: all
      .filter(({ state }) => state !== 'ringing')
      .slice(0, SHOWN)
      .map(shown),
  }
}
