import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { settleAbsences } from './actions/absence.ts'

/**
 * R-509, I-25: run every minute, and after the clock has been moved. Planned absences begin, dated ones end, and no open
 * promise lies with somebody who is away. Gives how many promises changed hands.
 */
export const settleAbsencesNow = (around: Surroundings): Promise<number> =>
  inTransaction(around, { kind: 'system', name: 'absences' }, settleAbsences)
