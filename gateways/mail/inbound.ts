import { type HeaderValue, type ParsedMail, simpleParser } from 'mailparser'
import type { MailIn } from '../../office/reach/mail/model.ts'
import { keyIn } from './gateway.ts'

const LONGEST = 20_000

/** What an e-mail is, told by its headers: a bounce of ours, an answer by a machine, our own come back, or a person's. */
export async function readMail(bytes: Uint8Array): Promise<MailIn> {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipHtmlToText: false,
    skipImageLinks: true,
    skipTextLinks: true,
  })
  const from = mail.from?.value[0]?.address?.toLowerCase() ?? ''
  const id = mail.messageId ?? `none:${from}:${mail.date?.toISOString() ?? ''}`
  const report = reportIn(bytes, mail)
  if (report !== null) return { kind: 'bounce', id, ...report }
  const told = { id, from, subject: (mail.subject ?? '').slice(0, 200) }
  if (keyIn(id) !== null) return { kind: 'loop', ...told }
  if (byMachine(mail)) return { kind: 'automatic', ...told }
  return { kind: 'message', ...told, text: ownWords(mail.text ?? '').slice(0, LONGEST) }
}

const header = (mail: ParsedMail, name: string): string => shown(mail.headers.get(name)).toLowerCase()
const shown = (value: HeaderValue | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : 'value' in Object(value)
        ? String((value as { value: unknown }).value)
        : String(value)

/** RFC 3834 and the habits of machines before it. */
function byMachine(mail: ParsedMail): boolean {
  const submitted = header(mail, 'auto-submitted')
  if (submitted !== '' && submitted !== 'no') return true
  if (/^(bulk|list|junk|auto_reply)$/.test(header(mail, 'precedence'))) return true
  if (mail.headers.has('x-autoreply') || mail.headers.has('x-autorespond') || mail.headers.has('list-id'))
    return true
  const from = mail.from?.value[0]?.address ?? ''
  return from === '' || /^(mailer-daemon|postmaster|no-?reply|ikke-?svar)@/i.test(from)
}

/** RFC 3464: a delivery report about one of ours, with whether it is final. */
function reportIn(
  bytes: Uint8Array,
  mail: ParsedMail,
): { key: string | null; recipient: string; final: boolean; why: string } | null {
  const raw = Buffer.from(bytes).toString('latin1')
  const isReport =
    /^content-type:\s*multipart\/report/im.test(raw) && /report-type="?delivery-status/i.test(raw)
  if (!isReport) return null
  const parts = [raw, ...mail.attachments.map(({ content }) => content.toString('latin1'))].join('\n')
  const action = /^action:\s*(\w+)/im.exec(parts)?.[1]?.toLowerCase() ?? ''
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(parts)?.[1] ?? ''
  const recipient =
    /^(?:final|original)-recipient:\s*(?:rfc822;)?\s*<?([^\s<>;]+@[^\s<>;]+)/im.exec(parts)?.[1] ?? ''
  // The name of our own mail stands in the copy that the report carries, not in the report's own header.
  const names = [...parts.matchAll(/^message-id:\s*(<[^>]+>)/gim)].map(([, name = '']) => keyIn(name))
  return {
    key: names.find((key) => key !== null) ?? keyIn(mail.inReplyTo ?? ''),
    recipient: recipient.toLowerCase(),
    final: action === 'failed' || (action === '' && status.startsWith('5')),
    why: status === '' ? 'bounced' : `smtp${status}`,
  }
}

/** Without what was quoted: our own notice says nothing new. */
function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const quoted = lines.findIndex((line) =>
    /^(>|-{2,}\s*(original|opprinnelig|videresendt)|_{5,}|(on|den|man|tir|ons|tor|fre|lør|søn)\b.*(wrote|skrev).*:$)/i.test(
      line.trim(),
    ),
  )
  return (quoted === -1 ? lines : lines.slice(0, quoted)).join('\n').trim()
}
