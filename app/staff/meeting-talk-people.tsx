import { MANY_CHOICES, MATTERS } from '../../office/meetings/talk/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { MeetingPage } from './meeting.tsx'

type Props = { page: MeetingPage; refused: Refused | undefined }
type One = MeetingPage['participants'][number]
const OPEN = ['booked', 'begun']
const ROLES = ['partner', 'employer', 'doctor', 'school', 'companion', 'helper', 'chair', 'teamLead'] as const
const SAID = ['phone', 'desk', 'meeting'] as const

/** who takes part with what role, what the person has said, who speaks when, and advice when they are many. */
export function People({ page, refused }: Props) {
  const say = useSay()
  const open = OPEN.includes(page.meeting.state) && page.mayWrite
  return (
    <section className="stack-tight" aria-labelledby="folk">
      <h2 id="folk" className="section-title">
        {say('meetstaff:talk.people')}
      </h2>
      {page.participants.some(({ role }) => role === 'companion' || role === 'helper') && (
        <p className="card">{say('meetstaff:talk.atSide')}</p>
      )}
      {page.many && <Many page={page} open={open} />}
      <ul className="plain-list stack-tight">
        {page.participants.map((one) => (
          <li key={one.id} className="card stack-tight">
            <p className="row row-apart">
              <span dir="auto">
                {one.speaks !== null && `${one.speaks}. `}
                <span className="strong">{one.name}</span>
                {one.organisation && `, ${one.organisation}`} ({say(`meetstaff:talk.role.${one.role}`)})
              </span>
              <span>{say(`meetstaff:talk.approval.${one.approval}`)}</span>
            </p>
            {one.mayHear.length > 0 && (
              <p className="small">
                {say('meetings:talk.people.hears')}:{' '}
                {MATTERS.filter((matter) => one.mayHear.includes(matter))
                  .map((matter) => say(`meetings:talk.matter.${matter}`))
                  .join(', ')}
              </p>
            )}
            {open && one.approval === 'asked' && <Said one={one} />}
            {page.mayWrite && one.approval === 'approved' && (open || page.meeting.state === 'held') && (
              <Takes one={one} deed="sagtnei" />
            )}
            {open && one.approval !== 'declined' && leaves(one, page) && <Takes one={one} deed="ut" />}
            {page.minutes.length > 0 &&
              one.staffId === null &&
              one.approval !== 'declined' &&
              one.role !== 'resident' && <Told one={one} mayWrite={page.mayWrite} />}
          </li>
        ))}
      </ul>
      {open && page.participants.length > 2 && <Order page={page} />}
      {open && <Add refused={refused} />}
    </section>
  )
}

/** what this party got of the minutes, and by which way. */
function Told({ one, mayWrite }: { one: One; mayWrite: boolean }) {
  const say = useSay()
  return (
    <div className="row">
      <a href={`?kopi=${one.id}`}>{say('meetstaff:talk.copy')}</a>
      {one.minutesHow !== null && <span className="small">{say(`meetstaff:copy.${one.minutesHow}`)}</span>}
      {one.minutesReadAt !== null && <span className="small">{say('meetstaff:copy.read')}</span>}
      {one.minutesTold !== null && one.minutesHow === null && (
        <>
          <span className="strong">{say('meetstaff:copy.none')}</span>
          {mayWrite && (
            <form method="post">
              <HiddenFields form={`kopi-${one.id}`} />
              <input type="hidden" name="id" value={one.id} />
              <Press name="gjor" value="kopigitt" variant="secondary" small>
                {say('meetstaff:copy.handed')}
              </Press>
            </form>
          )}
        </>
      )}
    </div>
  )
}

function Many({ page, open }: { page: MeetingPage; open: boolean }) {
  const say = useSay()
  return (
    <div className="card stack-tight" role="status">
      <p className="strong">{say('meetstaff:talk.many', { n: page.participants.length })}</p>
      {!page.participants.some(({ role }) => role === 'chair') && <p>{say('meetstaff:talk.noChair')}</p>}
      {page.participants.every(({ speaks }) => speaks === null) && <p>{say('meetstaff:talk.noOrder')}</p>}
      {page.manyChosen !== null && (
        <p>{say(`meetstaff:talk.manyChoice.${page.manyChosen as (typeof MANY_CHOICES)[number]}`)}</p>
      )}
      {open && (
        <form method="post" className="row">
          <HiddenFields form="mange" />
          <input type="hidden" name="gjor" value="mange" />
          {MANY_CHOICES.map((choice) => (
            <Press key={choice} name="valg" value={choice} variant="secondary" small>
              {say(`meetstaff:talk.manyChoice.${choice}`)}
            </Press>
          ))}
        </form>
      )}
    </div>
  )
}

