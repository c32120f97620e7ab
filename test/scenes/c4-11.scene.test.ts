import { expect } from 'vitest'
import type { House } from './support/house.ts'
import { type Form, type Page, readPage } from './support/html.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

/** Somebody who is not signed in, in a browser without scripts that keeps the cookies it is given. */
function visitor(house: House) {
  let cookie = ''
  const go = async (path: string, form?: Record<string, string>): Promise<Page> => {
    const answer = await fetch(new URL(path, house.baseUrl), {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        origin: house.baseUrl,
        ...(cookie ? { cookie } : {}),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
    })
    const given = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    if (given.length > 0) cookie = given.join('; ')
    const location = answer.headers.get('location')
    if (location !== null) return go(location)
    return readPage({ status: answer.status, body: await answer.text() }, path)
  }
  const press = (page: Page, form: Form, change: Record<string, string>) =>
    go(page.address.split('#')[0] ?? '/chat', { ...form.values, ...change })
  return {
    go,
    press,
    asks: async (text: string) => {
      const page = await go('/chat')
      return press(page, formWith(page, 'text'), { text, gjor: 'skriv' })
    },
  }
}

const stored = async (house: House): Promise<string> => {
  const lines = await house.db.system.selectFrom('chatLine').select('body').execute()
  return lines.map(({ body }) => body ?? '').join('\n')
}

scene(
  'C4-11 after hours both are offered the next opening, a call in a window and a message, and nothing is answered',
  async (house) => {
    await house.clockTo('2026-03-02 16:20')
    const own = await visitor(house).asks(
      'Jeg heter Kari Nordmann, 010190 12345. Hvorfor har jeg ikke fått pengene mine?',
    )
    const social = await visitor(house).asks('Hva kan man få i økonomisk sosialhjelp?')
    for (const page of [own, social]) {
      expect(page.status).toBe(200)
      expect(page.text).toMatch(/automatisk svartjeneste, ikke et menneske/)
      expect(page.text).toMatch(
        /Neste gang noen svarer i chatten: i morgen kl\.\s0?9|tirsdag 3\.\smars kl\.\s0?9/,
      )
      expect(page.text).toContain('Logg inn og velg når vi skal ringe')
      expect(page.html).toContain('href="/ring-meg"')
      expect(page.text).toContain('Logg inn og send som melding')
      expect(page.html).not.toContain('<blockquote')
    }
    expect(own.text).toContain('Det er det et menneske som svarer på')
    expect(social.text).toContain('Dette gjelder kommunens tjenester')
    expect(await stored(house)).not.toMatch(/Kari|Nordmann|12345/)
    expect(await house.invariants()).toEqual([])
  },
)

scene(
  'C4-11 the transcript follows whoever signs in, to a call in a window and to a message',
  async (house) => {
    await house.clockTo('2026-03-02 16:20')
    const anna = await house.neighbour()
    await house.db.system
      .insertInto('contactPoint')
      .values({
        personId: anna.id,
        kind: 'phone',
        value: '+4740022111',
        phoneKind: 'own',
        confirmedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
      })
      .execute()
    let page = await anna.open('/min-side/chat')
    page = await anna.send(
      page,
      formWith(page, 'text'),
      { text: 'Når får jeg svar på søknaden min om AAP?' },
      button(page, 'skriv'),
    )
    expect(page.text).toContain('Det er det et menneske som svarer på')
    const call = formWith(page, 'tid1')
    const window = /value="(2026-03-03T08:00:00Z\/[^"]+)"/.exec(page.html)?.[1]
    if (window === undefined) throw new Error('no window at nine the next morning')
    page = await anna.send(page, call, { tid1: window }, button(page, 'ring'))
    expect(page.text).toContain('Vi ringer deg')
    const thread = /\/min-side\/samtaler\/([0-9a-f-]{36})/.exec(page.html)?.[1] as string
    expect((await anna.reads(thread)).text).toContain('Når får jeg svar på søknaden min om AAP?')
    const owed = await house.db.system
      .selectFrom('promise')
      .select(['kind', 'dueAt'])
      .where('personId', '=', anna.id)
      .where('isOpen', '=', true)
      .execute()
    expect(owed.filter(({ kind }) => kind === 'callBack')).toHaveLength(1)

    const omar = await house.neighbour()
    page = await omar.open('/min-side/chat')
    page = await omar.send(
      page,
      formWith(page, 'text'),
      { text: 'Jeg har ikke fått svar på klagen min' },
      button(page, 'skriv'),
    )
    page = await omar.send(page, formWithButton(page, 'melding'), {}, button(page, 'melding'))
    expect(page.text).toContain('Spørsmålet er sendt som melding')
    const message = await house.db.system
      .selectFrom('promise')
      .select('dueAt')
      .where('personId', '=', omar.id)
      .where('isOpen', '=', true)
      .execute()
    expect(message.length).toBeGreaterThan(0)
    expect(await house.invariants()).toEqual([])
  },
)

scene(
  'C4-11 forty who ask the same in half an hour open one incident, and one banner stands everywhere until it is closed',
  async (house) => {
    for (let i = 0; i < 40; i++) await visitor(house).asks('Hvorfor er ikke pengene kommet?')
    const lead = await house.staff('centreLead')
    expect((await lead.open('/arbeid/varsler')).text).toContain('Mange spør om det samme')
    let page = await lead.open('/arbeid/hendelser')
    expect(page.text).toMatch(/spurte på 30 minutter/)
    expect(page.text).toContain('paymentMissing')
    expect((await visitor(house).go('/')).text).not.toContain('Mange spør nå om dette')
    const form = formWithButton(page, 'vis')
    page = await lead.send(
      page,
      form,
      {},
      form.buttons.find(({ value }) => value === 'vis'),
    )
    expect(page.status).toBe(200)
    const citizen = await house.neighbour()
    const operator = await house.staff('operator')
    const places = async () => [
      (await visitor(house).go('/')).text,
      (await visitor(house).go('/chat')).text,
      (await citizen.home()).text,
      (await operator.open('/arbeid/samtaler')).text,
      (await visitor(house).go('/mottak/granvik')).text,
    ]
    const BANNER = /Mange spør nå om dette: Noe er galt med utbetalingen/
    for (const text of await places()) expect(text).toMatch(BANNER)
    const caller = house.phone('+4799988777')
    await caller.rings('general')
    await caller.presses('1')
    expect(JSON.stringify(caller.heard())).toMatch(/Mange spør nå om dette/)
    await caller.hangsUp()
    page = await lead.open('/arbeid/hendelser')
    const again = formWithButton(page, 'over')
    await lead.send(
      page,
      again,
      {},
      again.buttons.find(({ value }) => value === 'over'),
    )
    for (const text of await places()) expect(text).not.toMatch(BANNER)
    expect(await house.invariants()).toEqual([])
  },
)

const button = (page: Page, value: string) =>
  formWithButton(page, value).buttons.find((one) => one.value === value)
function formWithButton(page: Page, value: string): Form {
  const found = page.forms.find((form) => form.buttons.some((one) => one.value === value))
  if (!found) throw new Error(`nothing to press for ${value} at ${page.address}:\n${page.text.slice(0, 600)}`)
  return found
}
