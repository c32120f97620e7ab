import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { OFFICES, PERSONS, STAFF, T0 } from '../../test/support/world.ts'

let api: Api
let adviser: Client
beforeAll(async () => {
  api = await openApi()
  await api.server.db.system
    .insertInto('configuration')
    .values({
      key: 'profile.localQuestions',
      scope: OFFICES.A,
      version: 1,
      validFrom: T0.subtract({ hours: 24 }),
      reason: 'test',
      value: JSON.stringify([
        {
          id: 'ferry',
          texts: { nb: 'Trenger du ferge hit?', en: 'Do you need a ferry to come here?' },
          answers: [
            { code: 'yes', texts: { nb: 'Ja', en: 'Yes' } },
            { code: 'no', texts: { nb: 'Nei', en: 'No' } },
          ],
        },
      ]),
    })
    .execute()
  await api.server.app.house.settings.reload()
  adviser = await api.machine(STAFF.stateAdviserA)
})
afterAll(() => api.server.close())

const place = `/persons/${PERSONS.resident}/profile`
type Asked = { questions: { id: string }[]; local: { id: string; question: string }[] }
type Proposed = { mark: string; proposal: { consequences: { code: string }[] } }

async function assess(answers: Record<string, string>) {
  const proposed = await adviser.send<Proposed>('POST', `${place}/proposals`, { answers })
  const accepted = proposed.body.proposal.consequences.map(({ code }) => code)
  const done = await adviser.send('POST', `${place}/assessments`, {
    answers,
    shown: proposed.body.mark,
    accepted,
    method: 'phone',
  })
  return { status: done.status, mark: proposed.body.mark }
}

describe('what an office asks beside the form (R-304), over the API', () => {
  test('is asked with the form, in the language that the caller wants', async () => {
    const asked = await adviser.get<Asked>(`${place}/questions?language=en`)
    expect(asked.status).toBe(200)
    expect(asked.body.questions.map(({ id }) => id)).toContain('task.readMessage')
    expect(asked.body.local).toEqual([
      {
        id: 'local.ferry',
        question: 'Do you need a ferry to come here?',
        answers: [
          { code: 'yes', words: 'Yes' },
          { code: 'no', words: 'No' },
        ],
      },
    ])
  })

  test('is kept with the assessment and changes nothing of what comes of it; what nobody asked is not kept', async () => {
    const answers = { 'task.readMessage': 'withHelp', 'task.writeMessage': 'notYet' }
    const plain = await assess(answers)
    const more = await assess({ ...answers, 'local.ferry': 'yes', 'local.boat': 'yes', 'local.ferry2': 'no' })
    expect([plain.status, more.status]).toEqual([201, 201])
    expect(more.mark).toBe(plain.mark)
    const profile = await adviser.get<{ assessment: { local: unknown } }>(place)
    expect(profile.body.assessment.local).toEqual([
      { id: 'local.ferry', question: 'Trenger du ferge hit?', answer: 'Ja' },
    ])
  })

  test('an answer that the question does not have is no answer', async () => {
    const { status } = await assess({ 'task.readMessage': 'alone', 'local.ferry': 'perhaps' })
    expect(status).toBe(201)
    const profile = await adviser.get<{ assessment: { local: unknown } }>(place)
    expect(profile.body.assessment.local).toEqual([])
  })

  test('is not for a program without the right to register contacts', async () => {
    const reader = await api.machine(STAFF.stateAdviserA, ['persons'])
    expect((await reader.get(`${place}/questions`)).status).toBe(403)
  })
})
