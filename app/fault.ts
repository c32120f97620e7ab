import { data, isRouteErrorResponse } from 'react-router'
import { FAULT_STATUS, type FaultKind, isFaultKind } from './fault-kinds.ts'

interface Fault {
  readonly kind: FaultKind
  /** What the person had written, shown again so that nothing is lost. */
  readonly written: string
}

/** Thrown by loaders and actions; the nearest layout shows the page for it. */
export function fault(kind: FaultKind, written = '') {
  return data<Fault>({ kind, written }, { status: FAULT_STATUS[kind] })
}

/** Reads what was thrown. A refusal never confirms that a thing exists: 403 is told as not found. */
export function faultOf(error: unknown): Fault {
  if (!isRouteErrorResponse(error)) return { kind: 'failed', written: '' }
  const told = error.data as Partial<Fault> | undefined
  if (told && isFaultKind(told.kind)) return { kind: told.kind, written: told.written ?? '' }
  if (error.status === 429) return { kind: 'tooMany', written: '' }
  return { kind: error.status < 500 ? 'notFound' : 'failed', written: '' }
}
