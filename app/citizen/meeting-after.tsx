import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingShown } from './meeting-data.ts'
import { Written } from './meeting-parts.tsx'

type Props = { page: MeetingShown; refused: Refused | undefined }

/** the minutes, who does what by when, "slik var det", and what was different. */
export function After({ page, refused }: Props) {
  const say = useSay()
  if (page.minutesWaits !== null)
    return <p className="card">{say('meetings:talk.minutes.waits', { when: page.minutesWaits })}</p>
  const { minutes } = page
  if (minutes === null) return null
  return (
    <section className="stack" aria-labelledby="referat">
      <h2 id="referat" className="section-title">
        {say('meetings:talk.minutes.heading')}
      </h2>
      {minutes.aloud && (
        <p className="card" role="status">
          {minutes.aloud}
        </p>
      )}
      {minutes.parts.map(({ matter, body }) => (
        <div key={matter} className="stack-tight prose">
          <h3>{matter}</h3>
          <p dir="auto">{body}</p>
        </div>
      ))}
      <Steps
        page={page}
        who="office"
        heading={say('meetings:talk.minutes.office', { name: page.ownerName })}
      />
      <Steps page={page} who="person" heading={say('meetings:talk.minutes.person')} />
      {minutes.confirmed ? (
        <p role="status">
          {say('meetings:talk.minutes.confirmed')} <Written who={minutes.confirmedBy} />
        </p>
      ) : (
        <form method="post">
          <HiddenFields form="slik" />
          <input type="hidden" name="versjon" value={minutes.version} />
          <Press name="gjor" value="slik">
            {say('meetings:talk.minutes.right')}
          </Press>
        </form>
      )}
      <Correct page={page} refused={refused} />
    </section>
  )
}

/** what was different, and what has been said of it before. */
function Correct({ page, refused }: Props) {
  const say = useSay()
  return (
    <>
      <form method="post" className="stack-tight">
        <HiddenFields form="rett" />
        <TextBox
          name="text"
          label={say('meetings:talk.minutes.wrong')}
          refused={refused}
          rows={3}
          maxLength={3000}
        />
        <div>
          <Press name="gjor" value="rett" variant="secondary">
            {say('meetings:talk.minutes.send')}
          </Press>
        </div>
      </form>
      {page.comments.length > 0 && (
        <>
          <h3>{say('meetings:talk.minutes.yourWords')}</h3>
          <ul className="stack-tight">
            {page.comments.map(({ id, body, writtenBy }) => (
              <li key={id}>
                <span dir="auto">{body}</span> <Written who={writtenBy} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Steps({ page, who, heading }: { page: MeetingShown; who: 'office' | 'person'; heading: string }) {
  const say = useSay()
  const steps = page.agreed.filter((one) => one.who === who)
  if (steps.length === 0) return null
  return (
    <div className="stack-tight">
      <h3 dir="auto">{heading}</h3>
      <ul className="stack-tight">
        {steps.map(({ id, line, done }) => (
          <li key={id}>
            <span dir="auto">{line}</span>
            {done && <span className="quiet"> ({say('meetings:talk.minutes.isDone')})</span>}
            {!done && who === 'person' && (
              <form method="post">
                <HiddenFields form={`gjort-${id}`} />
                <input type="hidden" name="id" value={id} />
                <Press
                  name="gjor"
                  value="gjort"
                  variant="secondary"
                  small
                  aria-label={`${say('meetings:talk.minutes.doneButton')}: ${line}`}
                >
                  {say('meetings:talk.minutes.doneButton')}
                </Press>
              </form>
            )}
          </li>
        ))}
      </ul>
      {who === 'person' && <p className="small">{say('meetings:talk.minutes.noConsequence')}</p>}
    </div>
  )
}
