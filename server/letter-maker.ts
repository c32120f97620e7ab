import { printFile } from '../gateways/letters/print.ts'
import { typesetSoon } from '../gateways/letters/soon.ts'
import type { LetterMaker } from '../gateways/print/gateway.ts'
import type { MailboxLetter } from '../gateways/registers/mailbox.ts'
import { inTransaction, type Surroundings } from '../office/kernel/transaction.ts'
import { letterOf, printJob } from '../office/reach/letters/views.ts'
import { noticeWords } from './notice-words.ts'

/**
 * The letter behind a sending, as PDF with its manifest. Made in the system's name: what is on the paper goes into an
 * envelope, and nobody in between reads it.
 */
export const letterMaker =
  (around: Surroundings): LetterMaker =>
  async (sending) => {
    const job = await inTransaction(around, { kind: 'system', name: 'print' }, (ctx) =>
      printJob(ctx, { ...sending, text: noticeWords(sending.language, sending.text) }),
    )
    if (job.ok) return printFile(job.value.letter, { ...job.value.manifest, id: sending.outgoingId })
    return job.reason === 'noAddress' ? 'noAddress' : null
  }

/** The same letter for a digital mailbox, which needs no address of a street. What stands in its list says nothing (K24). */
export const mailboxLetter =
  (around: Surroundings, subject: (language: string) => string): MailboxLetter =>
  async ({ personId, noticeId, language }) => {
    if (noticeId === null) return null
    const letter = await inTransaction(around, { kind: 'system', name: 'mailbox' }, (ctx) =>
      letterOf(ctx, { personId, noticeId }),
    )
    return letter.ok ? { pdf: (await typesetSoon(letter.value)).pdf, subject: subject(language) } : null
  }
