import pg from 'pg'
import { inject } from 'vitest'
import { type OpenDatabases, openDatabases } from '../../server/database.ts'

export type TestDatabase = OpenDatabases & { url: string; drop(): Promise<void> }

let made = 0

/** A database of the caller's own: the migrated template, copied as files (half the work of copying page by page). */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = inject('postgresUrl')
  const adminUrl = template.replace(/\/evi$/, '/postgres')
  const name = `evi_${process.pid}_${++made}`
  await administer(adminUrl, `create database ${name} template evi strategy file_copy`)
  const url = template.replace(/\/evi$/, `/${name}`)
  const databases = openDatabases(url, url, { app: 5, system: 3 })
  return {
    ...databases,
    url,
    drop: async () => {
      await databases.close()
      await administer(adminUrl, `drop database ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
