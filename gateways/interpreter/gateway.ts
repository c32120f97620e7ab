import type { Asking, InterpreterService } from '../../office/calls/interpreter/gateway.ts'
import { ask, type Partner, refusalIn, textIn } from '../partner.ts'

/**
 * An interpreter service over HTTP. `POST orders` with our key; one that has had the key before answers the same and
 * looks for nobody else. Whom it finds it tells by webhook, under the same key. `POST orders/withdraw`: nobody is needed.
 * With `start` and `end` it is booked for that time (docs/interpreter.md); without, wanted on the line at once.
 */
export const interpreterService = (name: string, partner: Partner): InterpreterService => ({
  name,
  ask: async ({ key, language, dialect, gender, askedAt, connectBy, mode, booked }) => {
    const answer = await ask(
      partner,
      'orders',
      {
        key,
        language,
        ...(dialect === null ? {} : { dialect }),
        ...(gender === null ? {} : { gender }),
        mode,
        askedAt: askedAt.toString(),
        connectBy: connectBy.toString(),
        ...(booked === null ? {} : bookingOf(booked)),
      },
      key,
    )
    const refusal = refusalIn(answer)
    if (refusal) return refusal
    const providerId = answer.how === 'answered' ? textIn(answer.body, 'id') : undefined
    // A yes that does not name what was taken is no yes.
    return providerId === undefined ? { how: 'again', why: 'unreadable' } : { how: 'taken', providerId }
  },
  withdraw: async (key) => {
    const refusal = refusalIn(await ask(partner, 'orders/withdraw', { key }, `${key}:withdraw`))
    return refusal === null || refusal.how === 'refused'
  },
})

const bookingOf = ({ startsAt, endsAt, place, level, insteadOf }: NonNullable<Asking['booked']>) => ({
  start: startsAt.toString(),
  end: endsAt.toString(),
  ...(place === null ? {} : { place }),
  ...(level === null ? {} : { level }),
  ...(insteadOf === null ? {} : { insteadOf }),
})
