import { INTERPRETED_BY, TEACH_BACK_REASONS, TEACH_BACKS } from '../../office/meetings/talk/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingPage } from './meeting.tsx'
import { Agreed } from './meeting-talk-agreed.tsx'

type Props = { page: MeetingPage; refused: Refused | undefined }

/** who was there, the main point said back, and the end; each refusal says what is missing. */
export function Ending({ page, refused }: Props) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="slutt">
      <h2 id="slutt" className="section-title">
        {say('meetstaff:talk.ending')}
      </h2>
      <There page={page} />
      <form method="post" className="stack-tight">
        <HiddenFields form="sagt" />
        <h3>{say('meetstaff:talk.teachBack')}</h3>
        <p>{say('meetstaff:talk.teachBackAsk')}</p>
        <TextBox
          name="ord"
          label={say('meetstaff:talk.teachBackWords')}
          refused={refused}
          rows={3}
          maxLength={2000}
          defaultValue={page.teachBack.words ?? ''}
        />
        <Choices
          name="hvordan"
          label={say('meetstaff:talk.teachBackHow')}
          refused={refused}
          options={TEACH_BACKS.map((value) => ({ value, label: say(`meetstaff:talk.teachBack.${value}`) }))}
          {...(page.teachBack.how ? { defaultValue: page.teachBack.how } : {})}
        />
        <Choices
          name="hvorfor"
          label={say('meetstaff:talk.teachBackWhy')}
          refused={refused}
          options={[
            { value: '', label: '–' },
            ...TEACH_BACK_REASONS.map((value) => ({ value, label: say(`meetstaff:talk.why.${value}`) })),
          ]}
          {...(page.teachBack.reason ? { defaultValue: page.teachBack.reason } : {})}
        />
        <div>
          <Press name="gjor" value="sagt" variant="secondary">
            {say('meetstaff:talk.save')}
          </Press>
        </div>
      </form>
      <form method="post" className="stack-tight">
        <HiddenFields form="slutt" />
        <input type="hidden" name="versjon" value={page.meeting.version} />
        <Agreed refused={refused} name={page.ownerName} />
        {page.flagged && (
          <Choices
            name="tolket"
            label={say('meetstaff:talk.whoInterpreted')}
            refused={refused}
            options={[
              { value: '', label: '–' },
              ...INTERPRETED_BY.map((value) => ({
                value,
                label: say(`meetstaff:talk.interpreted.${value}`),
              })),
            ]}
            {...(page.meeting.whoInterpreted ? { defaultValue: page.meeting.whoInterpreted } : {})}
          />
        )}
        <div className="row">
          <Press name="gjor" value="slutt">
            {say('meetstaff:talk.end')}
          </Press>
          <Press name="gjor" value="ikkemott" variant="tertiary">
            {say('meetstaff:talk.notThere')}
          </Press>
        </div>
        <p className="small quiet">{say('meetstaff:talk.endHint')}</p>
      </form>
    </section>
  )
}

function There({ page }: { page: MeetingPage }) {
  const say = useSay()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="der" />
      <h3>{say('meetstaff:talk.there')}</h3>
      {page.participants
        .filter(({ approval }) => approval !== 'declined')
        .map((one) => (
          <fieldset key={one.id} className="card stack-tight">
            <legend dir="auto">{one.name}</legend>
            <div className="row">
              {(['ja', 'nei'] as const).map((value) => (
                <label key={value} className="tick">
                  <input
                    type="radio"
                    name={`der.${one.id}`}
                    value={value}
                    defaultChecked={one.attended === (value === 'ja') && one.attended !== null}
                  />
                  <span>{say(`meetstaff:talk.was.${value}`)}</span>
                </label>
              ))}
            </div>
            <div className="row">
              <label>
                {say('meetstaff:talk.nextStep')}{' '}
                <input
                  name={`steg.${one.id}`}
                  maxLength={300}
                  defaultValue={one.nextStep ?? ''}
                  className="aksel-text-field__input"
                />
              </label>
              <label>
                {say('meetstaff:talk.by')}{' '}
                <input
                  type="date"
                  name={`dag.${one.id}`}
                  defaultValue={one.nextStepOn ?? ''}
                  className="aksel-text-field__input"
                />
              </label>
            </div>
          </fieldset>
        ))}
      <div>
        <Press name="gjor" value="der" variant="secondary">
          {say('meetstaff:talk.save')}
        </Press>
      </div>
    </form>
  )
}
