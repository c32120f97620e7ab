import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../../test/support/world.ts'
import { approveTemplate, draftTemplate, retireTemplate, writeTemplate } from '../templates/actions.ts'
import { templates, templateVersions } from '../templates/views.ts'
import { letterByCode, previewLetter, sendLetter, settledByCall } from './actions.ts'
import { letterReadOut, myLetterByCode, myLetterCode } from './read.ts'
import { letterOf, myLetterPaper, printJob } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const adviser = () => staffActor('municipalAdviserA')
let key = 0
beforeEach(() => {
  key += 1
})

const resident = (language = 'nb', address: string | null = 'Skolegata 8') =>
  addPerson(story.database.system, {
    givenName: 'Amina',
    familyName: 'Prøvetoft',
    language,
    address,
    assigned: [{ side: 'municipal', staffId: STAFF.municipalAdviserA, lead: true }],
  })

const refusal = { template: 'decisionRefused', facts: {} }
const filled = { matter: 'sosialhjelp', reason: 'Du har nok *penger* til #mat denne måneden.' }

async function refuse(personId: string) {
  const made = await story.asStaff(adviser(), (ctx) =>
    sendLetter(ctx, { ...refusal, personId, filled, key: `k${key}` }),
  )
  if (!made.ok) throw new Error(made.reason)
  return made.value.noticeId
}

describe('an important letter', () => {
  test('lies with the person in their language and in Norwegian, each with its five lines', async () => {
    const personId = await resident('ar')
    const noticeId = await refuse(personId)
    const read = await story.asPerson(personId, (ctx) => myLetterPaper(ctx, { noticeId }))
    if (!read.ok) throw new Error(read.reason)
    expect(read.value.parts.map(({ language, box }) => [language, box.length])).toEqual([
      ['ar', 5],
      ['nb', 5],
    ])
    expect(read.value.parts[0]?.rtl).toBe(true)
    expect(read.value.parts[1]?.box[0]?.runs[0]?.text).toBe('Dette er et vedtak. Du får ikke sosialhjelp nå.')
    expect(JSON.stringify(read.value.parts[1]?.body)).toContain('Du har nok *penger* til #mat')
    expect(read.value.recipient).toEqual(['Amina Prøvetoft', 'Skolegata 8', 'GRANVIK'])
  })

  test('sent twice it is one; to somebody else it does not exist', async () => {
    const personId = await resident()
    const noticeId = await refuse(personId)
    expect(await refuse(personId)).toBe(noticeId)
    const other = await resident()
    const read = await story.asPerson(other, (ctx) => letterOf(ctx, { personId, noticeId }))
    expect(read).toEqual({ ok: false, reason: 'notFound' })
  })

  test('shows a last day to appeal that the paper can keep: posted today, reached on Thursday, three weeks from there', async () => {
    const personId = await resident()
    const noticeId = await refuse(personId)
    const read = await story.asPerson(personId, (ctx) => myLetterPaper(ctx, { noticeId }))
    expect(read.ok && read.value.parts[0]?.dates[0]?.[0]?.text).toBe(
      'Siste dag for å klage: torsdag 26. mars',
    )
  })

  test('is not sent with a hole, nor harder to read than its template allows', async () => {
    const personId = await resident()
    const send = (told: object) =>
      story.asStaff(adviser(), (ctx) =>
        sendLetter(ctx, { ...refusal, personId, filled: { ...filled, ...told }, key: `h${key}` }),
      )
    expect(await send({ reason: ' ' })).toMatchObject({
      reason: 'missingValue',
      details: { field: 'reason' },
    })
    const heavy = Array.from({ length: 60 }, () => 'dokumentasjonsinnsendelsesforpliktelse').join(' ')
    expect(await send({ reason: heavy })).toMatchObject({ reason: 'tooHard' })
  })

  test('C3-06: one missing thing is asked for by phone first; settled there, nothing is sent', async () => {
    const personId = await resident()
    const input = {
      personId,
      template: 'documentRequest',
      filled: { document: 'kvittering for strøm', matter: 'sosialhjelp' },
      facts: {},
    }
    const send = (phoned?: 'noAnswer') =>
      story.asStaff(adviser(), (ctx) =>
        sendLetter(ctx, { ...input, key: `d${key}`, ...(phoned ? { phoned } : {}) }),
      )
    expect(await send()).toMatchObject({ reason: 'askPhoneFirst' })
    expect((await story.asStaff(adviser(), (ctx) => settledByCall(ctx, input))).ok).toBe(true)
    const notices = () =>
      story.database.system.selectFrom('notice').select('id').where('personId', '=', personId).execute()
    expect(await notices()).toEqual([])
    const events = await story.database.system
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('personId', '=', personId)
      .where('kind', '=', 'callLogged')
      .execute()
    expect(events.map(({ data }) => data)).toMatchObject([{ insteadOf: 'documentRequest' }])
    expect((await send('noAnswer')).ok).toBe(true)
    expect(await notices()).toHaveLength(1)
  })

  test('K24: goes to the print house only with an address, and its window says no more than that', async () => {
    const personId = await resident()
    const noticeId = await refuse(personId)
    const print = (address: string) => story.asSystem((ctx) => printJob(ctx, { personId, noticeId, address }))
    for (const nowhere of ['', 'ukjent', '--', '1234']) {
      expect(await print(nowhere)).toEqual({ ok: false, reason: 'noAddress' })
    }
    const job = await print('Storgata 3, 9901 Granvik')
    expect(job.ok && job.value.letter.recipient).toEqual(['Amina Prøvetoft', 'Storgata 3', '9901 Granvik'])
    expect(job.ok && job.value.manifest).toMatchObject({ country: 'NO', duplex: true })
    expect(JSON.stringify(job.ok && job.value.manifest)).not.toMatch(/sosial|vedtak/i)
  })
})

