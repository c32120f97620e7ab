import type { House } from './house.ts'
import type { Page } from './html.ts'
import type { Walker } from './walker.ts'

/** Presses the button with this value, with these fields filled in, on a page that has several forms. */
export function press(
  walker: Walker,
  page: Page,
  value: string,
  change: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const form = page.forms.find(({ buttons }) => buttons.some((button) => button.value === value))
  const button = form?.buttons.find((one) => one.value === value)
  if (!form || !button) throw new Error(`no button ${value} at ${page.address}:\n${page.text.slice(0, 800)}`)
  return walker.send(page, form, change, button)
}

/** The addresses of the calls that whoever reads is to make. */
export const callsOn = (page: Page): string[] =>
  [...page.html.matchAll(/href="(\/arbeid\/person\/[0-9a-f-]{36}\/ring\/[0-9a-f-]{36})"/g)].map(
    ([, href = '']) => href,
  )

/** The value of the choice in a select whose words match. */
export function choiceLike(page: Page, words: RegExp): string {
  for (const [, value = '', label = ''] of page.html.matchAll(/<option[^>]*value="([^"]+)"[^>]*>([^<]*)</g))
    if (words.test(label.replaceAll('&#x27;', "'"))) return value
  throw new Error(`no choice like ${words} at ${page.address}:\n${page.text.slice(0, 800)}`)
}

export const textsTo = (house: House, number: string): string[] =>
  (house.simulators.sms?.to(number) ?? []).map(({ text }) => text)
