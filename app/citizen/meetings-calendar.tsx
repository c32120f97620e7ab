import { HiddenFields, Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/** the person's own appointments in a calendar of theirs. The address is the key, and is shown once. */
export function CalendarAddress({ has, address }: { has: boolean; address: string | null }) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="kalender">
      <h2 id="kalender" className="section-title">
        {say('meetings:booking.feed.title')}
      </h2>
      <p>{say('meetings:booking.feed.lead')}</p>
      {address !== null && (
        <div role="status">
          <p>{say('meetings:booking.feed.address')}</p>
          <p className="scroll-x">
            <code dir="ltr">{address}</code>
          </p>
        </div>
      )}
      <form method="post" className="row">
        <HiddenFields form="calendar" />
        <Press name="gjor" value="kalender" variant="secondary">
          {say('meetings:booking.feed.make')}
        </Press>
        {has && (
          <Press name="gjor" value="slettKalender" variant="tertiary">
            {say('meetings:booking.feed.revoke')}
          </Press>
        )}
      </form>
    </section>
  )
}
