import { createHash } from 'node:crypto'
import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { type FileKind, kindOf, safeName } from '../../reach/upload/rules.ts'
import { answererOf } from '../reception/answerer.ts'
import type { Kept } from './keep.ts'
import type { Conflict } from './model.ts'

/**
 * K3: own staff outside the office are a place to hand in. The letter is received when it was photographed, and
 * whoever answers for the person owes to look at it; until then nothing is decided for lack of it.
 */
export async function keepPhoto(then: StaffCtx, kept: Kept, threadId: string): Promise<Conflict[]> {
  const { entry, units, owner, scan, visit } = kept
  const { name, bytes } = entry.photo as NonNullable<typeof entry.photo>
  if (scan === 'infected') return ['photoInfected']
  const { personId } = units
  const route = answererOf(units, 'common')
  const id = then.newId()
  const contentType = kindOf(bytes) as FileKind
  const receivedAt = then.clock.now()
  const promise = await makePromise(then, {
    personId,
    kind: 'giveStatus',
    clock: 'paperIndexed',
    side: route.side,
    theme: 'missingDocuments',
    owner: owner === null ? route.owner : { staffId: owner },
    acting: owner === null ? route.acting : null,
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: 'outreach',
    details: { papers: [{ kind: 'letter', pages: 1 }], documentId: id, visitId: visit.id },
  })
  await then.tx
    .insertInto('document')
    .values({
      personId,
      id,
      promiseId: null,
      threadId,
      item: null,
      side: route.side,
      name: safeName(name, contentType),
      contentType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(),
      content: Buffer.from(bytes),
      scan,
      channel: 'outreach',
      settles: [],
      receivedAt,
    })
    .execute()
  recordEvent(then, {
    personId,
    kind: 'documentReceived',
    side: route.side,
    channel: 'outreach',
    authorship: 'staffAdviser',
    threadId,
    promiseId: promise.id,
    data: { documentId: id, contentType, scan, request: null, onBehalf: true },
  })
  return []
}
