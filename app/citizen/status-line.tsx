import { TimedText } from '../ui/time.tsx'
import type { Status } from './status.ts'

/** Who does what by when, as a sentence. */
export function StatusText({ status, who, full = false }: { status: Status; who: string; full?: boolean }) {
  return <TimedText text={status.text} params={{ who }} at={status.at} full={full} />
}

/** The same as the line at the top of a conversation. */
export function StatusLine({
  about,
  status,
  who,
  first,
}: {
  about: string
  status: Status
  who: string
  /** The first due time, where another one applies now. */
  first?: string | null
}) {
  return (
    <div className="promise" data-state={status.tone}>
      <div className="stack-tight">
        <p className="strong">{about}</p>
        <p>
          <StatusText status={status} who={who} />
        </p>
        {first && (
          <p className="small">
            <TimedText text="citizen:status.first" at={first} />
          </p>
        )}
      </div>
    </div>
  )
}
