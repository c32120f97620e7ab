import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, addStaff, PERSONS, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { approveAnswer, draftAnswer } from '../answers/actions.ts'
import { answerLibrary, answerToEdit } from '../answers/views.ts'
import { approveBanner, closeIncident, watch } from '../incidents/actions.ts'
import { bannersNow, incidentList } from '../incidents/views.ts'
import { chatAtDesk, chatDesk, handChat, inviteLogin, replyInChat, solveChat, takeChat } from './desk.ts'
import { forgetChats, settleChats } from './jobs.ts'
import type { ChatShown, Visitor } from './model.ts'
import { askHuman, callFromChat, chatFor, claimChat, messageFromChat, sayInChat } from './visitor.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await story.end()
})

let made = 0
const stranger = (): Visitor => ({ token: `secret-${made++}`, personId: null, language: 'nb' })
const signedIn = (personId: string, token: string | null = null): Visitor => ({
  token,
  personId,
  language: 'nb',
})

async function says(who: Visitor, text: string): Promise<ChatShown> {
  const said = await story.asSystem((ctx) =>
    sayInChat(ctx, who, { text, audience: 'person', clientKey: `key-${made++}`, freshToken: who.token }),
  )
  if (!said.ok) throw new Error(said.reason)
  return said.value.chat
}
const last = (chat: ChatShown) => chat.lines.at(-1)
const human = (who: Visitor) =>
  story.asSystem((ctx) => askHuman(ctx, who, { audience: 'person', freshToken: who.token }))
const operator = staffActor('operator')
const broken = async () =>
  (await brokenInvariants(story.database.system, story.clock.now())).map(({ id, first }) => ({ id, first }))

test('R-122: an approved answer is quoted with source and date, and a human is offered beside it', async () => {
  const chat = await says(stranger(), 'Hvordan klager man på et vedtak?')
  expect(chat.lines.map(({ kind }) => kind)).toEqual(['hello', 'words', 'answer'])
  expect(last(chat)?.quotes[0]).toMatchObject({
    key: 'appeal',
    source: 'Forvaltningsloven kapittel VI',
    sourceDate: '2025-07-01',
  })
  expect(chat.offers.now).toEqual({ place: 1, minutes: null })
  expect(chat.offers.windows.length).toBeGreaterThan(0)
})

test.each([
  ['How can I appeal a decision?', 'appeal', 'en'],
  ['Jak się odwołać od decyzji?', 'appeal', 'pl'],
  ['Hvem kan få uføretrygd?', 'disability', 'nb'],
  ['Kan man få tolk på samisk?', 'interpreter', 'nb'],
])('R-122: “%s” finds %s in its own language', async (text, key, language) => {
  const chat = await says({ ...stranger(), language }, text)
  expect(last(chat)?.quotes[0]).toMatchObject({ key, language })
})

test('R-122: what nobody has written of is said so, and counted for those who write, without a word of it', async () => {
  const chat = await says(stranger(), 'Hva er reglene om hundesleder?')
  expect(last(chat)).toMatchObject({ kind: 'noMatch', quotes: [] })
  const library = await story.asStaff(staffActor('centreLead'), answerLibrary)
  if (!library.ok) throw new Error(library.reason)
  expect(library.value.backlog.reduce((sum, { count }) => sum + count, 0)).toBe(1)
})

test('R-755: the words of a stranger are masked before they are kept', async () => {
  const who = stranger()
  await says(who, 'Jeg heter Kari Nordmann, 010190 12345. Hva er alderspensjon?')
  const { rows } = await sql<{ all: string }>`select string_agg(body, ' ') as all from chat_line`.execute(
    story.database.system,
  )
  expect(rows[0]?.all).not.toMatch(/Kari|12345/)
})

