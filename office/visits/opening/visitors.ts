import { isLanguage, type Language, textFor } from '../../../text/index.ts'
import { sayWhen } from '../../../text/when.ts'
import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { recordOf } from '../../kernel/opening/hours.ts'
import type { Cause } from '../../kernel/opening/model.ts'
import { doorAt } from '../../kernel/opening/rules.ts'
import { closedWords } from '../../kernel/opening/words.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { tellNotice } from '../../reach/notices/actions.ts'
import type { LetterBox } from '../../reach/notices/model.ts'
import { answererOf } from '../reception/answerer.ts'
import { followUp } from '../reception/desk.ts'
import type { NextStep, Visit } from '../reception/model.ts'
import { leaderOf, lockVisit, updateVisit } from '../reception/store.ts'
import { type ToldBack, toldBackThen, type Unsettled, untoldClosings } from './closing-store.ts'

type Touched = { touched: 'meeting' | 'promise' | 'visit'; cause: Cause; closingId: string | null } & Record<
  string,
  unknown
>

/** on the timeline of whoever it concerns: what of theirs lay on a day that is closed. */
export function touched(
  ctx: Ctx,
  personId: string,
  data: Touched,
  about: { side: Side; theme: string; promiseId?: string | null; id?: string },
): true {
  recordEvent(ctx, {
    personId,
    kind: 'officeClosed',
    side: about.side,
    channel: 'system',
    authorship: 'system',
    theme: about.theme,
    promiseId: data.touched === 'promise' ? (about.id ?? null) : (about.promiseId ?? null),
    data,
  })
  return true
}

/**
 * nobody comes back to a closed door. Whoever was told to come then gets the next time that it is open; where
 * none is decided they are owed a contact. They are told in the way that reaches them; of those who are known by a number
 * only the leader of the office is told how many there are. Gives how many.
 */
export async function tellVisitors(around: Surroundings): Promise<number> {
  return inTransaction(around, { kind: 'system', name: 'closings' }, async (ctx) => {
    let told = 0
    for (const closing of await untoldClosings(ctx.tx)) {
      const visitors = await toldBackThen(ctx.tx, closing, ctx.clock.now())
      for (const one of visitors) await another(ctx, closing, one)
      const untold = visitors.filter(({ personId }) => personId === null).length
      const leader = untold === 0 ? null : await leaderOf(ctx.tx, closing.officeId)
      if (leader !== null) await staffNotice(ctx, leader, 'visitorsUntold', null, null)
      await ctx.tx
        .updateTable('closing')
        .set({ visitorsAt: ctx.clock.now(), untold: untold || null })
        .where('id', '=', closing.id)
        .execute()
      told += visitors.length
    }
    return told
  })
}

async function another(ctx: Ctx, closing: Unsettled, { id, personId, at: before }: ToldBack): Promise<void> {
  const visit = await lockVisit(ctx.tx, id)
  if (!visit) return
  const { officeId } = closing
  const at = doorAt(await recordOf(ctx, officeId), before, ctx.settings.calendar(officeId)).opens
  if (at !== null) await renew(ctx, visit, before, { at: at.toString() })
  if (personId === null) return
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return
  const route = answererOf(units, 'common')
  const owed =
    at !== null
      ? null
      : await makePromise(ctx, {
          personId,
          kind: 'outreachContact',
          clock: 'contactTask',
          side: route.side,
          theme: 'contactAdviser',
          owner: route.owner,
          acting: route.acting,
          officeId: units.officeId,
          needLevel: units.needLevel,
          channel: 'dropIn',
          details: { visitId: id, officeClosed: true },
        })
  if (owed !== null)
    await renew(ctx, visit, before, {
      ...{ kind: 'answer', who: '', isTeam: true, latest: true },
      ...{ at: owed.dueAt.toString(), promiseId: owed.id },
    })
  const language: Language = isLanguage(units.language) ? units.language : 'nb'
  const wordsIn = (own: Language) =>
    boxOf(ctx, own, { closing, before, at: at ?? (owed?.dueAt as Temporal.Instant), owed: owed !== null })
  const norwegian = language === 'nb' || language === 'nn' ? null : wordsIn('nb')
  const box = wordsIn(language)
  await tellNotice(ctx, {
    ...{ personId, eventKey: `visit:${id}:${before}`, kind: 'visitChanged', side: route.side },
    ...{ theme: 'contactAdviser', language, box, body: bodyOf(box), details: { visitId: id } },
    ...(norwegian ? { bodyInNorwegian: bodyOf(norwegian), boxInNorwegian: norwegian } : {}),
  })
  await ctx.enqueue('ladder', {}, { key: 'ladder' })
  touched(
    ctx,
    personId,
    {
      ...{ touched: 'visit', cause: closing.cause, closingId: closing.id, visitId: id },
      ...{ from: before.toString(), to: at?.toString() ?? null },
    },
    { side: route.side, theme: 'contactAdviser', promiseId: owed?.id ?? null },
  )
}

/** The step that said to come then says something else. What is in hand is not asked for again. */
async function renew(
  ctx: Ctx,
  visit: Visit,
  before: Temporal.Instant,
  change: Partial<NextStep>,
): Promise<void> {
  const steps = visit.steps.map((step) =>
    step.kind === 'comeBack' && Temporal.Instant.from(step.at).equals(before) ? { ...step, ...change } : step,
  )
  await updateVisit(ctx.tx, visit, { steps: JSON.stringify(steps), ...followUp(steps) })
}

type Told = { closing: Unsettled; before: Temporal.Instant; at: Temporal.Instant; owed: boolean }

function boxOf(ctx: Ctx, language: Language, { closing, before, at, owed }: Told): LetterBox {
  const say = textFor(language)
  const when = (one: Temporal.Instant) => sayWhen(language, one, ctx.clock.now())
  const setting = (key: string) => ctx.settings.get<string>(key, closing.officeId)
  return {
    what: say('visits:closing.told.what', {
      before: when(before),
      why: closedWords(language, closing.cause),
    }),
    todo: say(owed ? 'visits:closing.told.contact' : 'visits:closing.told.instead', { when: when(at) }),
    byWhen: say('meetings:booking.told.noLimit'),
    otherwise: `${say('meetings:booking.told.otherwise')} ${say('visits:closing.told.urgent', { phone: setting('agency.emergencyPhone') })}`,
    whom: say('meetings:booking.told.whom', { phone: setting('agency.phone') }),
  }
}

const bodyOf = (box: LetterBox) => [box.what, box.todo, box.otherwise, box.whom].join('\n\n')