describe('the code on the paper', () => {
  test('lets any desk read it in another language; the person sees that it was read', async () => {
    const personId = await resident('nb')
    const noticeId = await refuse(personId)
    const paper = await story.asPerson(personId, (ctx) => myLetterPaper(ctx, { noticeId }))
    const code = paper.ok ? paper.value.code : ''
    expect(code).toMatch(/^\d{3} \d{3} \d{3}$/)
    for (const who of ['operator', 'hostA'] as const) {
      const read = await story.asStaff(staffActor(who), (ctx) => letterByCode(ctx, { code, language: 'pl' }))
      expect(read.ok && read.value.spoken.lines[0]).toBe('Odpowiedź na wniosek: sosialhjelp')
    }
    const log = await story.database.system
      .selectFrom('accessLog')
      .select(['what', 'allowed'])
      .where('personId', '=', personId)
      .where('what', '=', 'letterByCode')
      .execute()
    expect(log).toEqual([
      { what: 'letterByCode', allowed: true },
      { what: 'letterByCode', allowed: true },
    ])
    const told = await story.database.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', personId)
      .where('kind', '=', 'disclosed')
      .execute()
    expect(told.map(({ data }) => (data as { noticeId: string }).noticeId)).toEqual([noticeId, noticeId])
  })

  test('K23: to find the letter reaches nobody; to have read it to the person does, interpreted where needed', async () => {
    const reached = (noticeId: string) =>
      story.database.system
        .selectFrom('notice')
        .select(['reachedHow', 'explainedAt'])
        .where('id', '=', noticeId)
        .executeTakeFirstOrThrow()
    for (const [need, through, told] of [
      ['none', 'none', true],
      ['always', 'none', false],
      ['always', 'family', false],
      ['always', 'onDemand', true],
    ] as const) {
      const personId = await resident('nb')
      await story.database.system
        .updateTable('person')
        .set({ interpreterNeed: need })
        .where('id', '=', personId)
        .execute()
      const noticeId = await refuse(personId)
      const shown = await story.asPerson(personId, (ctx) => myLetterCode(ctx, { noticeId }))
      const code = shown.ok ? shown.value : ''
      await story.asStaff(staffActor('operator'), (ctx) => letterByCode(ctx, { code }))
      expect(await reached(noticeId)).toEqual({ reachedHow: null, explainedAt: null })
      const read = await story.asStaff(staffActor('operator'), (ctx) => letterReadOut(ctx, { code, through }))
      expect(read).toEqual({ ok: true, value: { told } })
      expect(await reached(noticeId)).toMatchObject({ reachedHow: told ? 'told' : null })
    }
  })

  test("leads the person to the letter, and nobody to another's", async () => {
    const [personId, stranger] = [await resident('nb'), await resident('nb')]
    const noticeId = await refuse(personId)
    const shown = await story.asPerson(personId, (ctx) => myLetterCode(ctx, { noticeId }))
    const code = shown.ok ? shown.value : ''
    const mine = await story.asPerson(personId, (ctx) => myLetterByCode(ctx, { code }))
    expect(mine).toEqual({ ok: true, value: { noticeId } })
    for (const asked of [{ code }, { code: '123' }, { code: '482177304' }])
      expect(await story.asPerson(stranger, (ctx) => myLetterByCode(ctx, asked))).toEqual({
        ok: false,
        reason: 'notFound',
      })
    const theirs = await story.asPerson(stranger, (ctx) => myLetterCode(ctx, { noticeId }))
    expect(theirs.ok).toBe(false)
  })

  test('a wrong one finds nothing, and says nothing', async () => {
    for (const code of ['', '123456789', 'x', '000 000 001']) {
      const read = await story.asStaff(staffActor('operator'), (ctx) => letterByCode(ctx, { code }))
      expect(read).toEqual({ ok: false, reason: 'wrongCode' })
    }
  })
})

