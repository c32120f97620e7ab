import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { STAFF_COLUMNS } from './spec.ts'
import { type Acting, ID, openWall, type Wall } from './world.ts'

/** Seeing what is owed is not acting on it: what the actions refuse, the database refuses too (M-04, M-05, R-112). */
let database: TestDatabase
let wall: Wall
beforeAll(async () => {
  database = await freshDatabase()
  await database.close()
  wall = await openWall(database.url)
})
afterAll(async () => {
  await wall.close()
  await database.drop()
})

const ENTRY = { state: ID.promiseState, municipal: ID.promiseMunicipal } as const
type Side = keyof typeof ENTRY
const change = (side: Side) => `update promise set details = '{"read": true}' where id = '${ENTRY[side]}'`
const opened = (column: string): Acting => ({
  kind: 'staff',
  roles: [column],
  sides: ['state', 'municipal'],
  shields: ['6', '7', 'ownEmployee'],
  opened: ID.dual,
  purpose: 'followUp',
})
/** An entry of somebody else's, in an office that whoever acts does not belong to. */
const elsewhere = (side: Side, set = '') =>
  `insert into office (id, name, short_name, phone, visiting_address) values ('${ID.noAgreement}', 'Elvemark', 'Elvemark', '1', 'Elva')
    on conflict do nothing; update promise set office_id = '${ID.noAgreement}'${set} where id = '${ENTRY[side]}'`
const who = async (side: Side, set?: string): Promise<string[]> => {
  const those: string[] = []
  for (const column of STAFF_COLUMNS)
    if (await wall.lets(opened(column), change(side), elsewhere(side, set))) those.push(column)
  return those
}

describe('an entry of the person one has opened', () => {
  it('is changed by those who write what is owed or the notes of talks on its side, and by no reader', async () => {
    expect(await who('state')).toEqual(['AS', 'CO', 'CC'])
    expect(await who('municipal')).toEqual(['AM', 'CO', 'DU'])
  })

  it('is changed by whoever has it, was offered it or made it, whatever else they may', async () => {
    const all = STAFF_COLUMNS
    expect(await who('state', `, owner_staff_id = '${ID.actor}'`)).toEqual(all)
    expect(await who('state', `, offered_staff_id = '${ID.actor}'`)).toEqual(all)
    expect(await who('state', `, made_by_kind = 'staff', made_by_id = '${ID.actor}'`)).toEqual(all)
  })

  it('is changed by whoever leads the office where it lies', async () => {
    const here: string[] = []
    for (const column of STAFF_COLUMNS)
      if (await wall.lets(opened(column), change('state'))) here.push(column)
    expect(here).toEqual(['AS', 'CO', 'CC', 'DU', 'AP', 'LE'])
  })

  it('about the profile is changed by those who set the profile, on either side', async () => {
    expect(await who('municipal', `, kind = 'reviewProfile'`)).toEqual(['AS', 'AM', 'CO', 'CC', 'RE', 'DU'])
  })

  it('is read as before by everybody who reads what is owed', async () => {
    const read = `select id from promise where id = '${ENTRY.state}'`
    const readers: string[] = []
    for (const column of STAFF_COLUMNS)
      if (await wall.lets(opened(column), read, elsewhere('state'))) readers.push(column)
    expect(readers).toEqual(['AS', 'CO', 'CC', 'DU', 'BU', 'AP', 'LE', 'MA', 'CL', 'PO'])
  })
})