/** Everybody but the person, whoever interprets, and whoever holds the meeting. */
const leaves = (one: One, { meeting }: MeetingPage) =>
  !['resident', 'interpreter'].includes(one.role) && one.staffId !== meeting.ownerStaffId

/** the person's yes is taken back; or somebody does not come after all. */
function Takes({ one, deed }: { one: One; deed: 'sagtnei' | 'ut' }) {
  const say = useSay()
  const label = say(deed === 'ut' ? 'meetstaff:talk.remove' : 'meetstaff:talk.saidNo')
  return (
    <form method="post" className="row">
      <HiddenFields form={`${deed}-${one.id}`} />
      <input type="hidden" name="id" value={one.id} />
      {deed === 'sagtnei' && <How />}
      <Press name="gjor" value={deed} variant="tertiary" small aria-label={`${one.name}: ${label}`}>
        {label}
      </Press>
    </form>
  )
}

function How() {
  const say = useSay()
  return (
    <label>
      {say('meetstaff:talk.saidHow')}{' '}
      <select name="sagt" className="aksel-select__input">
        {SAID.map((how) => (
          <option key={how} value={how}>
            {say(`meetstaff:talk.said.${how}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The person's word, said by telephone or at the desk. */
function Said({ one }: { one: One }) {
  const say = useSay()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={`svar-${one.id}`} />
      <input type="hidden" name="id" value={one.id} />
      {one.mayHear.map((matter) => (
        <input key={matter} type="hidden" name={`hore.${matter}`} value="ja" />
      ))}
      <div className="row">
        <How />
        <Press
          name="gjor"
          value="sagtja"
          variant="secondary"
          small
          aria-label={`${one.name}: ${say('meetstaff:talk.saidYes')}`}
        >
          {say('meetstaff:talk.saidYes')}
        </Press>
        <Press
          name="gjor"
          value="sagtnei"
          variant="secondary"
          small
          aria-label={`${one.name}: ${say('meetstaff:talk.saidNo')}`}
        >
          {say('meetstaff:talk.saidNo')}
        </Press>
      </div>
    </form>
  )
}

function Order({ page }: { page: MeetingPage }) {
  const say = useSay()
  return (
    <details className="disclosure">
      <summary>{say('meetstaff:talk.order')}</summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="rekke" />
        {page.participants.map((one, index) => (
          <label key={one.id}>
            <span dir="auto">{one.name}</span>{' '}
            <input
              name={`rekke.${one.id}`}
              inputMode="numeric"
              size={2}
              defaultValue={one.speaks ?? index + 1}
              className="aksel-text-field__input"
            />
          </label>
        ))}
        <div>
          <Press name="gjor" value="rekke" variant="secondary" small>
            {say('meetstaff:talk.save')}
          </Press>
        </div>
      </form>
    </details>
  )
}

function Add({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <details className="disclosure">
      <summary>{say('meetstaff:talk.add')}</summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="deltaker" />
        <TextLine name="navn" label={say('meetstaff:talk.name')} refused={refused} maxLength={100} />
        <Choices
          name="rolle"
          label={say('meetstaff:talk.roleLabel')}
          refused={refused}
          options={ROLES.map((value) => ({ value, label: say(`meetstaff:talk.role.${value}`) }))}
        />
        <TextLine name="hvor" label={say('meetstaff:talk.organisation')} refused={refused} maxLength={100} />
        <TextLine name="telefon" label={say('meetstaff:talk.phone')} refused={refused} maxLength={20} />
        <TextLine name="epost" label={say('meetstaff:talk.email')} refused={refused} maxLength={200} />
        <fieldset className="stack-tight">
          <legend>{say('meetings:talk.people.hears')}</legend>
          {MATTERS.map((matter) => (
            <label key={matter} className="tick">
              <input type="checkbox" name={`hore.${matter}`} value="ja" />
              <span>{say(`meetings:talk.matter.${matter}`)}</span>
            </label>
          ))}
        </fieldset>
        <p className="small quiet">{say('meetstaff:talk.asksPerson')}</p>
        <div>
          <Press name="gjor" value="deltaker" variant="secondary">
            {say('meetstaff:talk.add')}
          </Press>
        </div>
      </form>
    </details>
  )
}
