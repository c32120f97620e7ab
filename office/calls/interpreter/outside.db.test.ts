import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../../test/support/world.ts'
import { adverseBlocks } from '../../reach/views.ts'
import { logTalk } from '../../threads/actions.ts'
import { solveChat, takeChat } from '../chat/desk.ts'
import type { Visitor } from '../chat/model.ts'
import { askHuman, callFromChat, chatFor } from '../chat/visitor.ts'
import { startByHand } from '../desk/actions.ts'
import { callInterpreter, interpreterCame } from './actions.ts'
import type { InterpreterService } from './gateway.ts'
import { runInterpreters } from './jobs.ts'
import { serviceTold } from './told.ts'
import { interpretersFor } from './views.ts'

/** Talks that no line of ours carries: at a desk, on an ordinary telephone, in a chat, and those that are logged afterwards. */
let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const NUMBER = '+4740100021'
const adviser = staffActor('stateAdviserA')
const operator = staffActor('operator')
const asked: string[] = []
const service = (name: string): InterpreterService => ({
  name,
  ask: async ({ key }) => {
    asked.push(`${name} ${key}`)
    return { how: 'taken', providerId: key }
  },
  withdraw: async () => true,
})
const run = () => runInterpreters(story.around, [service('main'), service('backup')], story.clock.now())
const says = async (number = NUMBER) => {
  await run()
  const [name = '', key = ''] = (asked.at(-1) ?? '').split(' ')
  const yes = { state: 'accepted' as const, name: 'Rahel Berhe', number, level: null, adult: true }
  return story.asSystem((ctx) => serviceTold(ctx, { key, from: [name], ...yes }))
}

let person: string
beforeEach(async () => {
  person = await addPerson(story.database.system, {
    language: 'ti',
    interpreterNeed: 'always',
    interpreterLanguage: 'ti',
  })
})
const open = (kind: string) =>
  story.database.system
    .selectFrom('promise')
    .select(['id', 'clock', 'kind'])
    .where('personId', '=', person)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .execute()
const events = (kind: string) =>
  story.database.system
    .selectFrom('event')
    .select('data')
    .where('personId', '=', person)
    .where('kind', '=', kind)
    .execute()
const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('R-352: a talk that family carried because it could not wait', () => {
  const talk = (interpreter: 'familyEmergency' | 'none' | 'onDemand', promiseIds: string[] = []) =>
    story.asStaff(adviser, (ctx) =>
      logTalk(ctx, {
        personId: person,
        channel: 'officePhone',
        spoke: true,
        promiseIds,
        summary: 'Vi snakket om husleien.',
        interpreter,
      }),
    )

  test('is owed again by a professional, once, and nothing adverse rests on it', async () => {
    value(await talk('familyEmergency'))
    value(await talk('familyEmergency'))
    expect(await open('redoInterpretedTalk')).toMatchObject([{ clock: 'reinterpret' }])
    expect(await events('familyInterpreted')).toMatchObject([
      { data: { by: 'family', emergency: true, tried: false, allowed: false } },
      { data: { by: 'family', emergency: true } },
    ])
    expect(await story.asSystem((ctx) => adverseBlocks(ctx, person))).toContain('interpreterUnmet')
  })

  test('was let where an interpreter had been tried for', async () => {
    value(await story.asStaff(adviser, (ctx) => callInterpreter(ctx, { personId: person, why: 'visit' })))
    value(await talk('familyEmergency'))
    expect(await events('familyInterpreted')).toMatchObject([{ data: { tried: true, allowed: true } }])
  })

  test('what is owed again is not kept by a talk without an interpreter', async () => {
    value(await talk('familyEmergency'))
    const [owed] = await open('redoInterpretedTalk')
    const redo = owed?.id ?? ''
    expect(value(await talk('none', [redo])).ended).toEqual([])
    expect(value(await talk('familyEmergency', [redo])).ended).toEqual([])
    expect(value(await talk('onDemand', [redo])).ended).toEqual([redo])
    expect(await open('redoInterpretedTalk')).toEqual([])
  })

  test('a try at a talk, and one with an interpreter, owe nothing more', async () => {
    value(await talk('onDemand'))
    expect(await open('redoInterpretedTalk')).toEqual([])
  })
})

