/**
 * npm run client:add -- --name NAME --scopes a,b --account LOGIN [--id ID]: makes a machine client of the API and shows
 * its secret once. It acts as the employee whose login name is given, with no more than the scopes.
 */
import { parseArgs } from 'node:util'
import { SCOPES } from '../server/api/scopes.ts'
import { machineClock } from '../server/clock.ts'
import { readConfig } from '../server/config.ts'
import { openDatabases } from '../server/database.ts'
import { machineClients } from '../server/machine-clients.ts'

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    scopes: { type: 'string' },
    account: { type: 'string' },
    id: { type: 'string' },
  },
})
const name = values.name?.trim() ?? ''
const scopes = (values.scopes ?? '').split(',').flatMap((scope) => scope.trim() || [])
const unknown = scopes.filter((scope) => !Object.hasOwn(SCOPES, scope))
const id = values.id ?? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

if (name === '' || scopes.length === 0 || unknown.length > 0 || !values.account) {
  if (unknown.length > 0) console.error(`There is no scope called ${unknown.join(', ')}.`)
  console.error('npm run client:add -- --name NAME --scopes SCOPE,SCOPE --account LOGIN [--id ID]')
  for (const [scope, meaning] of Object.entries(SCOPES)) console.error(`  ${scope.padEnd(10)} ${meaning}`)
  process.exit(2)
}

const config = readConfig(process.env)
if (config.databaseUrl === null) {
  console.error('DATABASE_URL says which database; the embedded one answers while the server runs.')
  process.exit(2)
}
const databases = openDatabases(config.databaseUrl)
try {
  const account = await databases.system
    .selectFrom('staff')
    .select('id')
    .where('subject', '=', values.account)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!account) throw new Error(`No active employee logs in as ${values.account}.`)
  const clients = await machineClients(databases.pools.system, machineClock, config)
  const secret = await clients.register({ id, name, scopes, staffId: account.id })
  console.log(
    `client_id ${id}\nclient_secret ${secret}\nThe secret is shown this once; only its hash is kept.`,
  )
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
} finally {
  await databases.close()
}
