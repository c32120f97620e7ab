import { isLanguage, type Language, textFor } from '../../../text/index.ts'
import { sayDay } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { tellNotice } from '../../reach/notices/actions.ts'
import type { NewNotice } from '../../reach/notices/model.ts'
import type { MeetingDeclineReason } from '../model.ts'
import type { Alternative, RequestRow } from './model.ts'

export type Outcome =
  | {
      what: 'declined'
      reason: MeetingDeclineReason
      alternative: Alternative
      words: string
      alternativeBy: Temporal.Instant | null
    }
  | { what: 'upheld' | 'overturned'; words: string; by: Temporal.Instant | null }

/**
 * the outcome is told in the way that reaches the person: why, what there is instead, and how to have it looked
 * at again; never only a no. What staff wrote stands as they wrote it.
 */
export async function tellOutcome(
  ctx: Ctx,
  request: RequestRow,
  key: string,
  outcome: Outcome,
): Promise<void> {
  const units = await lockPersonUnits(ctx, request.personId)
  if (!units) throw new Error('a wish of somebody who is not there')
  const language: Language = isLanguage(units.language) ? units.language : 'nb'
  const own = words(ctx, language, outcome)
  const norwegian = language === 'nb' || language === 'nn' ? null : words(ctx, 'nb', outcome)
  await tellNotice(ctx, {
    personId: request.personId,
    eventKey: `meetingRequest:${key}`,
    kind: 'ordinaryMessage',
    side: request.side,
    theme: request.theme,
    threadId: request.threadId,
    language,
    ...own,
    ...(norwegian ? { bodyInNorwegian: norwegian.body, boxInNorwegian: norwegian.box } : {}),
    details: { meetingRequest: request.id },
  })
  await ctx.enqueue('ladder', {}, { key: 'ladder' })
}

function words(ctx: Ctx, language: Language, outcome: Outcome): Pick<NewNotice, 'box' | 'body'> {
  const say = textFor(language)
  const phone = ctx.settings.get<string>('agency.phone')
  const day = (at: Temporal.Instant | null) => (at === null ? '' : sayDay(language, at, ctx.clock.now()))
  const whom = say('meetings:requests.told.whom', { phone })
  const body = (...lines: string[]) => lines.filter((line) => line.trim() !== '').join('\n\n')
  if (outcome.what === 'declined') {
    const answered = outcome.alternative === 'writtenAnswer' && outcome.alternativeBy === null
    const instead = say(`meetings:requests.told.instead.${answered ? 'answered' : outcome.alternative}`, {
      day: day(outcome.alternativeBy),
    })
    const why = say(`meetings:requests.told.because.${outcome.reason}`)
    return {
      box: {
        what: say('meetings:requests.told.no'),
        todo: say('meetings:requests.told.todo'),
        byWhen: say('meetings:requests.told.noLimit'),
        otherwise: instead,
        whom,
      },
      body: body(
        say('meetings:requests.told.no'),
        why,
        outcome.words,
        instead,
        say('meetings:requests.told.review', { phone }),
      ),
    }
  }
  const what = say(`meetings:requests.told.${outcome.what}`, { day: day(outcome.by) })
  return {
    box: {
      what,
      todo: say('meetings:requests.told.nothing'),
      byWhen: say('meetings:requests.told.noLimit'),
      otherwise: say('meetings:requests.told.askAgain'),
      whom,
    },
    body: body(what, outcome.words, outcome.what === 'upheld' ? say('meetings:requests.told.askAgain') : ''),
  }
}
