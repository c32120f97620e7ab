import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FAULT_STATUS, type FaultKind, isFaultKind } from '../app/fault-kinds.ts'

/** RFC 9457. `code` is for programs, `title` for people; neither tells of what is inside. */
export type Problem = {
  status: number
  code: string
  title: string
  errors?: readonly { at: string; wrong: string }[]
}

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Log in, or send a valid token',
  403: 'Not allowed',
  404: 'Not found',
  405: 'This address does not take that method',
  409: 'Something else happened at the same time',
  413: 'Too large',
  415: 'This kind of content is not taken here',
  422: 'The request is understood but cannot be done',
  429: 'Too many requests. Wait a minute and try again',
  500: 'Something went wrong on our side',
  503: 'Closed for a short while. Try again soon',
}

export const titleOf = (status: number) =>
  TITLES[status] ?? (status < 500 ? 'Refused' : 'Something went wrong on our side')

export function sendProblem(
  reply: FastifyReply,
  problem: Omit<Problem, 'title'> & { title?: string },
): FastifyReply {
  const { status, code, title = titleOf(status), errors } = problem
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        status,
        title,
        code,
        requestId: reply.request.id,
        ...(errors ? { errors } : {}),
      }),
    )
}

const PROBLEM_PATHS = ['/api/', '/oauth/', '/live/', '/healthz', '/readyz', '/metrics']
const forPrograms = (request: FastifyRequest) => PROBLEM_PATHS.some((path) => request.url.startsWith(path))

/** Says no in the form the reader understands: a page to people, problem details to programs. */
export function refuseRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: FaultKind,
): Promise<FastifyReply> | FastifyReply {
  const status = FAULT_STATUS[kind]
  // Whatever tree of addresses this is below has its own form of problem.
  if (forPrograms(request)) throw Object.assign(new Error(kind), { statusCode: status, code: kind })
  if (request.server.hasDecorator('showFault')) return request.server.showFault(request, reply, kind)
  return reply.code(status).type('text/plain; charset=utf-8').send(titleOf(status))
}

const KIND_OF: Record<number, FaultKind> = {
  400: 'badText',
  413: 'tooLarge',
  415: 'wrongForm',
  429: 'tooMany',
  503: 'unavailable',
}

const statusOf = (error: FastifyError & { status?: number }): number => {
  const status = error.statusCode ?? error.status
  if (status !== undefined && status >= 400) return status
  return isDatabaseAway(error) ? 503 : 500
}

/** Connection refused, connection lost, the server is stopping or starting. */
const isDatabaseAway = (error: { code?: string; message?: string }) =>
  /^(ECONN|EPIPE|57P0|08)/.test(error.code ?? '') ||
  /terminated|timeout exceeded when trying to connect/.test(error.message ?? '')

type Validation = { validation?: readonly { instancePath?: string; message?: string }[] }

/** Below these no page ever answers, so programs are told so in their own words. */
const PROGRAM_TREES = ['/api/*', '/oauth/*', '/live/*']

/** What every thrown thing becomes. Bugs are logged; the reader is told only that it failed. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError & Validation, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) request.log.error(error)
    if (!forPrograms(request))
      return refuseRequest(request, reply, KIND_OF[status] ?? (status < 500 ? 'notFound' : 'failed'))
    const errors = error.validation?.map((one) => ({ at: one.instancePath ?? '', wrong: one.message ?? '' }))
    const code = isFaultKind(error.code)
      ? error.code
      : status === 429
        ? 'tooMany'
        : status >= 500
          ? 'failed'
          : 'badRequest'
    return sendProblem(reply, { status, code, ...(errors ? { errors } : {}) })
  })
  app.setNotFoundHandler((request, reply) => refuseRequest(request, reply, 'notFound'))
  for (const url of PROGRAM_TREES) {
    app.all(url, (_request, reply) => sendProblem(reply, { status: 404, code: 'notFound' }))
  }
}
