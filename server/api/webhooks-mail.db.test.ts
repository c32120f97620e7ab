import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWebhooks } from '../../test/support/webhooks.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
beforeAll(async () => {
  hooks = await openWebhooks()
})
afterAll(() => hooks.close())
beforeEach(() => hooks.next())

describe('an e-mail that comes in (R-342)', () => {
  let turn = 0
  const mail = (from: string, more: readonly string[] = []) => {
    turn += 1
    return [
      `From: Una <${from}>`,
      'To: post@kontoret.example',
      'Subject: Spørsmål',
      `Message-ID: <m${turn}@example.org>`,
      ...more,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Kan dere ringe meg i morgen?',
      '',
      '> Hilsen kontoret',
      '',
    ].join('\r\n')
  }
  const post = (raw: string) => hooks.tell('mail', raw, { type: 'message/rfc822' })

  test('from the person’s own address goes into the conversation by itself', async () => {
    const address = `una${hooks.n()}@example.org`
    await hooks.point({ kind: 'email', value: address, phoneKind: null })
    expect((await post(mail(address))).status).toBe(200)
    const [line] = await hooks.messages()
    expect(line).toMatchObject({ channel: 'emailInbound', direction: 'in' })
    expect(line?.body).not.toContain('Hilsen kontoret')
    expect((await hooks.queued()).map(({ channel, body }) => [channel, body])).toEqual([
      ['email', 'mail.received'],
    ])
  })

  test('from a machine, or our own mail come back, is dropped and counted', async () => {
    const address = `borte${hooks.n()}@example.org`
    await hooks.point({ kind: 'email', value: address, phoneKind: null })
    await post(mail(address, ['Auto-Submitted: auto-replied']))
    await post(mail(address, ['Precedence: bulk']))
    expect([await hooks.messages(), await hooks.queued()]).toEqual([[], []])
    const { rows } = await hooks.api.server.db.pools.system.query(
      "select outcome from inbound where source = 'email' and outcome = 'automatic'",
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
  })

  test('from an address nobody has waits for somebody who checks', async () => {
    await post(mail(`ukjent${hooks.n()}@example.org`))
    expect(await hooks.strangers(`ukjent${hooks.n()}@example.org`)).toMatchObject([
      { channel: 'emailInbound', replied: true },
    ])
  })

  test('an address from which two have bounced is marked the same day; one alone may pass', async () => {
    const address = `feil${hooks.n()}@example.org`
    const { id: pointId } = await hooks.point({ kind: 'email', value: address, phoneKind: null })
    const bounces = async () => {
      const key = crypto.randomUUID()
      await hooks.api.server.db.system
        .insertInto('outgoing')
        .values({
          personId: hooks.person(),
          id: key,
          channel: 'email',
          address,
          kind: 'answerWaits',
          language: 'nb',
          body: 'x',
          state: 'sent',
          madeAt: hooks.api.server.app.house.clock.now(),
        })
        .execute()
      const raw = [
        'From: MAILER-DAEMON@post.example',
        'To: ikke-svar@kontoret.example',
        `Message-ID: <bounce-${key}@post.example>`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Sorry.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; post.example',
        '',
        `Final-Recipient: rfc822; ${address}`,
        'Action: failed',
        'Status: 5.1.1',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: <${key}@kontoret.example>`,
        'Subject: Beskjed',
        '',
        '--b--',
        '',
      ].join('\r\n')
      expect((await post(raw)).body).toEqual({ taken: true })
      return key
    }
    const marked = async () =>
      (
        await hooks.api.server.db.system
          .selectFrom('contactPoint')
          .selectAll()
          .where('id', '=', pointId)
          .executeTakeFirstOrThrow()
      ).notWorkingSince !== null
    await bounces()
    expect((await hooks.queued())[0]).toMatchObject({ state: 'undeliverable', failure: 'smtp5.1.1' })
    expect(await marked()).toBe(false)
    await bounces()
    expect(await marked()).toBe(true)
  })
})
