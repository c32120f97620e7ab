/** What the scripts that take pictures have in common: a visitor, a login, and a small PNG in docs/images. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { smallPng } from './small-png.ts'

export const BASE = process.argv[2] ?? 'http://127.0.0.1:3000'
const DIRECTORY = fileURLToPath(new URL('../docs/images/', import.meta.url))

export async function visitor(
  from: Browser,
  viewport: { width: number; height: number },
  deviceScaleFactor: number,
) {
  const context = await from.newContext({ viewport, deviceScaleFactor, locale: 'nb-NO' })
  return context.newPage()
}

/** By the demo room's link and the press at the login, as anybody goes in. */
export async function beSomebody(page: Page, link: string | RegExp): Promise<void> {
  await page.goto(`${BASE}/demo`)
  await page.getByRole('link', { name: link }).click()
  await page.getByRole('button', { name: /^Fortsett som/ }).click()
  await page.waitForURL(/\/(min-side|arbeid)/)
}

export async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  const png = smallPng(await page.screenshot())
  await writeFile(`${DIRECTORY}${name}.png`, png)
  console.log(`${name}.png ${Math.round(png.length / 1024)} kB`)
}
