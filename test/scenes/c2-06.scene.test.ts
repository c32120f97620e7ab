import { expect } from 'vitest'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

scene('C2-06 Written with help', async (house) => {
  const wenche = await house.person('disability')
  const adviser = await house.staff('municipalAdviserA2')
  const anne = await house.staff('hostA')
  const db = house.db.system
  const messages = () =>
    db
      .selectFrom('message')
      .select(['authorship', 'authorKind', 'authorId', 'helper', 'receivedAt'])
      .where('personId', '=', wenche.id)
      .where('direction', '=', 'in')
      .orderBy('receivedAt')
      .execute()

  // (a) her son-in-law types
  const sent = await wenche.writes('Jeg vil søke om sosialhjelp til mat. Hvordan gjør jeg det?', {
    helped: 'family',
  })
  expect(sent.parts.length).toBeGreaterThan(0)
  expect((await messages()).map((row) => [row.authorship, row.authorKind, row.authorId, row.helper])).toEqual(
    [['selfWithHelp', 'person', wenche.id, { relation: 'family' }]],
  )
  expect((await wenche.reads(sent.threadId)).text).toMatch(/familie/i)
  const seen = await adviser.page({ personId: wenche.id, threadId: sent.threadId })
  expect(seen.text).toMatch(/hjelp.*familie|familie.*hjelp/i)

  // (b) the host writes for her at the desk, in the assisted mode
  await house.clockTo('2026-03-02 11:00')
  const page = await anne.open(`/arbeid/person/${wenche.id}/skriv-for`)
  const told = await anne.send(page, formWith(page, 'hvorfor'), {
    text: 'Jeg trenger en time hos veilederen min.',
    hvorfor: 'cannotWrite',
  })
  expect(told.text).toMatch(/Sendt\. .* svarer senest/)
  const [, second] = await messages()
  expect(second).toMatchObject({
    authorship: 'staffReception',
    helper: { relation: 'staff', name: anne.name, why: 'cannotWrite' },
  })
  const helpers = await wenche.open('/min-side/hjelperne-mine')
  expect(helpers.text).toContain(`${anne.name} skrev ned det du sa fordi det var vanskelig å skrive`)
  expect(helpers.text).toContain('Du, med hjelp')
  const threads = await db
    .selectFrom('message')
    .select('threadId')
    .where('personId', '=', wenche.id)
    .execute()
  const talk = await wenche.reads(threads.at(-1)?.threadId ?? '')
  expect(talk.text).toContain(anne.name)
  expect(talk.text).toContain('fordi det var vanskelig å skrive')

  // Neither says anything of what she manages, and her answer goes to her.
  const abilities = await db
    .selectFrom('profileFact')
    .selectAll()
    .where('personId', '=', wenche.id)
    .where('field', 'like', 'ability.%')
    .execute()
  expect(abilities).toEqual([])
  const person = await db
    .selectFrom('person')
    .select('contactStatus')
    .where('id', '=', wenche.id)
    .executeTakeFirstOrThrow()
  expect(person.contactStatus).not.toBe('digital')
  const entries = await adviser.entries({ personId: wenche.id, threadId: sent.threadId })
  await adviser.answers(
    { personId: wenche.id, threadId: sent.threadId },
    'Jeg ringer deg i dag, så søker vi sammen.',
    entries.map(({ promiseId }) => promiseId),
    'reReading',
  )
  expect((await house.outbox()).filter((row) => row.personId !== wenche.id)).toEqual([])
})
