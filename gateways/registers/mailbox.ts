import type { Carrier, Sending } from '../../office/reach/delivery/model.ts'
import { ask, instantIn, type Partner, refusalIn, textIn } from '../partner.ts'

/** The letter that a sending stands for as PDF, and what stands in the list of letters; null when there is none. */
export type MailboxLetter = (sending: Sending) => Promise<{ pdf: Uint8Array; subject: string } | null>

/**
 * The digital mailbox over HTTP: `POST mail` puts a letter into the mailbox that the contact register has named. A letter
 * that lies there has been delivered, not reached (K23); that it was opened comes by webhook.
 */
export const mailboxCarrier =
  (partner: Partner, letterOf: MailboxLetter): Carrier =>
  async (sending) => {
    const { key, address, language, at } = sending
    if (address.trim() === '') return { how: 'refused', why: 'noMailbox' }
    const letter = await letterOf(sending)
    if (letter === null) return { how: 'again', why: 'noLetter' }
    const pdf = Buffer.from(letter.pdf).toString('base64')
    const { subject } = letter
    const answer = await ask(
      partner,
      'mail',
      { key, to: address, subject, language, pdf, at: at.toString() },
      key,
    )
    const refusal = refusalIn(answer)
    if (refusal) return refusal
    const body = answer.how === 'answered' ? answer.body : {}
    const providerId = textIn(body, 'id')
    if (providerId === undefined) return { how: 'again', why: 'unreadable' }
    const deliveredAt = body.state === 'delivered' ? instantIn(body, 'at') : undefined
    return { how: 'sent', providerId, ...(deliveredAt ? { deliveredAt } : {}) }
  }
