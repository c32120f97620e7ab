import { randomUUID } from 'node:crypto'
import { type FastifyInstance, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'
import type { Config } from './config.ts'

/**
 * The log names routes, not addresses, and codes, not messages: an address or a message from the database may hold
 * what belongs to a person. Nothing that a person wrote comes here.
 */
export function loggerOptions(
  config: Config,
): Pick<FastifyServerOptions, 'logger' | 'genReqId' | 'logController'> {
  return {
    genReqId: () => randomUUID(),
    // One line for each answer is written below, with the route in place of the address.
    logController: new LogController({ disableRequestLogging: true }),
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            redact: {
              paths: ['req.headers', 'headers', 'cookie', 'authorization', '*.cookie', '*.authorization'],
              remove: true,
            },
            serializers: { req: shownRequest, err: shownError },
          },
  }
}

const shownRequest = (request: FastifyRequest) => ({
  method: request.method,
  route: request.routeOptions?.url ?? 'none',
})

type Thrown = Error & { code?: string; constraint?: string; table?: string; routine?: string }

/** From the database: its code and what it was about. From our own code: where it happened. */
export function shownError(
  error: Thrown,
): { type: string; message: string; stack: string } & Record<string, string> {
  const fromDatabase = /^[0-9A-Z]{5}$/.test(error.code ?? '')
  const about = { code: error.code, constraint: error.constraint, table: error.table, routine: error.routine }
  const known = Object.fromEntries(
    Object.entries(about).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const message = fromDatabase ? 'refused by the database' : error.message
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { type: error.name, message, ...known, stack: places.join('\n') }
}

export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const facts = {
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info({ method: request.method, ...facts }, 'answered')
  })
}