describe('templates', () => {
  test('R-830: written by one, approved by another, in use from then, and taken away again', async () => {
    const writer = adviser()
    const leader = staffActor('leadStateA')
    const drafted = await story.asStaff(writer, (ctx) => draftTemplate(ctx, { key: 'meetingSummons' }))
    expect(drafted).toEqual({ ok: true, value: { version: 2 } })
    const of = { key: 'meetingSummons', version: 2 }
    const before = await story.asStaff(writer, (ctx) => templateVersions(ctx, of))
    const nb = before.ok ? before.value.template.texts.find(({ language }) => language === 'nb') : undefined
    if (!nb) throw new Error('no text')
    const text = { ...nb, title: 'Kom til oss', paragraphs: nb.paragraphs.map((one) => one.text) }
    expect((await story.asStaff(writer, (ctx) => writeTemplate(ctx, { ...of, text }))).ok).toBe(true)
    const inUse = async () =>
      (await story.asStaff(writer, templates)).inUse.find((one) => one.key === 'meetingSummons')?.version

    expect(await story.asStaff(writer, (ctx) => approveTemplate(ctx, of))).toMatchObject({
      reason: 'notApprover',
    })
    expect(await inUse()).toBe(1)
    expect((await story.asStaff(leader, (ctx) => approveTemplate(ctx, of))).ok).toBe(true)
    expect(await inUse()).toBe(2)
    expect(await story.asStaff(writer, (ctx) => writeTemplate(ctx, { ...of, text }))).toMatchObject({
      reason: 'notFound',
    })
    expect((await story.asStaff(leader, (ctx) => retireTemplate(ctx, of))).ok).toBe(true)
    expect(await inUse()).toBeUndefined()
  })

  test('a leader does not approve their own, nor anybody a text with a hole', async () => {
    const leader = staffActor('leadStateA')
    const own = await story.asStaff(leader, (ctx) => draftTemplate(ctx, { key: 'adviserChanged' }))
    const of = { key: 'adviserChanged', version: own.ok ? own.value.version : 0 }
    expect(await story.asStaff(leader, (ctx) => approveTemplate(ctx, of))).toMatchObject({
      reason: 'ownText',
    })

    await story.asStaff(adviser(), (ctx) => draftTemplate(ctx, { key: 'decisionExpiry' }))
    const holed = { key: 'decisionExpiry', version: 2 }
    const before = await story.asStaff(leader, (ctx) => templateVersions(ctx, holed))
    const nb = before.ok ? before.value.template.texts.find(({ language }) => language === 'nb') : undefined
    if (!nb) throw new Error('no text')
    const text = { ...nb, box: { ...nb.box, whom: '' }, paragraphs: nb.paragraphs.map((one) => one.text) }
    await story.asStaff(adviser(), (ctx) => writeTemplate(ctx, { ...holed, text }))
    expect(await story.asStaff(leader, (ctx) => approveTemplate(ctx, holed))).toMatchObject({
      reason: 'textNotReady',
    })
  })

  test('a local text is for its own office alone', async () => {
    const drafted = await story.asStaff(adviser(), (ctx) =>
      draftTemplate(ctx, { key: 'statusCardMissing', local: true }),
    )
    const of = { key: 'statusCardMissing', version: drafted.ok ? drafted.value.version : 0 }
    expect((await story.asStaff(staffActor('officeLeaderA'), (ctx) => approveTemplate(ctx, of))).ok).toBe(
      true,
    )
    const versions = async (who: Parameters<typeof staffActor>[0]) =>
      (await story.asStaff(staffActor(who), templates)).inUse.filter((one) => one.key === of.key).length
    expect([await versions('municipalAdviserA'), await versions('deputyStateB')]).toEqual([2, 1])
  })

  test('a preview keeps nothing', async () => {
    const personId = await resident('ti')
    const seen = await story.asStaff(adviser(), (ctx) => previewLetter(ctx, { ...refusal, personId, filled }))
    expect(seen.ok && seen.value.letter.parts.map(({ language }) => language)).toEqual(['ti', 'nb'])
    expect(seen.ok && seen.value.spoken.language).toBe('ti')
    const rows = await story.database.system
      .selectFrom('letterFill')
      .select('noticeId')
      .where('personId', '=', personId)
      .execute()
    expect(rows).toEqual([])
  })
})
