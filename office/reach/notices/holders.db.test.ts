import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, PERSONS } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import type { Result } from '../../kernel/result.ts'
import type { Act } from '../../people/mandates/model.ts'
import { hasHelper } from '../../people/mandates/views.ts'
import { printJob } from '../letters/views.ts'
import { channelFailed, makeNotice, noticePosted } from './actions.ts'

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const HOME = 'Storgata 3\n9990 Granvik'

describe('who is told as well (R-379, R-391)', () => {
  let story: Story
  let son: string
  beforeEach(async () => {
    story = await beginStory()
    son = await addPerson(story.database.system, {
      givenName: 'Sivert',
      familyName: 'Elvekvist',
      birthDate: '2000-01-10',
      contactStatus: 'assisted',
      phone: '+4748000001',
    })
  })
  afterEach(async () => {
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
    await story.end()
  })
  const giver = PERSONS.resident

  const holds = (acts: Act[]) => {
    const at = story.clock.now()
    return story.database.system
      .insertInto('mandate')
      .values({
        personId: giver,
        holderId: son,
        holderName: 'Sivert Elvekvist',
        relation: 'family',
        sides: ['state'],
        themes: ['aap'],
        acts,
        fromAt: at,
        untilAt: at.add({ hours: 24 * 90 }),
        form: 'web',
        askedByKind: 'person',
        askedAt: at,
        state: 'active',
      })
      .execute()
  }
  /** He has an address, and no telephone or e-mail. */
  const onPaperOnly = async () => {
    await story.database.system.deleteFrom('contactPoint').where('personId', '=', son).execute()
    await story.database.system
      .insertInto('contactPoint')
      .values({ personId: son, kind: 'address', value: HOME, confirmedAt: story.clock.now() })
      .execute()
  }
  const decision = async () => {
    const { noticeId } = done(
      await story.asSystem((ctx) =>
        makeNotice(ctx, {
          personId: giver,
          eventKey: 'decision',
          kind: 'decision',
          side: 'state',
          theme: 'aap',
          box: { what: 'Et vedtak', todo: 'Ingenting', byWhen: '–', otherwise: '–', whom: 'Oss' },
          body: 'Du får pengene.',
          language: 'nb',
        }),
      ),
    )
    await story.at('2026-03-02 10:05')
    return noticeId
  }
  const toSon = () =>
    story.database.system.selectFrom('outgoing').selectAll().where('recipientId', '=', son).execute()

  it.each<[string, Act[], boolean]>([
    ['may receive', ['receive'], true],
    ['may only read', ['read'], false],
    ['may speak and write', ['speakFor'], false],
  ])('a holder who %s', async (_, acts, told) => {
    await holds(acts)
    await decision()
    const rows = await toSon()
    expect(rows.map(({ channel, body }) => [channel, body])).toEqual(
      told ? [['sms', 'notice.noticeWaits']] : [],
    )
  })

  const printed = (row: Awaited<ReturnType<typeof toSon>>[number] | undefined) =>
    story.asSystem((ctx) =>
      printJob(ctx, {
        personId: giver,
        noticeId: row?.noticeId ?? null,
        address: row?.address ?? '',
        text: row?.body === '' ? '' : 'Du har en viktig beskjed fra oss.',
        recipientId: row?.recipientId ?? null,
      }),
    )

  it('without a digital way gets a copy of the letter, in their own name, when they may read it', async () => {
    await onPaperOnly()
    await holds(['receive', 'read'])
    await decision()
    const [row] = await toSon()
    expect(row).toMatchObject({ channel: 'letter', address: HOME, body: '' })
    const job = done(await printed(row))
    expect(job.letter.recipient[0]).toBe('Sivert Elvekvist')
    expect(JSON.stringify(job.letter.parts)).toContain('Du får pengene.')
    await story.database.system
      .updateTable('mandate')
      .set({ state: 'revoked', endedAt: story.clock.now() })
      .where('personId', '=', giver)
      .execute()
    expect(await printed(row)).toMatchObject({ ok: false, reason: 'noAddress' })
  })

  it('gets a paper that says that something waits, and no more, when they may only receive', async () => {
    await onPaperOnly()
    await holds(['receive'])
    await decision()
    const [row] = await toSon()
    expect(row).toMatchObject({ channel: 'letter', body: 'notice.noticeWaits' })
    const job = done(await printed(row))
    expect(job.letter.recipient[0]).toBe('Sivert Elvekvist')
    expect(JSON.stringify(job.letter)).not.toContain('pengene')
  })

  it('what becomes of their copy says nothing of whether the person is reached', async () => {
    await onPaperOnly()
    await holds(['receive', 'read'])
    const noticeId = await decision()
    const [row] = await toSon()
    const state = () =>
      story.database.system
        .selectFrom('notice')
        .select(['postedAt', 'nextStep', 'nextStepAt'])
        .where('id', '=', noticeId)
        .executeTakeFirstOrThrow()
    const before = await state()
    const outgoingId = row?.id ?? ''
    await story.asSystem((ctx) => noticePosted(ctx, { outgoingId, at: story.clock.now() }))
    await story.asSystem((ctx) => channelFailed(ctx, { personId: giver, outgoingId, why: 'unknownAddress' }))
    expect(await state()).toEqual(before)
  })

  it('the register tells the adviser that somebody may carry messages (R-282)', async () => {
    const asked = (themes: string[]) => story.asSystem((ctx) => hasHelper(ctx, giver, themes))
    expect(await asked([])).toBe(false)
    await holds(['speakFor'])
    expect([await asked([]), await asked(['aap']), await asked(['housing'])]).toEqual([true, true, false])
    await story.database.system
      .updateTable('mandate')
      .set({ state: 'suspended' })
      .where('personId', '=', giver)
      .execute()
    expect(await asked([])).toBe(false)
  })
})
