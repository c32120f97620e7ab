import { SHOWN_PAGES } from '../../office/meetings/paper/model.ts'
import { MATTERS } from '../../office/meetings/talk/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { Paper } from '../ui/meeting-paper.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingPage } from './meeting.tsx'
import { SmallSelect } from './parts.tsx'

type Props = { page: MeetingPage; refused: Refused | undefined }
type Table = NonNullable<MeetingPage['table']>

/** what lies on the table, what can be laid there, and what is filled in while they talk. */
export function OnTheTable({ page, refused }: Props) {
  const say = useSay()
  const { table } = page
  if (table === null) return null
  return (
    <section className="stack-tight" aria-labelledby="papir">
      <h2 id="papir" className="section-title">
        {say('meetstaff:paper.heading')}
      </h2>
      {!table.open && <p className="small quiet">{say('meetstaff:paper.closed')}</p>}
      {table.open && <p className="small quiet">{say('meetstaff:paper.lead')}</p>}
      {table.paper && <Lying table={table} mayWrite={page.mayWrite} />}
      {table.open && page.mayWrite && <Lay table={table} />}
      {page.meeting.state === 'begun' && page.mayWrite && <Write page={page} refused={refused} />}
    </section>
  )
}

function Lying({ table, mayWrite }: { table: Table; mayWrite: boolean }) {
  const say = useSay()
  const { paper } = table
  if (paper === null) return null
  return (
    <div className="stack-tight">
      <p role="status">
        <span className="strong">{say('meetstaff:paper.onTable')}</span>{' '}
        {table.code !== null && say('meetstaff:paper.code', { code: table.code, address: '/vis' })}{' '}
        {table.opened && say('meetstaff:paper.opened')}{' '}
        {table.seenBy > 0 && say('meetstaff:paper.seen', { n: table.seenBy })}{' '}
        {paper.byPerson && say('meetstaff:paper.byPerson')}
      </p>
      <Paper paper={paper} pick={(at) => mayWrite && <Point paper={paper} at={at} />} />
      {mayWrite && (
        <form method="post" className="row">
          <HiddenFields form={`papir-${paper.id}`} />
          <input type="hidden" name="id" value={paper.id} />
          {paper.kind === 'letter' && !paper.others && (
            <>
              <SmallSelect
                name="sagt"
                id="papir-sagt"
                label={say('meetstaff:talk.saidHow')}
                options={(['meeting', 'phone'] as const).map((value) => ({
                  value,
                  label: say(`meetstaff:talk.said.${value}`),
                }))}
              />
              <Press name="gjor" value="andreser" variant="secondary" small>
                {say('meetstaff:paper.yes')}
              </Press>
            </>
          )}
          {paper.kind === 'letter' && paper.others && (
            <Press name="gjor" value="andreserikke" variant="secondary" small>
              {say('meetstaff:paper.no')}
            </Press>
          )}
          <Press name="gjor" value="papirbort" variant="tertiary" small>
            {say('meetings:paper.away')}
          </Press>
        </form>
      )}
    </div>
  )
}

function Point({ paper, at }: { paper: NonNullable<Table['paper']>; at: number }) {
  const say = useSay()
  const here = paper.pointed === at
  return (
    <form method="post">
      <HiddenFields form={`pek-${at}`} />
      <input type="hidden" name="id" value={paper.id} />
      {!here && <input type="hidden" name="del" value={at} />}
      <Press name="gjor" value="pek" variant="tertiary" small>
        {say(here ? 'meetstaff:paper.unpoint' : 'meetstaff:paper.point')}
      </Press>
    </form>
  )
}

function Lay({ table }: { table: Table }) {
  const say = useSay()
  return (
    <div className="row">
      <form method="post">
        <HiddenFields form="ark" />
        <input type="hidden" name="papir" value="sheet" />
        <Press name="gjor" value="vispapir" variant="secondary" small>
          {say('meetstaff:paper.showSheet')}
        </Press>
      </form>
      {table.letters.length > 0 && (
        <form method="post" className="row">
          <HiddenFields form="brev" />
          <input type="hidden" name="papir" value="letter" />
          <SmallSelect
            name="brev"
            id="papir-brev"
            label={say('meetings:paper.letter')}
            options={table.letters.map(({ messageId, label }) => ({ value: messageId, label }))}
          />
          <Press name="gjor" value="vispapir" variant="secondary" small>
            {say('meetstaff:paper.showLetter')}
          </Press>
        </form>
      )}
      <form method="post" className="row">
        <HiddenFields form="side" />
        <input type="hidden" name="papir" value="page" />
        <SmallSelect
          name="side"
          id="papir-side"
          label={say('meetstaff:paper.pageLabel')}
          options={SHOWN_PAGES.map((value) => ({ value, label: say(`meetstaff:paper.page.${value}`) }))}
        />
        <Press name="gjor" value="vispapir" variant="tertiary" small>
          {say('meetstaff:paper.showPage')}
        </Press>
      </form>
    </div>
  )
}

function Write({ page, refused }: Props) {
  const say = useSay()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="ark-linje" />
      <p className="small quiet">{say('meetstaff:paper.writeLead')}</p>
      <SmallSelect
        name="sak"
        id="ark-sak"
        label={say('meetstaff:paper.write')}
        options={MATTERS.map((value) => ({ value, label: say(`meetings:talk.matter.${value}`) }))}
      />
      <TextBox
        name="linje"
        label={say('meetings:paper.sheet')}
        refused={refused}
        rows={2}
        maxLength={3000}
        defaultValue=""
      />
      <div>
        <Press name="gjor" value="ark" variant="secondary" small>
          {say('meetstaff:paper.write')}
        </Press>
      </div>
      {page.table && page.table.lines.length > 0 && (
        <dl className="facts">
          {page.table.lines
            .filter(({ body }) => body !== '')
            .map(({ matter, body }) => (
              <div key={matter}>
                <dt>{say(`meetings:talk.matter.${matter}`)}</dt>
                <dd dir="auto">{body}</dd>
              </div>
            ))}
        </dl>
      )}
    </form>
  )
}
