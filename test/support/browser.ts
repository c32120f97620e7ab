import { setTimeout as wait } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'

/** The package's own flags switch web security off for other uses; a browser that tests must keep it on. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-zygote']

let running: Promise<Browser> | undefined

/**
 * Chromium from its npm package: no browser to install, works as root and without a screen. Files that share a process
 * share one browser, which ends with the process: to close it is to close the pages that one has opened oneself.
 */
export async function openBrowser(): Promise<Browser> {
  running ??= launchBrowser()
  const browser = await running
  const mine = new Set<BrowserContext>()
  const own: Pick<Browser, 'newContext' | 'newPage' | 'close'> = {
    newContext: async (options) => {
      const context = await browser.newContext(options)
      mine.add(context)
      return context
    },
    newPage: async (options) => {
      const page = await browser.newPage(options)
      mine.add(page.context())
      return page
    },
    close: async () => {
      await Promise.all([...mine].map((context) => context.close()))
    },
  }
  return new Proxy(browser, {
    get: (target, name) => Reflect.get(name in own ? own : target, name),
  })
}

/**
 * A browser of the caller's own. The first call on a machine unpacks it, and for a moment the system may still hold
 * the file for writing; then it is tried again.
 */
export async function launchBrowser(attempts = 20): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  try {
    return await playwright.launch({ executablePath, args: ARGS, headless: true })
  } catch (error) {
    if (attempts <= 1 || !String(error).includes('ETXTBSY')) throw error
    await wait(250)
    return launchBrowser(attempts - 1)
  }
}

export const PHONE = { width: 360, height: 740 } as const
export const DESK = { width: 1280, height: 800 } as const
