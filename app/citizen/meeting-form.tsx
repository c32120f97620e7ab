import type { Refused } from '../form.ts'
import { Choices, GoTo, HiddenFields, Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingShown } from './meeting-data.ts'

const SCREEN = ['video', 'hybrid']

/** the way in, the equipment test, sound only, and a no that needs no reason. */
export function Video({ page }: { page: MeetingShown & { video: string | null } }) {
  const say = useSay()
  if (!SCREEN.includes(page.mode)) return null
  const way = `/min-side/avtaler/${page.id}/video`
  return (
    <section className="card stack-tight" aria-labelledby="video">
      <h2 id="video" className="section-title">
        {say(`meetings:talk.mode.${page.mode}`)}
      </h2>
      {page.video !== null && (
        <p role="alert">
          {say(page.video === 'none' ? 'meetings:talk.test.none' : 'meetings:talk.video.opens')}
        </p>
      )}
      {page.videoDeclined ? (
        <p>{say('meetings:talk.video.noted')}</p>
      ) : (
        <>
          <p>{say('meetings:talk.video.lead')}</p>
          <p className="row">
            <GoTo href={way}>{say('meetings:talk.video.join')}</GoTo>
            <a href={`${way}?lyd=1`}>{say('meetings:talk.video.sound')}</a>
            <a href="/video-test">{say('meetings:talk.video.test')}</a>
          </p>
          <p className="small quiet">{say('meetings:talk.video.opens')}</p>
          <form method="post" className="stack-tight">
            <HiddenFields form="ikkevideo" />
            <p className="small">{say('meetings:talk.video.noLead')}</p>
            <div>
              <Press name="gjor" value="ikkevideo" variant="secondary">
                {say('meetings:talk.video.no')}
              </Press>
            </div>
          </form>
        </>
      )}
    </section>
  )
}

/** another form, at no cost. */
export function Form({ page, refused }: { page: MeetingShown; refused: Refused | undefined }) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="form-tittel">
      <h2 id="form-tittel" className="section-title">
        {say('meetings:talk.form.heading')}
      </h2>
      <p>{page.forms.why}</p>
      <p>{say('meetings:talk.form.lead')}</p>
      <form method="post" className="stack-tight">
        <HiddenFields form="form" />
        <input type="hidden" name="versjon" value={page.version} />
        <Choices
          name="form"
          label={say('meetings:talk.form.heading')}
          refused={refused}
          options={page.forms.offered}
          defaultValue={page.mode}
        />
        <div>
          <Press name="gjor" value="form" variant="secondary">
            {say('meetings:talk.form.save')}
          </Press>
        </div>
      </form>
      <p>
        <a href={`/min-side/avtaler/${page.id}/flytt`}>{say('meetings:talk.moveTime')}</a>
      </p>
    </section>
  )
}
