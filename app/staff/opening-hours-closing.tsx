import { CAUSES } from '../../office/kernel/opening/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox, TextLine, Tick } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import type { OpeningPage } from './opening-hours.tsx'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

type Props = { page: OpeningPage; refused: Refused | undefined }

/** days on which the office is closed, planned or all at once, and the way to close it for one. */
export function Closings({ page, refused }: Props) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="stengt">
      <h2 id="stengt">{say('visitstaff:closing.title')}</h2>
      {page.closings.length === 0 && <p className="quiet">{say('visitstaff:closing.none')}</p>}
      <ul className="plain-list two-wide">
        {page.closings.map((one) => (
          <li key={one.id} className="card stack-tight">
            <Closed closing={one} leads={page.leads} />
          </li>
        ))}
      </ul>
      {page.leads && (
        <CloseForm page={page} refused={refused?.values.gjor === 'steng' ? refused : undefined} />
      )}
    </section>
  )
}

function Closed({ closing, leads }: { closing: OpeningPage['closings'][number]; leads: boolean }) {
  const { say, day } = useWords()
  const { firstDay, lastDay, from, until, cause, says, impact, untold } = closing
  return (
    <>
      <p className="row row-apart">
        <span className="strong">
          {day(firstDay)}
          {lastDay !== firstDay && ` – ${day(lastDay)}`}
          {from !== null && (
            <>
              {' '}
              <bdi dir="ltr">
                {from}–{until}
              </bdi>
            </>
          )}
        </span>
        {closing.withdrawn ? (
          <StatusTag>{say('visitstaff:closing.withdrawn')}</StatusTag>
        ) : (
          closing.sudden && <StatusTag tone="warning">{say('visitstaff:closing.sudden')}</StatusTag>
        )}
      </p>
      <p>
        {say(`visits:closing.cause.${cause}`)}: <bdi>{says}</bdi>
      </p>
      <p>
        {impact.meetings + impact.promises + impact.visitors === 0
          ? say('visitstaff:closing.impact.none')
          : say('visitstaff:closing.impact', { ...impact })}
      </p>
      {untold !== null && <p>{say('visitstaff:closing.untold', { n: untold })}</p>}
      {closing.decidedBy && (
        <p className="quiet small">{say('visitstaff:closing.by', { name: closing.decidedBy })}</p>
      )}
      {leads && closing.open && (
        <form method="post">
          <HiddenFields form={`reopen-${closing.id}`} />
          <input type="hidden" name="stenging" value={closing.id} />
          <Press small variant="secondary" name="gjor" value="apne">
            {say('visitstaff:closing.reopen')}
          </Press>
        </form>
      )}
    </>
  )
}

/** what lies on the days is shown when it is sent the first time, and ticked off as seen. */
function CloseForm({ page, refused }: Props) {
  const { say } = useWords()
  return (
    <Fold id="steng" summary={say('visitstaff:closing.form')} open={refused !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form="close-office" />
        <input type="hidden" name="gjor" value="steng" />
        <p className="quiet">{say('visitstaff:closing.lead')}</p>
        <p className="quiet">{say('visitstaff:closing.urgent')}</p>
        <div className="week-fields">
          <TextLine
            id="steng-fra"
            name="steng.fra"
            type="date"
            label={say('visitstaff:closing.first')}
            defaultValue={page.today}
            required
            refused={refused}
          />
          <TextLine
            id="steng-til"
            name="steng.til"
            type="date"
            label={say('visitstaff:closing.last')}
            refused={refused}
          />
          <TextLine
            id="steng-kl-fra"
            name="steng.kl.fra"
            type="time"
            label={say('visitstaff:closing.from')}
            refused={refused}
          />
          <TextLine
            id="steng-kl-til"
            name="steng.kl.til"
            type="time"
            label={say('visitstaff:closing.until')}
            refused={refused}
          />
        </div>
        <p className="quiet small">{say('visitstaff:closing.part')}</p>
        <SmallSelect
          name="arsak"
          label={say('visitstaff:closing.cause')}
          value={refused?.values.arsak ?? ''}
          options={[
            { value: '', label: say('visitstaff:closing.cause.choose') },
            ...CAUSES.filter((cause) => cause !== 'holiday').map((value) => ({
              value,
              label: say(`visits:closing.cause.${value}`),
            })),
          ]}
        />
        <TextBox
          id="steng-ord"
          name="ord"
          label={say('visitstaff:closing.says')}
          rows={2}
          maxLength={300}
          refused={refused}
        />
        {refused?.reason === 'effectUnseen' && (
          <Tick name="sett" label={say('visitstaff:closing.seen')} refused={refused} />
        )}
        <div>
          <Press>{say('visitstaff:closing.save')}</Press>
        </div>
      </form>
    </Fold>
  )
}
