import { AUDIENCES } from '../../office/calls/chat/model.ts'
import type { TextKey } from '../../text/index.ts'
import { useSay } from '../ui/shell.ts'
import type { ChatPage } from './chat-data.ts'
import { chatAt } from './chat-line.ts'

export const HEADING = {
  person: 'chat:heading',
  employer: 'chat:employers',
  clinician: 'chat:clinicians',
} as const satisfies Record<ChatPage['audience'], TextKey>

/** whoever comes for a firm or a patient is answered by others; nobody need find that out in a queue. */
export function OtherDoors({ audience }: Pick<ChatPage, 'audience'>) {
  const say = useSay()
  const others = AUDIENCES.filter((one) => one !== audience)
  return (
    <ul className="plain-list row">
      {others.map((one) => (
        <li key={one}>
          <a href={chatAt('/chat', one)}>{say(one === 'person' ? 'chat:persons' : HEADING[one])}</a>
        </li>
      ))}
    </ul>
  )
}
