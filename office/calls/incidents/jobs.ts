import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { watch } from './actions.ts'

/** Every minute: what messages and calls have brought. A chat looks at its own theme at once. */
export const watchIncidents = (around: Surroundings): Promise<string[]> =>
  inTransaction(around, { kind: 'system', name: 'incidents' }, (ctx) => watch(ctx, null))
