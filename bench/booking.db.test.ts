import { expect, test } from 'vitest'
import { freshDatabase } from '../test/support/database.ts'
import { measureBooking } from './booking.ts'

test('ten clients that want the same twenty slots get each of them once, and nobody fails', async () => {
  const database = await freshDatabase()
  try {
    const figures = await measureBooking(database, { clients: 10, slots: 20 })
    expect(figures).toMatchObject({ slots: 20, tries: 200, booked: 20, double: 0, failed: 0 })
  } finally {
    await database.drop()
  }
})
