import type { LinkTalk } from '../../office/meetings/talk/by-link.ts'
import type { Matter } from '../../office/meetings/talk/model.ts'
import { sayDay } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/** Of a meeting, what its link shows beside when it is. */
export function talkShown(talk: LinkTalk | null, code: string, here: PageDoor, video: string | null) {
  if (talk === null) return null
  const open = talk.state === 'booked' || talk.state === 'begun'
  const { copy } = talk
  return {
    code,
    open,
    own: talk.own,
    screen: open && (talk.mode === 'video' || talk.mode === 'hybrid'),
    notNow: video !== null,
    held: talk.state === 'held',
    copy: copy && {
      parts: copy.parts.map(({ matter, body, inNorwegian }) => ({ matter, body: inNorwegian ?? body })),
      next: copy.nextStep,
      day:
        copy.nextStepOn &&
        sayDay(
          here.language,
          Temporal.PlainDate.from(copy.nextStepOn)
            .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' })
            .toInstant(),
          here.now,
        ),
    },
  }
}
type Shown = NonNullable<ReturnType<typeof talkShown>>

/** the way in, the paper on the table, and afterwards what they may hear. */
export function TalkByLink({ talk }: { talk: Shown }) {
  const say = useSay()
  return (
    <>
      {talk.screen && <Video talk={talk} />}
      {talk.open && !talk.own && (
        <p>
          <a href={`/mote/${talk.code}/papir`}>{say('meetings:paper.see')}</a>
        </p>
      )}
      {talk.held && talk.own && (
        <p>
          <a href="/min-side/avtaler">{say('meetings:link.own')}</a>
        </p>
      )}
      {talk.copy && <Copy copy={talk.copy} />}
    </>
  )
}

function Video({ talk }: { talk: Shown }) {
  const say = useSay()
  const way = `/videomote/${talk.code}`
  return (
    <section className="card stack-tight" aria-labelledby="video">
      <h2 id="video" className="section-title">
        {say('meetings:link.video')}
      </h2>
      {talk.notNow && <p role="alert">{say('meetings:link.notNow')}</p>}
      <p>{say('meetings:talk.video.lead')}</p>
      <p className="row">
        <GoTo href={way}>{say('meetings:talk.video.join')}</GoTo>
        <a href={`${way}?lyd=1`}>{say('meetings:talk.video.sound')}</a>
        <a href="/video-test">{say('meetings:talk.video.test')}</a>
      </p>
      <p className="small quiet">{say('meetings:talk.video.opens')}</p>
    </section>
  )
}

function Copy({ copy }: { copy: NonNullable<Shown['copy']> }) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="del">
      <h2 id="del" className="section-title">
        {say('meetings:link.copy')}
      </h2>
      <p>{say('meetings:link.copyLead')}</p>
      {copy.parts.map(({ matter, body }: { matter: Matter; body: string }) => (
        <div key={matter} className="stack-tight prose">
          <h3>{say(`meetings:talk.matter.${matter}`)}</h3>
          <p dir="auto">{body}</p>
        </div>
      ))}
      {copy.next !== null && (
        <div className="stack-tight prose">
          <h3>{say('meetings:talk.invited.next')}</h3>
          <p dir="auto">
            {copy.next} ({copy.day})
          </p>
        </div>
      )}
    </section>
  )
}
