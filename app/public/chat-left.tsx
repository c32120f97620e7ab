import { HiddenFields, Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'
import type { ChatPage } from './chat-data.ts'
import { Lines } from './chat-lines.tsx'

/** S-009, R-755: a browser may be shared. Whoever logged in says whether what began in it is theirs, or says nothing. */
export function Left({ left, page }: { left: NonNullable<ChatPage['left']>; page: ChatPage }) {
  const say = useSay()
  return (
    <section className="card stack" aria-labelledby="begynt">
      <h2 id="begynt" className="section-title">
        {say('chat:left.heading')}
      </h2>
      <p>
        <TimedText text="chat:left.text" at={left.at} />
      </p>
      {left.lines !== null && <Lines lines={left.lines} page={page} beside />}
      <form method="post" className="row">
        <HiddenFields form="left" />
        <input type="hidden" name="chat" value={left.id} />
        <Press name="gjor" value="min">
          {say('chat:left.mine')}
        </Press>
        <Press name="gjor" value="ikke-min" variant="secondary">
          {say('chat:left.other')}
        </Press>
      </form>
    </section>
  )
}
