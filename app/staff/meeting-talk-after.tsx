import { ALOUD_HOW, MATTERS, SAID_HOW } from '../../office/meetings/talk/model.ts'
import { review } from '../../office/reach/plain/rules.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import type { MeetingPage } from './meeting.tsx'
import { Agreed } from './meeting-talk-agreed.tsx'
import { SmallSelect } from './parts.tsx'

type Props = { page: MeetingPage; refused: Refused | undefined }

/** R-470: minutes by matter, what the person says of them, and what was agreed. */
export function After({ page, refused }: Props) {
  const say = useSay()
  const newest = page.minutes[0]
  const waits = page.comments.filter(({ settledAt }) => settledAt === null)
  return (
    <section className="stack" aria-labelledby="referat">
      <h2 id="referat" className="section-title">
        {say('meetings:talk.minutes.heading')}
      </h2>
      {!newest && <p className="card strong">{say('meetstaff:talk.minutesOwed')}</p>}
      {newest && (
        <p role="status">
          {say('meetstaff:talk.sent', { version: newest.version })}{' '}
          <span className="quiet small">
            <Time at={newest.at} />
          </span>
          {newest.confirmedAt !== null && ` ${say('meetstaff:talk.confirmed')}`}
          {newest.confirmedSaid !== null && ` (${say(`meetstaff:talk.said.${newest.confirmedSaid}`)})`}
          {newest.confirmedBy !== null && ` ${say('meetstaff:talk.writtenBy', { who: newest.confirmedBy })}`}
        </p>
      )}
      {newest && (newest.aloud !== null || newest.aloudAt !== null) && <Aloud page={page} />}
      {waits.map(({ id, body, writtenBy }) => (
        <p key={id} className="card" dir="auto">
          <span className="strong">{say('meetstaff:talk.comment')}</span> {body}
          {writtenBy !== null && (
            <span className="small quiet"> {say('meetstaff:talk.writtenBy', { who: writtenBy })}</span>
          )}
        </p>
      ))}
      <Steps page={page} />
      {page.mayWrite && <Write page={page} refused={refused} />}
      {newest && page.mayWrite && (
        <details className="disclosure">
          <summary>{say('meetstaff:talk.saidOfMinutes')}</summary>
          {newest.confirmedAt === null && <Right version={newest.version} />}
          {newest.aloud === null && newest.aloudAt === null && <Aloud page={page} />}
          <form method="post" className="stack-tight">
            <HiddenFields form="rettelse" />
            <TextBox
              name="text"
              label={say('meetings:talk.minutes.wrong')}
              refused={refused}
              rows={3}
              maxLength={3000}
            />
            <div className="row">
              <SaidHow id="rettelse-sagt" />
              <Press name="gjor" value="rettelse" variant="secondary">
                {say('meetstaff:talk.save')}
              </Press>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}

/** R-470: what the person said by telephone, at the desk or on paper. */
function Right({ version }: { version: number }) {
  const say = useSay()
  return (
    <form method="post" className="row">
      <HiddenFields form="slik" />
      <input type="hidden" name="versjon" value={version} />
      <SaidHow id="slik-sagt" />
      <Press name="gjor" value="slik" variant="secondary">
        {say('meetstaff:talk.saidRight')}
      </Press>
    </form>
  )
}

function SaidHow({ id }: { id: string }) {
  const say = useSay()
  return (
    <SmallSelect
      name="sagt"
      id={id}
      label={say('meetstaff:talk.saidHow')}
      options={SAID_HOW.map((value) => ({ value, label: say(`meetstaff:talk.said.${value}`) }))}
    />
  )
}

/** R-470: whoever cannot read them is owed to hear them; anybody may. */
function Aloud({ page }: { page: MeetingPage }) {
  const say = useSay()
  const newest = page.minutes[0]
  if (!newest) return null
  if (newest.aloudAt !== null) return <p>{say('meetstaff:aloud.done')}</p>
  return (
    <form method="post" className={newest.aloud === null ? 'stack-tight' : 'card stack-tight'}>
      <HiddenFields form="lestopp" />
      {newest.aloud !== null && <p className="strong">{say(`meetstaff:aloud.${newest.aloud}`)}</p>}
      {page.mayWrite && (
        <p className="row">
          <SmallSelect
            name="hvordan"
            id="lest-hvordan"
            label={say('meetstaff:aloud.how')}
            value={page.flagged || newest.aloud === 'language' ? 'interpreter' : 'norwegian'}
            options={ALOUD_HOW.filter((how) => newest.aloud !== 'language' || how !== 'norwegian').map(
              (value) => ({ value, label: say(`meetstaff:aloud.${value}`) }),
            )}
          />
          <Press name="gjor" value="lestopp" variant="secondary" small>
            {say('meetstaff:aloud.press')}
          </Press>
        </p>
      )}
    </form>
  )
}

function Steps({ page }: { page: MeetingPage }) {
  const say = useSay()
  if (page.agreed.length === 0) return null
  return (
    <ul className="stack-tight">
      {page.agreed.map(({ id, who, body, dueOn, doneAt }) => (
        <li key={id}>
          <span className="strong">{say(`meetstaff:talk.who.${who}`)}</span> <span dir="auto">{body}</span> (
          <Time at={`${dueOn}T12:00:00Z`} day />
          {doneAt !== null && `, ${say('meetings:talk.minutes.isDone')}`})
          {who === 'office' && doneAt === null && (
            <form method="post">
              <HiddenFields form={`gjort-${id}`} />
              <input type="hidden" name="id" value={id} />
              <Press
                name="gjor"
                value="gjort"
                variant="tertiary"
                small
                aria-label={`${say('meetstaff:talk.kept')}: ${body}`}
              >
                {say('meetstaff:talk.kept')}
              </Press>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function Write({ page, refused }: Props) {
  const say = useSay()
  const newest = page.minutes[0]
  const before = (matter: string) => newest?.parts.find((part) => part.matter === matter)
  // R-488: the first minutes begin with what was filled in while they talked.
  const written = (matter: string) =>
    newest ? '' : (page.table?.lines.find((line) => line.matter === matter)?.body ?? '')
  const other = page.language !== 'nb' && page.language !== 'nn'
  const words = newest?.parts.map((part) => part.inNorwegian ?? part.body).join('\n\n') ?? ''
  const looked = words === '' ? null : review(words)
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="referat" />
      <input type="hidden" name="etter" value={newest?.version ?? 0} />
      <p>{say('meetstaff:talk.plainWords')}</p>
      {looked && !looked.easy && <p className="card">{say('meetstaff:talk.heavy', { lix: looked.lix })}</p>}
      {MATTERS.map((matter) => (
        <div key={matter} className="stack-tight">
          <TextBox
            name={`del.${matter}`}
            label={say(`meetings:talk.matter.${matter}`)}
            refused={refused}
            rows={2}
            maxLength={3000}
            defaultValue={before(matter)?.inNorwegian ?? before(matter)?.body ?? written(matter)}
          />
          {other && (
            <TextBox
              name={`sprak.${matter}`}
              label={say('meetstaff:talk.inLanguage', { matter: say(`meetings:talk.matter.${matter}`) })}
              refused={refused}
              rows={2}
              maxLength={3000}
              defaultValue={before(matter)?.inNorwegian === undefined ? '' : (before(matter)?.body ?? '')}
            />
          )}
        </div>
      ))}
      <Agreed refused={refused} name={page.ownerName} />
      <div>
        <Press name="gjor" value="referat">
          {say('meetstaff:talk.sendMinutes')}
        </Press>
      </div>
    </form>
  )
}
