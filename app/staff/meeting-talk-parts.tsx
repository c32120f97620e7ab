import { AREA_STATES } from '../../office/meetings/talk/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingPage } from './meeting.tsx'

type Props = { page: MeetingPage; refused?: Refused | undefined }
const OPEN = ['booked', 'begun']

/** R-468: the person's points first; whose each is stands with it. */
export function Points({ page, refused }: Props) {
  const say = useSay()
  const open = OPEN.includes(page.meeting.state)
  return (
    <section className="stack-tight" aria-labelledby="punkter">
      <h2 id="punkter" className="section-title">
        {say('meetstaff:talk.agenda')}
      </h2>
      {page.topics.length === 0 && <p className="quiet">{say('meetstaff:talk.noPoints')}</p>}
      <ol className="stack-tight">
        {page.topics.map(({ id, body, forPerson, writtenBy }) => (
          <li key={id}>
            <span className="strong">
              {say(forPerson ? 'meetstaff:talk.personsPoint' : 'meetstaff:talk.ourPoint')}
            </span>{' '}
            <span dir="auto">{body}</span>
            {writtenBy !== null && (
              <span className="small quiet"> {say('meetstaff:talk.writtenBy', { who: writtenBy })}</span>
            )}
          </li>
        ))}
      </ol>
      {open && page.mayWrite && (
        <form method="post" className="stack-tight">
          <HiddenFields form="punkt" />
          <TextBox
            name="punkt"
            label={say('meetstaff:talk.addPoint')}
            refused={refused}
            rows={2}
            maxLength={500}
          />
          <label className="tick">
            <input type="checkbox" name="hvem" value="person" />
            <span>{say('meetstaff:talk.saidByPerson')}</span>
          </label>
          <div>
            <Press name="gjor" value="punkt" variant="secondary">
              {say('meetings:talk.points.add')}
            </Press>
          </div>
        </form>
      )}
    </section>
  )
}

/** R-472: what this kind of meeting goes through. */
export function Explain({ page }: Props) {
  const say = useSay()
  if (page.template.length === 0) return null
  return (
    <form method="post" className="stack-tight" aria-labelledby="forklart">
      <HiddenFields form="forklart" />
      <h2 id="forklart" className="section-title">
        {say('meetstaff:talk.goThrough')}
      </h2>
      {page.template.map((name) => (
        <label key={name} className="tick">
          <input
            type="checkbox"
            name={`forklart.${name}`}
            value="ja"
            defaultChecked={page.explained.includes(name)}
          />
          <span>{say(`meetstaff:talk.explain.${name}`)}</span>
        </label>
      ))}
      <div>
        <Press name="gjor" value="forklart" variant="secondary">
          {say('meetstaff:talk.save')}
        </Press>
      </div>
    </form>
  )
}

/** R-473: each area, what was said of it before, and one press for each word. */
export function Areas({ page }: Props) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="omrader">
      <h2 id="omrader" className="section-title">
        {say('meetstaff:talk.areas')}
      </h2>
      <ul className="plain-list stack-tight">
        {page.areas.map(({ area, state, earlier }) => (
          <li key={area} className="card stack-tight" id={`omrade-${area}`}>
            <p className="row row-apart">
              <span className="strong">{say(`meetings:talk.matter.${area}`)}</span>
              <span>
                {state === null ? say('meetstaff:talk.areaOpen') : say(`meetstaff:talk.area.${state}`)}
                {earlier && ` (${say('meetstaff:talk.areaEarlier')})`}
              </span>
            </p>
            <form method="post" className="row">
              <HiddenFields form={`omrade-${area}`} />
              <input type="hidden" name="gjor" value="omrade" />
              <input type="hidden" name="omrade" value={area} />
              {AREA_STATES.map((one) => (
                <Press
                  key={one}
                  name="tilstand"
                  value={one}
                  variant={state === one ? 'primary' : 'secondary'}
                  small
                  aria-label={`${say(`meetings:talk.matter.${area}`)}: ${say(`meetstaff:talk.area.${one}`)}`}
                >
                  {say(`meetstaff:talk.area.${one}`)}
                </Press>
              ))}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
