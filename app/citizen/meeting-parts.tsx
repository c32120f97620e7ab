import { MATTERS } from '../../office/meetings/talk/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingShown } from './meeting-data.ts'

type Props = { page: MeetingShown; refused: Refused | undefined }

/** the person's own points, first, and what the adviser wants to raise. */
export function Points({ page, refused }: Props) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="punkter">
      <h2 id="punkter" className="section-title">
        {say('meetings:talk.points.heading')}
      </h2>
      <h3>{say('meetings:talk.points.mine')}</h3>
      <p>{page.mine.length === 0 ? say('meetings:talk.points.none') : say('meetings:talk.points.first')}</p>
      <ul className="plain-list stack-tight">
        {page.mine.map(({ id, body, writtenBy }) => (
          <li key={id} className="card row row-apart">
            <span>
              <span dir="auto">{body}</span> <Written who={writtenBy} />
            </span>
            {page.open && (
              <form method="post">
                <HiddenFields form={`bort-${id}`} />
                <input type="hidden" name="id" value={id} />
                <Press
                  name="gjor"
                  value="bort"
                  variant="tertiary"
                  small
                  aria-label={`${say('meetings:talk.points.remove')}: ${body}`}
                >
                  {say('meetings:talk.points.remove')}
                </Press>
              </form>
            )}
          </li>
        ))}
      </ul>
      {page.open && (
        <form method="post" className="stack-tight">
          <HiddenFields form="punkt" />
          <TextBox
            name="punkt"
            label={say('meetings:talk.points.label')}
            refused={refused}
            rows={2}
            maxLength={500}
          />
          <div>
            <Press name="gjor" value="punkt">
              {say('meetings:talk.points.add')}
            </Press>
          </div>
        </form>
      )}
      {page.theirs.length > 0 && (
        <>
          <h3>{say('meetings:talk.points.theirs')}</h3>
          <ul className="stack-tight">
            {page.theirs.map(({ id, body }) => (
              <li key={id}>
                <span dir="auto">{body}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** whose hand it was, where it was not the person's own. */
export function Written({ who }: { who: string | null }) {
  const say = useSay()
  return who === null ? null : (
    <span className="small quiet">{say('meetings:talk.writtenDown', { who })}</span>
  )
}

/** who takes part, who asks to, and what each may hear; and whom the person brings. */
export function People({ page, refused }: Props) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="folk">
      <h2 id="folk" className="section-title">
        {say('meetings:talk.people.heading')}
      </h2>
      <ul className="plain-list stack-tight">
        {page.people.map((one) => (
          <li key={one.id} className="card stack-tight">
            <Person one={one} open={page.open} held={page.state === 'held'} />
          </li>
        ))}
      </ul>
      {page.open && (
        <form method="post" className="stack-tight">
          <HiddenFields form="ta" />
          <h3>{say('meetings:talk.people.bring')}</h3>
          <p>{say('meetings:talk.people.bringLead')}</p>
          <TextLine name="navn" label={say('meetings:talk.people.name')} refused={refused} maxLength={100} />
          <div>
            <Press name="gjor" value="ta" variant="secondary">
              {say('meetings:talk.people.add')}
            </Press>
          </div>
        </form>
      )}
    </section>
  )
}

type PersonProps = { one: MeetingShown['people'][number]; open: boolean; held: boolean }
function Person({ one, open, held }: PersonProps) {
  const say = useSay()
  const { who, role } = one
  if (one.approval === 'declined') return <p dir="auto">{say('meetings:talk.people.declined', { who })}</p>
  const label = say(held ? 'meetings:talk.people.noMore' : 'meetings:talk.people.remove')
  if (one.approval !== 'asked')
    return (
      <div className="row row-apart">
        <span dir="auto">
          {say('meetings:talk.summons.person', { who, role })}
          {one.got && ` ${say('meetings:talk.people.got')}`}
        </span>
        {(open || (held && one.got)) && !one.staff && (
          <form method="post">
            <HiddenFields form={`nei-${one.id}`} />
            <input type="hidden" name="id" value={one.id} />
            <Press
              name="gjor"
              value={one.own && open ? 'ut' : 'nei'}
              variant="tertiary"
              small
              aria-label={`${who}: ${label}`}
            >
              {label}
            </Press>
          </form>
        )}
      </div>
    )
  return open ? (
    <Asked one={one} />
  ) : (
    <span dir="auto">{say('meetings:talk.summons.person', { who, role })}</span>
  )
}

/** yes or no to one who would come, and to what they hear. */
function Asked({ one }: { one: MeetingShown['people'][number] }) {
  const say = useSay()
  const { who, role } = one
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={`svar-${one.id}`} />
      <input type="hidden" name="id" value={one.id} />
      <p className="strong" dir="auto">
        {say('meetings:talk.people.asked', { who, role })}
      </p>
      <fieldset className="stack-tight">
        <legend>{say('meetings:talk.people.hears')}</legend>
        {MATTERS.filter((matter) => matter === 'practical' || one.mayHear.includes(matter)).map((matter) => (
          <label key={matter} className="tick">
            <input
              type="checkbox"
              name={`hore.${matter}`}
              value="ja"
              defaultChecked
              disabled={matter === 'practical'}
            />
            <span>{say(`meetings:talk.matter.${matter}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className="row">
        <Press name="gjor" value="ja">
          {say('meetings:talk.people.yes')}
        </Press>
        <Press name="gjor" value="nei" variant="secondary">
          {say('meetings:talk.people.no')}
        </Press>
      </p>
    </form>
  )
}
