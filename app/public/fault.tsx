import type { LoaderFunctionArgs } from 'react-router'
import { fault } from '../fault.ts'
import { isFaultKind } from '../fault-kinds.ts'

/** The page for a fault that the server met before any page could: too large, too many, unreadable. */
export function loader({ params }: LoaderFunctionArgs): never {
  throw fault(isFaultKind(params.kind) ? params.kind : 'notFound')
}

export default function FaultRoute() {
  return null
}
