import type { Carrier } from '../../office/reach/delivery/model.ts'
import { ask, instantIn, type Partner, refusalIn, textIn } from '../partner.ts'

/**
 * SMS over HTTP. `POST messages` with our key; a gateway that has had the key before answers the same and sends nothing.
 * What it does not answer in time may have left, and is asked for again with the same key.
 */
export const smsCarrier =
  (partner: Partner): Carrier =>
  async ({ key, address, text, language, at }) => {
    const answer = await ask(
      partner,
      'messages',
      { key, to: address, text, language, at: at.toString() },
      key,
    )
    const refusal = refusalIn(answer)
    if (refusal) return refusal
    const body = answer.how === 'answered' ? answer.body : {}
    const providerId = textIn(body, 'id')
    // A yes that does not name what was taken is no yes.
    if (providerId === undefined) return { how: 'again', why: 'unreadable' }
    const deliveredAt = body.state === 'delivered' ? instantIn(body, 'at') : undefined
    return { how: 'sent', providerId, ...(deliveredAt ? { deliveredAt } : {}) }
  }
