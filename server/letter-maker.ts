import type { LetterMaker } from '../gateways/print/gateway.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'

/** The letter behind a sending, as PDF. */
export const letterMaker =
  (_around: Surroundings): LetterMaker =>
  async ({ text }) =>
    Buffer.from(text, 'utf8')