test('S-009: begun without a login, gone on with after it, and whole on the timeline, once', async () => {
  const who = stranger()
  await says(who, 'Hvordan klager man på et vedtak?')
  await human(who)
  const taken = await story.asStaff(operator, (ctx) => takeChat(ctx))
  if (!taken.ok) throw new Error(taken.reason)
  const { chatId } = taken.value
  expect(await story.asStaff(operator, (ctx) => handChat(ctx, { chatId, to: 'message' }))).toMatchObject({
    reason: 'needsIdentity',
  })
  await story.asStaff(operator, (ctx) => inviteLogin(ctx, { chatId }))
  const me = signedIn(await addPerson(story.database.system, { language: 'nb' }), who.token)
  const claimed = await story.asSystem((ctx) => claimChat(ctx, me, { chatId }))
  if (!claimed.ok) throw new Error(claimed.reason)
  expect(claimed.value.lines.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['answer', 'queued', 'taken', 'inviteLogin', 'loggedIn']),
  )
  expect(await story.asSystem((ctx) => chatFor(ctx, who))).toBeNull()
  await says(me, 'Jeg venter på svar på søknaden min om AAP')
  const reply = { chatId, text: 'Jeg ser på det.', clientKey: 'r1', answer: { key: 'appeal' } }
  expect((await story.asStaff(operator, (ctx) => replyInChat(ctx, reply))).ok).toBe(true)
  expect((await story.asStaff(operator, (ctx) => solveChat(ctx, { chatId }))).ok).toBe(true)
  const held = await story.database.system
    .selectFrom('event')
    .select('threadId')
    .where('personId', '=', me.personId as string)
    .where('kind', '=', 'chatHeld')
    .execute()
  expect(held).toHaveLength(1)
  const texts = await story.database.system
    .selectFrom('messageText')
    .select('body')
    .where('personId', '=', me.personId as string)
    .execute()
  const whole = texts.map(({ body }) => body).join('\n')
  for (const words of [
    'Hvordan klager man',
    'søknaden min om AAP',
    'Jeg ser på det.',
    'Alle vedtak kan klages på',
  ])
    expect(whole).toContain(words)
})

test('R-410: a chat that becomes a call is one promise, in the window that was chosen', async () => {
  const me = signedIn(await addPerson(story.database.system, { language: 'nb' }))
  await story.database.system
    .insertInto('contactPoint')
    .values({
      personId: me.personId as string,
      kind: 'phone',
      value: '+4740099001',
      phoneKind: 'own',
      confirmedAt: story.clock.now(),
    })
    .execute()
  const chat = await says(me, 'Når får jeg svar på søknaden min?')
  const window = chat.offers.windows[0]
  if (!window) throw new Error('no window')
  const called = await story.asSystem((ctx) => callFromChat(ctx, me, { windows: [window] }))
  expect(called).toMatchObject({ ok: true, value: { state: 'ended', endedHow: 'toCall' } })
  const owed = await story.database.system
    .selectFrom('promise')
    .select(['kind', 'dueAt'])
    .where('personId', '=', me.personId as string)
    .where('isOpen', '=', true)
    .execute()
  expect(owed.filter(({ kind }) => kind === 'callBack')).toHaveLength(1)
})