describe('an interpreter where whoever asked rings them', () => {
  test('at a desk on an ordinary telephone: the number is shown, nobody is rung by us, and who comes is written', async () => {
    const { callId } = value(await story.asStaff(operator, (ctx) => startByHand(ctx, { at: 'telephone' })))
    const { requestId } = value(
      await story.asStaff(operator, (ctx) => callInterpreter(ctx, { callId, language: 'ti', why: 'call' })),
    )
    const came = (outcome: Parameters<typeof interpreterCame>[1]['outcome']) =>
      story.asStaff(operator, (ctx) => interpreterCame(ctx, { callId, requestId, outcome }))
    expect(await came('notCome')).toMatchObject({ reason: 'conflict' })
    expect(await came({ kind: 'onDemand' })).toMatchObject({ reason: 'needsInterpreter' })
    expect(await says()).toBe('taken')
    const seen = () => story.asStaff(operator, (ctx) => interpretersFor(ctx, { callId }))
    expect(value(await seen())).toMatchObject([{ state: 'coming', name: 'Rahel Berhe', number: NUMBER }])
    const legs = await story.database.system
      .selectFrom('callLeg')
      .selectAll()
      .where('callId', '=', callId)
      .execute()
    expect(legs).toEqual([])
    // Does not answer: the next service is asked, and the number is gone from the screen.
    value(await came('notCome'))
    expect(value(await seen())).toMatchObject([{ state: 'looking', number: null }])
    expect(await says('+4740100022')).toBe('taken')
    value(await came({ kind: 'onDemand' }))
    expect(value(await seen())).toMatchObject([{ state: 'connected', number: null }])
    expect(await came({ kind: 'onDemand' })).toMatchObject({ reason: 'alreadyEnded' })
  })

  test('in a chat, with or without a login, by whoever has it and nobody else; the visitor never sees the number', async () => {
    const who: Visitor = { token: 'a-secret', personId: null, language: 'ar' }
    await story.asSystem((ctx) => askHuman(ctx, who, { audience: 'person', freshToken: who.token }))
    const { chatId } = value(await story.asStaff(operator, (ctx) => takeChat(ctx)))
    const ask = (actor = operator) =>
      story.asStaff(actor, (ctx) => callInterpreter(ctx, { chatId, why: 'chat' }))
    expect(await ask(adviser)).toMatchObject({ reason: 'notFound' })
    const { requestId } = value(await ask())
    expect(value(await ask())).toMatchObject({ requestId, joined: true })
    await says()
    expect(value(await story.asStaff(operator, (ctx) => interpretersFor(ctx, { chatId })))).toMatchObject([
      { language: 'ar', state: 'coming', number: NUMBER },
    ])
    expect(await story.asStaff(adviser, (ctx) => interpretersFor(ctx, { chatId }))).toMatchObject({
      reason: 'notFound',
    })
    const read = await story.asSystem((ctx) => chatFor(ctx, who))
    expect(JSON.stringify(read)).not.toMatch(/Rahel|40100021/)
    const order = { chatId, requestId, outcome: { kind: 'onDemand' as const } }
    expect(await story.asStaff(adviser, (ctx) => interpreterCame(ctx, order))).toMatchObject({
      reason: 'notFound',
    })
    value(await story.asStaff(operator, (ctx) => interpreterCame(ctx, order)))
    const row = await story.database.system
      .selectFrom('interpreterRequest')
      .select(['endedHow', 'askedBy'])
      .where('id', '=', requestId)
      .executeTakeFirst()
    expect(row).toEqual({ endedHow: 'connected', askedBy: STAFF.operator })
  })

  test('a chat whose languages do not meet is closed with a reason that may stand, or after an interpreter (R-362)', async () => {
    const begun = async (token: string, language: string) => {
      const who: Visitor = { token, personId: null, language }
      await story.asSystem((ctx) => askHuman(ctx, who, { audience: 'person', freshToken: token }))
      return value(await story.asStaff(operator, (ctx) => takeChat(ctx))).chatId
    }
    const close = (chatId: string, withoutInterpreter?: string) =>
      story.asStaff(operator, (ctx) =>
        solveChat(ctx, { chatId, withoutInterpreter: withoutInterpreter ?? null }),
      )
    const chatId = await begun('one', 'so')
    for (const reason of [undefined, 'practise', 'noneFound'])
      expect(await close(chatId, reason)).toMatchObject({ ok: false, reason: 'needsInterpreter' })
    expect(await close(chatId, 'generalInformation')).toMatchObject({ ok: true })

    const interpreted = await begun('two', 'so')
    const { requestId } = value(
      await story.asStaff(operator, (ctx) => callInterpreter(ctx, { chatId: interpreted, why: 'chat' })),
    )
    expect(await close(interpreted)).toMatchObject({ reason: 'needsInterpreter' })
    await says()
    const order = { chatId: interpreted, requestId, outcome: { kind: 'onDemand' as const } }
    value(await story.asStaff(operator, (ctx) => interpreterCame(ctx, order)))
    expect(await close(interpreted)).toMatchObject({ ok: true })
    expect(await close(await begun('three', 'nb'))).toMatchObject({ ok: true })
  })

  test('handed over to a call, a chat in a language that nobody speaks names it and is owed with an interpreter', async () => {
    const language = 'ti'
    const somebody = await addPerson(story.database.system, { language, interpreterNeed: 'none' })
    const who: Visitor = { token: null, personId: somebody, language }
    await story.asSystem((ctx) => askHuman(ctx, who, { audience: 'person', freshToken: null }))
    const done = await story.asSystem((ctx) => callFromChat(ctx, who, { number: '+4740022777' }))
    expect(done).toMatchObject({ ok: true, value: { endedHow: 'toCall' } })
    const rows = await story.database.system
      .selectFrom('callback')
      .select(['language', 'interpreter'])
      .where('personId', '=', somebody)
      .execute()
    expect(rows).toEqual([{ language, interpreter: language }])
  })

  test('with a visitor: asked for on the page of whom it is, and written by the name that was rung', async () => {
    const of = { personId: person }
    const { requestId } = value(
      await story.asStaff(adviser, (ctx) => callInterpreter(ctx, { ...of, why: 'visit' })),
    )
    await says()
    expect(value(await story.asStaff(adviser, (ctx) => interpretersFor(ctx, of)))).toMatchObject([
      { id: requestId, language: 'ti', number: NUMBER },
    ])
    value(
      await story.asStaff(adviser, (ctx) =>
        interpreterCame(ctx, { ...of, requestId, outcome: { kind: 'onDemand' } }),
      ),
    )
    expect(await events('interpreterUsed')).toMatchObject([{ data: { by: 'onDemand', language: 'ti' } }])
    expect(await open('connectInterpreter')).toEqual([])
  })
})
