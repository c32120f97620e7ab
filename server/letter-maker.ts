import { typeset } from '../gateways/letters/typst.ts'
import type { LetterMaker } from '../gateways/print/gateway.ts'
import { inTransaction, type Surroundings } from '../office/kernel/transaction.ts'
import { printJob } from '../office/reach/letters/views.ts'
import { noticeWords } from './notice-words.ts'

/**
 * The letter behind a sending, set as tagged PDF: the important message itself, or the small letter that says what a
 * neutral notice says. Null where there is nobody to write to any more.
 */
export const letterMaker =
  (around: Surroundings): LetterMaker =>
  async ({ personId, noticeId, address, text, language }) => {
    const words = noticeWords(language, text)
    const job = await inTransaction(around, { kind: 'system', name: 'print' }, (ctx) =>
      printJob(ctx, { personId, noticeId, address, text: words, language }),
    )
    if (job.ok) return typeset(job.value.letter)
    return job.reason === 'noAddress' ? 'noAddress' : null
  }
