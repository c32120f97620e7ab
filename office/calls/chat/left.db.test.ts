import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson } from '../../../test/support/world.ts'
import type { Visitor } from './model.ts'
import { chatFor, chatLeftHere, claimChat, ownChat, sayInChat } from './visitor.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

test('R-755: whoever logs in next in a shared browser neither sees nor takes over what a stranger began there', async () => {
  const who: Visitor = { token: 'secret', personId: null, language: 'nb' }
  const says = async (visitor: Visitor, text: string) => {
    const said = await story.asSystem((ctx) =>
      sayInChat(ctx, visitor, {
        ...{ text, audience: 'person' as const, clientKey: text },
        freshToken: visitor.personId === null ? visitor.token : null,
      }),
    )
    if (!said.ok) throw new Error(said.reason)
    return said.value.chat
  }
  const begun = await says(who, 'Hvordan klager man på et vedtak?')
  const next = { ...who, personId: await addPerson(story.database.system, { language: 'nb' }) }
  const seen = (from: string | null) => story.asSystem((ctx) => chatLeftHere(ctx, next, from))
  expect(await story.asSystem((ctx) => chatFor(ctx, next))).toBeNull()
  expect(await story.asSystem((ctx) => ownChat(ctx, next))).toBeNull()
  for (const from of [null, '', '0', begun.id])
    expect(await seen(from)).toMatchObject({ id: begun.id, lines: null })
  expect((await seen(begun.number))?.lines).toHaveLength(3)
  expect((await says(next, 'Hei')).id).not.toBe(begun.id)
  expect(await story.asSystem((ctx) => chatFor(ctx, who))).toMatchObject({ id: begun.id, loggedIn: false })
  const claim = (chatId: string) => story.asSystem((ctx) => claimChat(ctx, next, { chatId }))
  expect(await claim('another')).toMatchObject({ reason: 'alreadyEnded' })
  const [first, again] = [await claim(begun.id), await claim(begun.id)]
  expect(first).toMatchObject({ ok: true, value: { id: begun.id, loggedIn: true } })
  expect(again).toEqual(first)
  expect(await seen(begun.number)).toBeNull()
  expect(await story.asSystem((ctx) => chatFor(ctx, who))).toBeNull()
})
