import type { Carrier, Sending } from '../../office/reach/delivery/model.ts'
import type { PrintManifest } from '../../office/reach/letters/model.ts'
import { ask, instantIn, type Partner, refusalIn, textIn } from '../partner.ts'

/** The letter that a sending stands for, set as PDF, with what the print house must know; null when there is none. */
export type LetterMaker = (
  sending: Sending,
) => Promise<{ pdf: Uint8Array; manifest: PrintManifest } | 'noAddress' | null>

/**
 * The print house: `POST letters` with the PDF and the address. It answers that it has taken the letter, or that it is in
 * the post already; what happens later comes by webhook (posted, returned).
 */
export const printCarrier =
  (partner: Partner, letterOf: LetterMaker): Carrier =>
  async (sending) => {
    const { key, address, at } = sending
    if (address.trim() === '') return { how: 'refused', why: 'noAddress' }
    const made = await letterOf(sending)
    if (made === null) return { how: 'again', why: 'noLetter' }
    if (made === 'noAddress') return { how: 'refused', why: 'noAddress' }
    const pdf = Buffer.from(made.pdf).toString('base64')
    const { manifest } = made
    const answer = await ask(partner, 'letters', { key, address, pdf, manifest, at: at.toString() }, key)
    const refusal = refusalIn(answer)
    if (refusal) return refusal
    const body = answer.how === 'answered' ? answer.body : {}
    const providerId = textIn(body, 'id')
    if (providerId === undefined) return { how: 'again', why: 'unreadable' }
    const postedAt = body.state === 'posted' ? instantIn(body, 'at') : undefined
    return { how: 'sent', providerId, ...(postedAt ? { postedAt } : {}) }
  }
