import { z } from 'zod'
import type { Reason } from '../../office/kernel/result.ts'
import type { Admits } from './caller.ts'
import { type ApiReason, problemSchema, STATUS } from './problem.ts'

type Described = {
  tag: string
  summary: string
  description: string
  url: string
  query?: unknown
  body?: unknown
  params?: unknown
  answer?: z.ZodType | undefined
  refusals: readonly Reason[]
}

const ALWAYS: readonly ApiReason[] = ['sessionExpired', 'notAllowed', 'tooMany', 'failed', 'unavailable']
const WRITING: readonly ApiReason[] = ['missingKey', 'replayed', 'conflict']
const SENDING: readonly ApiReason[] = ['badForm', 'unreadable', 'tooLarge', 'wrongForm']

/** What the document says of a route: who may call it, what it gives, and every way it can say no. */
export function documented(admits: Admits, route: Described, how: { writes: boolean; status: number }) {
  return {
    operationId: nameOf(route.summary),
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    security: securityOf(admits, how.writes || route.body !== undefined),
    response: { [how.status]: answerOf(route), ...problems(reasonsOf(route, how.writes)) },
  }
}

/** "Write to us" becomes writeToUs. */
const nameOf = (summary: string) =>
  summary
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ +(.)/g, (_all, first: string) => first.toUpperCase())

const answerOf = ({ answer, summary }: Described) =>
  answer === undefined
    ? z.undefined().describe(`${summary}: done.`)
    : { description: summary, content: { 'application/json': { schema: answer } } }

function securityOf(admits: Admits, sends: boolean): Record<string, string[]>[] {
  if (admits.who === 'visitor') return [{ chat: [] }]
  const session = sends ? { session: [], csrf: [] } : { session: [] }
  return admits.who === 'staff' ? [session, { machine: [admits.scope] }] : [session]
}

function reasonsOf(route: Described, writes: boolean): ApiReason[] {
  const sends = writes || route.body !== undefined
  return [
    ...new Set([
      ...ALWAYS,
      ...(writes ? WRITING : []),
      ...(sends ? SENDING : []),
      ...(route.params === undefined ? [] : (['notFound'] as const)),
      ...(route.query === undefined ? [] : (['invalid'] as const)),
      ...(route.body === undefined ? [] : (['invalid'] as const)),
      ...route.refusals.map((reason): ApiReason => (reason === 'badForm' ? 'invalid' : reason)),
    ]),
  ]
}

/** One entry for each status, telling which reasons stand behind it. */
function problems(reasons: readonly ApiReason[]) {
  const statuses = [...new Set(reasons.map((reason) => STATUS[reason]))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: `Refused: ${reasons.filter((reason) => STATUS[reason] === status).join(', ')}`,
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}
