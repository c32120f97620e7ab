import { expect, test } from 'vitest'
import { type House, openHouse } from './house.ts'

/**
 * One scene in a house of its own, at T0: nobody meets what another scene has left. Whatever the scene tells, the
 * invariants hold when it ends.
 */
export function scene(name: string, play: (house: House) => Promise<void>): void {
  test(name, async () => {
    const house = await openHouse()
    try {
      await play(house)
      expect(await house.invariants()).toEqual([])
    } finally {
      await house.close()
    }
  })
}
