import { redirect } from 'react-router'
import type { Audience } from '../../office/calls/chat/model.ts'
import type { PageDoor } from '../context.ts'
import { refuse, type Written } from '../form.ts'
import { windowField, windowsIn } from '../ui/windows.ts'
import { chatAt } from './chat-line.ts'

type Done =
  | { ok: true; value?: { cookie?: string | null } | unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> | undefined }

/** What was pressed in a chat, with or without a login; afterwards the page is read anew at its newest line. */
export async function chatAction(
  here: PageDoor,
  asked: { values: Written; key: string; audience: Audience; back: string },
) {
  const { values, audience } = asked
  const done = await press(here, asked)
  if (!done.ok) {
    const field = fieldOf(values.gjor, done.reason)
    return refuse(done.reason, values, {
      details: done.details,
      ...(field ? { field } : {}),
      ...(done.reason === 'tooMany' ? { status: 429 } : {}),
    })
  }
  const cookie = cookieIn(done.value)
  const to = `${chatAt(asked.back, audience)}#siste`
  return redirect(to, { status: 303, ...(cookie ? { headers: { 'set-cookie': cookie } } : {}) })
}

function press(
  { chats }: PageDoor,
  { values, key, audience }: { values: Written; key: string; audience: Audience },
): Promise<Done> {
  switch (values.gjor) {
    case 'menneske':
      return chats.human({ audience })
    case 'ut':
      return chats.leave()
    case 'slutt':
      return chats.end()
    case 'melding':
      return chats.message()
    case 'min':
      return chats.claim({ chatId: values.chat ?? '' })
    case 'ikke-min':
      return Promise.resolve(chats.disown())
    case 'ring':
      return chats.call({
        windows: windowsIn([values.tid1]),
        ...(values.nummer?.trim() ? { number: values.nummer } : {}),
      })
    default:
      return chats.say({ text: values.text ?? '', audience, key })
  }
}

const fieldOf = (pressed: string | undefined, reason: string): string | undefined =>
  pressed === 'ring' ? windowField(reason) : pressed === undefined || pressed === 'skriv' ? 'text' : undefined

const cookieIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'cookie' in value && typeof value.cookie === 'string'
    ? value.cookie
    : null
