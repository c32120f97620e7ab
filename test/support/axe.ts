import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const brought = new WeakMap<Page, { dispose(): Promise<void> }>()

/** Whether every document that is opened in the page comes with axe: half of the work of giving it each by itself. */
export async function bringsAxe(page: Page, wanted: boolean): Promise<void> {
  const held = brought.get(page)
  if (wanted && !held) brought.set(page, await page.addInitScript(await source))
  if (!wanted && held) {
    brought.delete(page)
    await held.dispose()
  }
}

/**
 * What axe finds wrong on the page: one line for each element, empty when nothing is. The script goes in through
 * the debugger, so the page's own security policy stays as it is in production; a page that has it is not given it again.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source)
  const results = (await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
        runOnly: { type: 'tag', values: tags },
      }),
    TAGS,
  )) as AxeResults
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} – ${target.join(' ')} – ${failureSummary}`),
  )
}
