import { sayDay } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import { officeOf } from './build.ts'
import { asTyped } from './markdown.ts'
import type { Letter } from './model.ts'
import { letterFrom, recipientLines } from './rules.ts'
import type { Receiver } from './store.ts'
import { hoursIn, languageOf, sayIn } from './words.ts'

/**
 * A small neutral notice on paper, for whoever is reached by nothing else. It has its five lines like every letter that
 * goes out, and no code: there is nothing more in it to be read.
 */
export function smallLetter(
  ctx: Pick<Ctx, 'settings' | 'clock'>,
  receiver: Receiver,
  sending: { address: string; text?: string; language?: string },
): Letter | undefined {
  const words = sending.text?.trim() ?? ''
  if (words === '') return undefined
  const language = languageOf(sending.language ?? receiver.language)
  const say = sayIn(language)
  const office = officeOf(ctx, receiver)
  const at = ctx.clock.now()
  return letterFrom({
    id: '',
    code: '',
    origin: '',
    number: '',
    madeAt: at,
    recipient: recipientLines(receiver.name, sending.address, receiver.municipality) ?? [receiver.name],
    office,
    signer: null,
    lastDay: null,
    parts: [
      {
        language,
        title: say('letters:small.title'),
        box: {
          what: words,
          todo: say('letters:small.todo'),
          byWhen: say('letters:small.byWhen'),
          otherwise: say('letters:small.otherwise'),
          whom: say('letters:small.whom', { phone: office.phone, hours: hoursIn(language, office.hours) }),
        },
        body: asTyped(words),
        annex: null,
        source: 'human',
        translatedAt: null,
      },
    ],
    sayDay: (spokenIn, day) => sayDay(languageOf(spokenIn), day, at),
  })
}
