import { expect } from 'vitest'
import { axeViolations } from '../../support/axe.ts'
import { openBrowser } from '../../support/browser.ts'
import type { Employee } from './employee.ts'
import type { House } from './house.ts'

/** On a small phone without scripts, from right to left: nothing that axe finds, and nothing wider than the screen. */
export async function inArabic(house: House, anne: Employee): Promise<void> {
  const nadia = await house.neighbour({ givenName: 'Nadia', familyName: 'Alvtoft', language: 'ar' })
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const screen = await context.newPage()
    await screen.goto(`${house.baseUrl}/arbeid`)
    await screen
      .getByRole('button', { name: anne.name })
      .or(screen.getByRole('link', { name: anne.name }))
      .first()
      .click()
    await screen.waitForURL(`${house.baseUrl}/arbeid`)
    await screen.goto(`${house.baseUrl}/arbeid/hjelpeokt?person=${nadia.id}`)
    await screen.locator('select[name=hvordan]').selectOption('known')
    await screen.locator('select[name=sprak]').selectOption('ar')
    await screen.locator('input[name=enig]').check()
    await screen.locator('button[value=own]').click()
    await screen.waitForURL(`${house.baseUrl}/min-side`)
    const wrong: string[] = []
    for (const path of [
      '/min-side',
      '/min-side/hjelpeokt',
      '/arbeid/hjelpeokt',
      '/hjelpeokt',
      '/hjelpeokt/slutt',
    ]) {
      const answer = await screen.goto(`${house.baseUrl}${path}`)
      if (answer?.status() !== 200) wrong.push(`${path} ${answer?.status()}`)
      wrong.push(...(await axeViolations(screen)).map((one) => `${path} ${one}`))
      const wide = await screen.evaluate(() => document.documentElement.scrollWidth)
      if (wide > 360) wrong.push(`${path} is ${wide} wide`)
      const scripts = await screen.locator('script[src], script[type=module]').count()
      if (path.startsWith('/min-side') && scripts > 0) wrong.push(`${path} sends a script`)
    }
    await screen.goto(`${house.baseUrl}/min-side/hjelpeokt`)
    expect(await screen.locator('html').getAttribute('dir')).toBe('rtl')
    expect(wrong).toEqual([])
  } finally {
    await browser.close()
  }
}