test('R-754, R-109: words on the municipality’s matters lie in its store, and the contact centre is not shown them', async () => {
  const me = signedIn(PERSONS.resident)
  await says(me, 'Jeg trenger hjelp til husleie fra sosialhjelp')
  await human(me)
  const taken = await story.asStaff(operator, (ctx) => takeChat(ctx))
  if (!taken.ok) throw new Error(taken.reason)
  const seen = await story.asStaff(operator, (ctx) => chatAtDesk(ctx, taken.value))
  if (!seen.ok) throw new Error(seen.reason)
  expect(seen.value.lines.some(({ withheld }) => withheld)).toBe(true)
  expect(JSON.stringify(seen.value)).not.toContain('husleie')
  const words = { ...taken.value, text: 'Du kan søke sosialhjelp til husleie.', clientKey: 'r2' }
  expect(await story.asStaff(operator, (ctx) => replyInChat(ctx, words))).toMatchObject({
    reason: 'noFreeTextHere',
  })
  expect((await story.asStaff(operator, (ctx) => handChat(ctx, { ...taken.value, to: 'office' }))).ok).toBe(
    true,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from message_text
    where person_id = ${me.personId} and side <> 'municipal' and body like '%husleie%'`.execute(
    story.database.system,
  )
  expect(rows[0]?.n).toBe(0)
})

test('whoever waits at closing is told when people are back, and a signed-in question becomes a message', async () => {
  const [anonymous, me] = [stranger(), signedIn(await addPerson(story.database.system, { language: 'nb' }))]
  for (const who of [anonymous, me]) {
    await says(who, 'Når får jeg svar på søknaden min?')
    await human(who)
  }
  await story.at('2026-03-02 15:00')
  await settleChats(story.around)
  const after = await story.asSystem((ctx) => chatFor(ctx, anonymous))
  expect(after).toMatchObject({ state: 'assistant', offers: { now: null } })
  expect(after?.offers.opens?.toString()).toBe(oslo('2026-03-03 09:00').toString())
  const owed = await story.database.system
    .selectFrom('chat')
    .select(['endedHow', 'promiseId'])
    .where('personId', '=', me.personId)
    .execute()
  expect(owed[0]?.endedHow).toBe('toMessage')
  expect(owed[0]?.promiseId).not.toBeNull()
})

test('R-122: an answer is quoted once somebody else has approved it', async () => {
  const draft = {
    key: 'dogSleds',
    theme: 'benefitRules',
    side: 'common' as const,
    audience: 'person' as const,
    authority: 4,
    source: 'Lokal praksis',
    sourceDate: '2026-03-01',
    reviewAt: '2026-12-31',
    texts: [
      {
        language: 'nb',
        title: 'Regler om hundesleder',
        body: 'Det finnes ingen egne regler om hundesleder.',
        words: 'hundeslede',
        translation: 'original' as const,
      },
    ],
  }
  const lead = staffActor('centreLead')
  const written = await story.asStaff(lead, (ctx) => draftAnswer(ctx, draft))
  expect(written).toEqual({ ok: true, value: { version: 1 } })
  const which = { key: 'dogSleds', version: 1 }
  expect(await story.asStaff(lead, (ctx) => approveAnswer(ctx, which))).toMatchObject({ reason: 'ownText' })
  const other = await addStaff(story.database.system, { roles: ['LE', 'AP'] })
  expect((await story.asStaff(other, (ctx) => approveAnswer(ctx, which))).ok).toBe(true)
  expect(await story.asStaff(operator, (ctx) => answerToEdit(ctx, which))).toMatchObject({
    ok: true,
    value: { version: 1, state: 'approved', texts: draft.texts },
  })
  expect(last(await says(stranger(), 'Hva er reglene om hundesleder?'))?.quotes[0]?.key).toBe('dogSleds')
})

test('R-124: forty of one theme in half an hour is one incident; its banner stands until it is closed', async () => {
  for (let i = 0; i < 40; i++) await says(stranger(), 'Hvorfor er ikke pengene kommet?')
  expect(await story.asSystem((ctx) => watch(ctx, null))).toEqual([])
  const lead = staffActor('centreLead')
  const listed = await story.asStaff(lead, incidentList)
  if (!listed.ok) throw new Error(listed.reason)
  expect(listed.value.incidents).toHaveLength(1)
  const [incident] = listed.value.incidents
  expect(incident).toMatchObject({ state: 'seen', theme: 'paymentWrong', articleKey: 'paymentMissing' })
  expect(await story.asSystem(bannersNow)).toEqual([])
  const id = incident?.id as string
  expect(await story.asStaff(operator, (ctx) => approveBanner(ctx, { id }))).toMatchObject({
    reason: 'notFound',
  })
  expect(
    (await story.asStaff(lead, (ctx) => approveBanner(ctx, { id, text: { nb: 'Pengene kommer i morgen.' } })))
      .ok,
  ).toBe(true)
  expect(await story.asSystem(bannersNow)).toMatchObject([{ id, text: { nb: 'Pengene kommer i morgen.' } }])
  const told = last(await says(stranger(), 'Hvorfor er ikke pengene kommet?'))
  expect(told).toMatchObject({ kind: 'ownCase', quotes: [{ key: 'paymentMissing' }] })
  expect((await story.asStaff(lead, (ctx) => closeIncident(ctx, { id, how: 'over' }))).ok).toBe(true)
  expect(await story.asSystem(bannersNow)).toEqual([])
})

test('R-124: as many as usual at this time of day is none', async () => {
  const now = story.clock.now()
  const rows = Array.from({ length: 28 }, (_, day) => day + 1).flatMap((day) =>
    Array.from({ length: 60 }, (_, n) => ({
      at: now.subtract({ hours: 24 * day }).subtract({ seconds: n * 20 }),
      n,
    })),
  )
  for (const { at } of [
    ...rows,
    ...Array.from({ length: 70 }, (_, n) => ({ at: now.subtract({ seconds: n * 20 }) })),
  ])
    await sql`insert into chat_question (id, at, theme, side, language, outcome) values (uuidv7(), ${at.toString()}, 'familyBenefits', 'state', 'nb', 'answered')`.execute(
      story.database.system,
    )
  expect(await story.asSystem((ctx) => watch(ctx, 'familyBenefits'))).toEqual([])
})

test('R-755: after ninety days a chat is gone, and no rule is broken by any of it', async () => {
  expect(await broken()).toEqual([])
  const desk = await story.asStaff(operator, chatDesk)
  expect(desk).toMatchObject({ ok: true, value: { open: false } })
  story.clock.set(oslo('2026-06-10 10:00'))
  for (let round = 0; round < 4; round++) await settleChats(story.around)
  await sql`update chat set last_at = ${oslo('2026-03-02 16:00').toString()}`.execute(story.database.system)
  expect(await forgetChats(story.around)).toBeGreaterThan(40)
  const left = await story.database.system.selectFrom('chatLine').select('seq').execute()
  expect(left).toEqual([])
  const me = stranger()
  const done = await story.asSystem((ctx) => messageFromChat(ctx, me))
  expect(done).toMatchObject({ reason: 'notFound' })
})
