import { askForCall } from '../../calls/callback/ask.ts'
import type { PersonCtx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { keepDraft } from '../../threads/actions.ts'
import { answers, note } from './enter.ts'
import { STEP_NAMES, type Step, type TrainingPlan } from './model.ts'
import { isFirstAlone } from './rules.ts'
import * as store from './store.ts'

type Check = {
  step: string
  /** What is about to be sent; it is kept as a draft, and nothing of it is sent or shown. */
  text?: string
  threadId?: string | null
  choices?: Record<string, unknown>
  /** Where to ring, when the office has no number. */
  number?: string | null
}
type Checked = { promiseId: string; dueAt: Temporal.Instant; who: string }

export type Asked = { step: Step; dueAt: Temporal.Instant }
const detailsOf = (details: unknown) => (details ?? {}) as { check?: string }
/** C6-10: the steps of which somebody has asked that they be looked at together, and until when they are rung. */
export const checksIn = (promises: Awaited<ReturnType<typeof openPromisesOf>>): Asked[] =>
  promises.flatMap(({ kind, details, dueAt }) => {
    const step = STEP_NAMES.find((known) => known === detailsOf(details).check)
    return kind === 'callBack' && step !== undefined ? [{ step, dueAt }] : []
  })

/** Which steps the person is about to do alone for the first time; pure of what is written down elsewhere. */
export async function firstAlone(ctx: PersonCtx, plan: TrainingPlan | undefined): Promise<Step[]> {
  const found: Step[] = []
  for (const { step, masteredAt } of plan?.steps ?? []) {
    const times =
      masteredAt !== null && step === 'write'
        ? await store.writtenAlone(ctx.tx, ctx.actor.personId, masteredAt)
        : 0
    if (isFirstAlone(masteredAt, times)) found.push(step)
  }
  return found
}

/**
 * C6-10, R-450: "check this with me", the first time alone. What was written stays a draft, and whoever trained the person rings
 * before anything is sent. Asked again it is the same call. Refuses with `notFound` (nothing mastered of the kind, or it has
 * been done alone already), `empty` (nothing written yet), `needsNumber`, `badForm`.
 */
export async function checkWithMe(ctx: PersonCtx, input: Check): Promise<Result<Checked>> {
  const { personId } = ctx.actor
  const plan = await store.planOf(ctx.tx, personId)
  const step = (await firstAlone(ctx, plan)).find((known) => known === input.step)
  if (plan === undefined || step === undefined) return refused('notFound')
  if (step === 'write' && (input.text ?? '').trim() === '') return refused('empty')
  return ctx.beyondWall(async (beyond) => {
    const units = await lockPersonUnits(beyond, personId)
    if (!units) return refused('notFound')
    if (input.text !== undefined)
      await keepDraft(beyond as PersonCtx, {
        id: input.threadId ?? 'new',
        text: input.text,
        choices: input.choices ?? {},
      })
    const open = (await openPromisesOf(beyond.tx, personId)).find(
      ({ kind, details }) => kind === 'callBack' && detailsOf(details).check === step,
    )
    if (!open && !input.number?.trim() && !(await hasNumber(beyond as PersonCtx, personId)))
      return refused('needsNumber')
    const promise =
      open ??
      (await makePromise(beyond, {
        personId,
        kind: 'callBack',
        clock: 'callbackPromise',
        side: 'common',
        theme: 'digitalTraining',
        ...(await answers(beyond, units, plan.ownerId)),
        officeId: units.officeId,
        needLevel: units.needLevel,
        channel: 'portalMessage',
        details: { check: step },
      }))
    const asked = await askForCall(beyond, {
      personId,
      by: 'person',
      promiseId: promise.id,
      number: input.number ?? null,
      language: ctx.actor.language,
    })
    if (!asked.ok) return asked
    note(beyond, personId, 'checkAsked', { planId: plan.id, step })
    return ok({ promiseId: promise.id, dueAt: asked.value.dueAt, who: asked.value.ownerName })
  })
}

async function hasNumber(ctx: PersonCtx, personId: string): Promise<boolean> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  return (facts?.points ?? []).some(
    ({ kind, phoneKind, notWorkingSince }) =>
      kind === 'phone' && phoneKind !== 'lost' && notWorkingSince === null,
  )
}
