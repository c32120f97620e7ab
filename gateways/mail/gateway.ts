import { createTransport } from 'nodemailer'
import type { Carried, Carrier } from '../../office/reach/delivery/model.ts'
import { invitationText } from '../calendar/write.ts'

type MailOptions = {
  /** `smtp://user:secret@host:587`, `smtps://…`. */
  url: string
  from: string
  /** What stands in the list of mails: names nobody and nothing. */
  subject: (language: string) => string
  timeoutMs?: number
}

type MailCarrier = Carrier & { close(): void }

const USUAL_TIMEOUT_MS = 10_000

/** The name of a mail on the wire is made from our key: sent twice it is one mail to whoever keeps them. */
const messageIdOf = (key: string, from: string): string =>
  `<${key}@${from.slice(from.lastIndexOf('@') + 1).replace(/>.*$/, '')}>`

/** The key in a name that we have given; null for anybody else's. */
export const keyIn = (messageId: string): string | null =>
  /<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(messageId)?.[1] ?? null

/** Any SMTP host. E-mail carries notices only: plain text, a neutral subject, marked as sent by a machine. */
export function mailCarrier(options: MailOptions): MailCarrier {
  const { url, from, subject, timeoutMs = USUAL_TIMEOUT_MS } = options
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  } as Parameters<typeof createTransport>[0])
  const carry: Carrier = async ({ key, address, text, language, at, invitation }) => {
    try {
      const sent = await withinTime(
        transport.sendMail({
          from,
          to: address,
          subject: subject(language),
          text,
          ...(invitation
            ? {
                icalEvent: {
                  method: invitation.method,
                  content: invitationText(invitation, { from, to: address, at }),
                },
              }
            : {}),
          messageId: messageIdOf(key, from),
          date: new Date(at.epochMilliseconds),
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': language,
          },
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
        timeoutMs,
      )
      return sent === null ? { how: 'again', why: 'timeout' } : { how: 'sent', providerId: `mail:${key}` }
    } catch (error) {
      return failureOf(error)
    }
  }
  return Object.assign(carry, { close: () => transport.close() })
}

/** A host that says 5xx to the address itself will always say it; everything else is the way there. */
function failureOf(error: unknown): Carried {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string }
  const aboutAddress = command === 'RCPT TO' || code === 'EENVELOPE'
  if (aboutAddress && responseCode !== undefined && responseCode >= 500)
    return { how: 'refused', why: `smtp${responseCode}` }
  if (code === 'EENVELOPE' && responseCode === undefined) return { how: 'refused', why: 'badAddress' }
  return { how: 'again', why: responseCode === undefined ? (code ?? 'unreachable') : `smtp${responseCode}` }
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
