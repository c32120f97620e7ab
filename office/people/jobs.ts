import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { settleAbsences } from './actions/absence.ts'
import { giveToWhoMaySee } from './actions/may-see.ts'

/**
 * R-509, I-25, R-724: run every minute, and after the clock has been moved. Planned absences begin, dated ones end, and no
 * open promise lies with somebody who is away, nor where nobody may see the person. Gives how many promises changed hands.
 */
export const settleAbsencesNow = (around: Surroundings): Promise<number> =>
  inTransaction(
    around,
    { kind: 'system', name: 'absences' },
    async (ctx) => (await settleAbsences(ctx)) + (await giveToWhoMaySee(ctx)),
  )
