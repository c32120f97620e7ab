import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Mail = {
  messageId: string
  to: string
  subject: string
  text: string
  raw: Buffer
  parsed: ParsedMail
}
export type MailSimulator = {
  url: string
  /** Each mail once, by its Message-ID, as whoever reads it sees it. */
  mails(): readonly Mail[]
  received(): number
  behave(mood: { down?: boolean; slowMs?: number; refuses?: (address: string) => boolean }): void
  close(): Promise<void>
}

/** A mail host on loopback that speaks SMTP. */
export async function simulateMail({ port = 0 }: { port?: number } = {}): Promise<MailSimulator> {
  const kept = new Map<string, Mail>()
  let received = 0
  let mood: Parameters<MailSimulator['behave']>[0] = {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_session, done) => {
      if (mood.down) return done(Object.assign(new Error('closed'), { responseCode: 421 }))
      setTimeout(done, mood.slowMs ?? 0)
    },
    onRcptTo: ({ address }, _session, done) =>
      mood.refuses?.(address)
        ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const parsed = await simpleParser(raw)
        received += 1
        const messageId = parsed.messageId ?? `none-${received}`
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        kept.set(messageId, {
          messageId,
          to,
          subject: parsed.subject ?? '',
          text: parsed.text ?? '',
          raw,
          parsed,
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails: () => [...kept.values()],
    received: () => received,
    behave: (next) => {
      mood = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
