import type { Carried, Sending } from '../../office/reach/delivery/model.ts'
import { ask, type Partner, refusalIn, textIn } from '../partner.ts'

export type DigitalMailbox = {
  /** Does somebody with this national id have a mailbox that takes letters? False also when nobody answers. */
  takes(nationalId: string): Promise<boolean>
  /** A letter that lies there has been delivered, not reached (K23). */
  deliver(nationalId: string, sending: Sending, pdf: Uint8Array): Promise<Carried>
}

/** Digital mail over HTTP: `POST mailboxes` asks who has one, `POST mail` puts a letter there. */
export const digitalMailbox = (partner: Partner): DigitalMailbox => ({
  takes: async (nationalId) => {
    const answer = await ask(partner, 'mailboxes', { id: nationalId })
    return answer.how === 'answered' && answer.status === 200 && answer.body.active === true
  },
  deliver: async (nationalId, { key, at }, pdf) => {
    const file = Buffer.from(pdf).toString('base64')
    const answer = await ask(partner, 'mail', { key, id: nationalId, pdf: file, at: at.toString() }, key)
    const refusal = refusalIn(answer)
    if (refusal) return refusal
    const providerId = answer.how === 'answered' ? textIn(answer.body, 'id') : undefined
    return providerId === undefined ? { how: 'again', why: 'unreadable' } : { how: 'sent', providerId }
  },
})
