import type { Tx } from './context.ts'

/** Is this conversation the person's, as far as the wall lets whoever asks see it? What is not is not found. */
export async function isThreadOf(tx: Tx, personId: string, threadId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('thread')
    .select('id')
    .where('personId', '=', personId)
    .where('id', '=', threadId)
    .executeTakeFirst()
  return row !== undefined
}
