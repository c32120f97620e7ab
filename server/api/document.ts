import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { SESSION_COOKIE } from '../session-request.ts'
import { CSRF_HEADER, SECRET_HEADER } from './caller.ts'
import { SCOPES } from './scopes.ts'

const DESCRIPTION = `Everything the pages of Én vei inn do.

- **Who calls.** A person or an employee with the session of a login, or a program with a token of its own, which acts as
  its service account. A chat without a login is named by a secret in a header. Writing with a session needs the token of the login in \`${CSRF_HEADER}\` (\`GET /innlogging/hvem\`).
- **Writing.** Every write bears an \`Idempotency-Key\`. Sent again with the same content it gives the same answer and is
  done once; with other content it is refused (\`replayed\`). After a refusal the key may be used again.
- **Refusals** are problem details (RFC 9457): \`reason\` for programs, \`detail\` for people, in the language of
  \`Accept-Language\`, otherwise the person's own.
- **Absent, never null.** What is unknown, or not for the caller to see, is not in the answer at all.
- **Time** is UTC, ISO 8601 with Z.
- **Limits.** \`x-ratelimit-limit\`, \`x-ratelimit-remaining\` and \`x-ratelimit-reset\` (seconds) tell what is left;
  a 429 bears \`retry-after\`.`

type Schema = Record<string, unknown>

/** Patterns of well-known formats and the bounds of every integer say nothing; what is undefined is no content. */
function override(context: { jsonSchema: Schema; zodSchema: { _zod: { def: { type: string } } } }): void {
  const { jsonSchema, zodSchema } = context
  if (['date-time', 'date', 'uuid'].includes(String(jsonSchema.format))) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (zodSchema._zod.def.type === 'undefined') jsonSchema.type = 'null'
}
const zodToJsonConfig = { override } as Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig'] &
  object

const withComponents = createJsonSchemaTransformObject({ zodToJsonConfig })

/** OpenAPI 3.1 of everything registered beside it. */
export function documentOptions(baseUrl: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Én vei inn', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
      servers: [{ url: baseUrl }],
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: SESSION_COOKIE,
            description: 'The session of a login as a person or an employee.',
          },
          csrf: {
            type: 'apiKey',
            in: 'header',
            name: CSRF_HEADER,
            description: 'The token of the login; together with the session wherever something is sent.',
          },
          chat: {
            type: 'apiKey',
            in: 'header',
            name: SECRET_HEADER,
            description:
              'A chat without a login: 32 random bytes in base64url, made by the caller for one chat and kept by it alone. We keep its hash.',
          },
          webhook: {
            type: 'apiKey',
            in: 'header',
            name: 'x-evi-signature',
            description:
              'A gateway: `v1=` and the HMAC-SHA-256 of `x-evi-timestamp`, a full stop and the body, with the secret of the partner.',
          },
          machine: {
            type: 'oauth2',
            description: 'A machine client, acting as its service account.',
            flows: { clientCredentials: { tokenUrl: `${baseUrl}/oauth/token`, scopes: { ...SCOPES } } },
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig }),
    transformObject: (document) => withoutUnused(withComponents(document) as Schema) as never,
  }
}

/** Each schema exists once as sent and once as given; only what is pointed at stays. */
function withoutUnused(document: Schema): Schema {
  const { components, ...rest } = document as { components: { schemas: Schema } & Schema }
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(components.schemas[name])
    }
  }
  follow(rest)
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => used.has(name)))
  return { ...rest, components: { ...components, schemas } }
}
