/** Writes db/types.ts from a database that has just been migrated, so that code and schema cannot drift apart. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../server/database.ts'
import { startPostgres } from '../server/embedded-postgres.ts'

const directory = await mkdtemp(join(tmpdir(), 'evi-types-'))
const postgres = await startPostgres(join(directory, 'pg'))
try {
  await migrate(postgres.url)
  execFileSync(
    'node_modules/.bin/kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--url',
      postgres.url,
      '--camel-case',
      '--out-file',
      'db/types.ts',
      '--exclude-pattern',
      '{graphile_worker.*,message_text_*,note_state,note_municipal,note_common,migration}',
      '--type-mapping',
      '{"timestamptz":"Temporal.Instant","date":"string","int8":"number","xid8":"string","time":"string"}',
    ],
    { stdio: 'inherit' },
  )
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
