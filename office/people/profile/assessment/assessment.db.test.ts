import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HELPED } from '../../../../test/support/answers.ts'
import { openWorld, type World } from '../../../../test/support/people.ts'
import { factsOf, reviewsOf } from '../../../../test/support/profiles.ts'
import { PERSONS, staffActor } from '../../../../test/support/world.ts'
import { inOslo } from '../../../kernel/time/testTime.ts'
import { assessProfile, oweAssessment, proposeProfile } from '../actions.ts'

describe('the assessment', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('is assessed only when what follows has been seen, and then the review is kept', async () => {
    const person = PERSONS.socialOnly
    await world.asSystem((ctx) => oweAssessment(ctx, person))
    const municipal = staffActor('municipalAdviserA')
    const shown = await world.as(municipal, (ctx) =>
      proposeProfile(ctx, { personId: person, answers: HELPED }),
    )
    if (!shown.ok) throw new Error(shown.reason)
    const { proposal, mark } = shown.value
    const codes = proposal.consequences.map((one) => one.code)
    const save = (
      accepted: string[],
      changed: { code: string; reason: string; status?: string }[] = [],
      shownMark = mark,
    ) =>
      world.as(municipal, (ctx) =>
        assessProfile(ctx, {
          personId: person,
          answers: HELPED,
          shown: shownMark,
          accepted,
          changed,
          purpose: 'followUp',
        }),
      )
    expect(await save([])).toMatchObject({ reason: 'consequencesUnseen' })
    expect(await save(codes, [], 'guessed')).toMatchObject({ reason: 'consequencesUnseen' })
    expect(await save(codes.slice(1))).toMatchObject({ reason: 'consequencesUnseen', details: { left: 1 } })
    const rest = codes.filter((code) => code !== 'trainingOffer')
    expect(await save(rest, [{ code: 'trainingOffer', reason: ' ' }])).toMatchObject({
      reason: 'needsReason',
    })
    expect(await save(codes, [{ code: 'status', reason: 'kan mer', status: 'digital' }])).toMatchObject({
      reason: 'needsEvidence',
    })
    const done = await save(rest, [{ code: 'trainingOffer', reason: 'vil ikke nå' }])
    if (!done.ok) throw new Error(done.reason)
    expect(inOslo(done.value.reviewAt)).toMatch(/^2026-09-02/)
    expect(await factsOf(world, person)).toMatchObject({
      status: 'partlyDigital',
      interpreterNeed: 'always',
      interpreterLanguage: 'so',
      abilities: { readMessage: 'withHelp', sendStatusCard: 'alone', writeMessage: 'notYet' },
    })
    expect(await reviewsOf(world, person)).toEqual([])
  })
})
