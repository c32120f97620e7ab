import { expect } from 'vitest'
import { presses } from '../../test/scenes/support/desk.ts'
import { scene } from '../../test/scenes/support/scene.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { openBrowser, PHONE } from '../../test/support/browser.ts'
import { OFFICES } from '../../test/support/world.ts'
import { textFor } from '../../text/index.ts'

scene(
  'R-440, R-447: a number from the kiosk, in pictures and words, and nothing left behind',
  async (house) => {
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({
        viewport: { ...PHONE, width: 360 },
        javaScriptEnabled: false,
      })
      const looking = await browser.newContext({ viewport: { ...PHONE, width: 360 } })
      context.setDefaultTimeout(30_000)
      const screen = await context.newPage()
      const eyes = await looking.newPage()
      const wrong: string[] = []
      const holdsUp = async () => {
        await looking.clearCookies()
        await looking.addCookies(
          (await context.cookies()).map(({ name, value }) => ({ name, value, url: house.baseUrl })),
        )
        await eyes.goto(screen.url())
        wrong.push(...(await axeViolations(eyes)).map((one) => `${screen.url()} ${one}`))
        const wide = await eyes.evaluate(() => document.documentElement.scrollWidth)
        if (wide > 360) wrong.push(`${screen.url()} is ${wide} wide`)
      }
      const languages = [
        ['ar', 'العربية', 'paymentMissing', false],
        ['ti', 'ትግርኛ', 'other', true],
      ] as const
      for (const [code, own, reason, urgent] of languages) {
        const say = textFor(code)
        await screen.goto(`${house.baseUrl}/mottak/granvik`)
        await holdsUp()
        await screen.getByRole('button', { name: own }).click()
        expect(await screen.getAttribute('html', 'lang')).toBe(code)
        await holdsUp()
        expect(await screen.locator('input[type=text], textarea').count()).toBe(0)
        await screen.getByLabel(say('visits:kiosk.room')).check()
        const asked = screen.getByRole('group', { name: say('public:urgent.heading') })
        await asked.getByText(say('visits:door.need.roof')).waitFor()
        if (urgent) await asked.getByLabel(say('visits:door.yes')).check()
        await screen.getByRole('button', { name: say(`visits:kiosk.reason.${reason}`) }).click()
        await screen.getByText(say('visits:kiosk.wait')).waitFor()
        expect(await context.cookies()).toEqual([])
      }
      await holdsUp()
      await eyes.goto(`${house.baseUrl}/mottak/granvik/les-opp`)
      expect(await eyes.locator('[data-say]').count()).toBe(17)
      expect(wrong).toEqual([])
    } finally {
      await browser.close()
    }

    const came = await house.db.system
      .selectFrom('visit')
      .selectAll()
      .orderBy('cameAt')
      .orderBy('ticket')
      .execute()
    expect(came).toMatchObject([
      {
        cameBy: 'kiosk',
        officeId: OFFICES.A,
        reason: 'paymentMissing',
        language: 'ar',
        privateRoom: true,
        urgent: false,
      },
      { cameBy: 'kiosk', reason: 'other', language: 'ti', urgent: true, calledAs: null, personId: null },
    ])
    const queue = await (await house.staff('hostA')).open('/arbeid/mottak')
    expect(queue.text).toContain('Penger mangler')

    // After hours nobody gets a number that nobody calls: they are told when it opens, and the way in when it cannot wait.
    const number = (of: string) => fetch(`${house.baseUrl}/mottak/granvik/nummer?n=${of}`)
    expect((await number('77')).status).toBe(404)
    const host = await house.staff('hostA')
    await presses(host, await host.open('/arbeid/mottak'), 'Kall inn neste', { skranke: '1' })
    expect(await (await number('1')).text()).toMatch(/Det tar omtrent \d+ til \d+ minutter/)
    await house.clockTo('2026-03-02 12:30')
    const send = (office: string) =>
      fetch(`${house.baseUrl}/mottak/${office}/hvorfor`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: house.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'hvorfor=other&key=k1',
      })
    expect([(await send('granvik')).status, (await send('ingensteds')).status]).toEqual([422, 404])
    // a screen that has lost its office, too, leads nobody out of it.
    const lost = await (await fetch(`${house.baseUrl}/mottak/ingensteds/hvorfor`)).text()
    expect(lost).toContain(textFor('nb')('visits:kiosk.desk'))
    expect([...lost.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, to]) => to)).toEqual([
      '/mottak/ingensteds',
    ])
    const closed = await (await fetch(`${house.baseUrl}/mottak/granvik/hvorfor`)).text()
    expect(closed).toContain('42 00 20 11')
    expect((await house.db.system.selectFrom('visit').select('id').execute()).length).toBe(2)
  },
)
