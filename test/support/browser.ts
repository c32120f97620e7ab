import { setTimeout as wait } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** The package's own flags switch web security off for other uses; a browser that tests must keep it on. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-zygote']

/**
 * Chromium from its npm package: no browser to install, works as root and without a screen. The first call on a
 * machine unpacks it, and for a moment the system may still hold the file for writing; then it is tried again.
 */
export async function openBrowser(attempts = 20): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  try {
    return await playwright.launch({ executablePath, args: ARGS, headless: true })
  } catch (error) {
    if (attempts <= 1 || !String(error).includes('ETXTBSY')) throw error
    await wait(250)
    return openBrowser(attempts - 1)
  }
}

export const PHONE = { width: 360, height: 740 } as const
export const DESK = { width: 1280, height: 800 } as const
