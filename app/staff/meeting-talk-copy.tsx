import { useSay } from '../ui/shell.ts'
import type { MeetingPage } from './meeting.tsx'

/** what one party may have on paper: the parts they may hear, and their own next step. */
export function Copy({ copy }: { copy: NonNullable<MeetingPage['copy']> }) {
  const say = useSay()
  return (
    <article className="card stack-tight" aria-labelledby="kopi">
      <h2 id="kopi" className="section-title" dir="auto">
        {say('meetstaff:talk.copyFor', { name: copy.name })}
      </h2>
      {copy.parts.map(({ matter, body, inNorwegian }) => (
        <div key={matter}>
          <h3>{say(`meetings:talk.matter.${matter}`)}</h3>
          <p dir="auto">{inNorwegian ?? body}</p>
        </div>
      ))}
      {copy.nextStep !== null && (
        <p dir="auto">
          {say('meetings:talk.invited.next')}: {copy.nextStep} ({copy.nextStepOn})
        </p>
      )}
    </article>
  )
}
