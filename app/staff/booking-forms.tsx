import { EVERY } from '../../office/meetings/booking/series-rules.ts'
import { MEETING_KINDS, MEETING_MODES } from '../../office/meetings/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import type { bookingData } from './booking-data.ts'
import { InterpreterQuestionFields } from './meeting-interpreter-question.tsx'
import { SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

export type BookingPage = Awaited<ReturnType<typeof bookingData>>
type With = { page: BookingPage; refused: Refused | undefined }

function ModeAndPlace({ page, mode, placeId }: { page: BookingPage; mode: string; placeId: string }) {
  const { say } = useWords()
  return (
    <>
      <SmallSelect
        name="form"
        label={say('meetstaff:booking.mode')}
        value={mode}
        options={MEETING_MODES.map((value) => ({ value, label: say(`meetstaff:booking.mode.${value}`) }))}
      />
      <SmallSelect name="sted" label={say('meetstaff:booking.place')} value={placeId} options={page.places} />
    </>
  )
}

/** the wish that a time is found for goes along until it is booked. */
const Wish = ({ page: { wish } }: { page: BookingPage }) =>
  wish && <input type="hidden" name="onske" value={wish} />

/** the interpreter first, then form and place; the times come when these are answered. */
export function BookForm({ page, refused }: With) {
  const { say } = useWords()
  const { booking, question } = page
  return (
    <section className="card stack" aria-labelledby="bestill">
      <h2 id="bestill" className="section-title">
        {say('meetstaff:booking.book')}
      </h2>
      <form method="get" className="stack">
        <Wish page={page} />
        <InterpreterQuestionFields question={question} refused={asRefused(booking) ?? refused} />
        <div className="row">
          <SmallSelect
            name="type"
            label={say('meetstaff:booking.kind')}
            value={page.kind}
            options={MEETING_KINDS.map((value) => ({ value, label: say(`meetstaff:booking.kind.${value}`) }))}
          />
          <SmallSelect
            name="hvem"
            label={say('meetstaff:booking.staff')}
            value={booking?.asked.hvem ?? page.staff[0]?.value ?? ''}
            options={page.staff}
          />
          <ModeAndPlace page={page} mode={page.mode} placeId="" />
        </div>
        <div>
          <Press variant="secondary">{say('meetstaff:booking.times')}</Press>
        </div>
      </form>
      {booking && (
        <form method="post" className="stack">
          <HiddenFields form="book" />
          <Wish page={page} />
          {Object.entries(booking.asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextLine
            name="om"
            label={say('meetstaff:booking.purpose')}
            hint={say('meetstaff:booking.purposeHint')}
            refused={refused}
            maxLength={500}
          />
          <Times times={booking.times} refused={refused} />
          <Repeat />
          <div className="row">
            <Press name="gjor" value="bestill">
              {say('meetstaff:booking.press')}
            </Press>
            <a href={page.later}>{say('meetings:booking.time.later')}</a>
          </div>
        </form>
      )}
    </section>
  )
}

/** What the form has asked stays chosen when its times are shown. */
const asRefused = (booking: BookingPage['booking']): Refused | undefined =>
  booking ? { reason: '', values: booking.asked } : undefined

type TimesShown = { times: NonNullable<BookingPage['booking']>['times']; refused: Refused | undefined }
function Times({ times, refused }: TimesShown) {
  const { say } = useWords()
  if (times.length === 0) return <p role="status">{say('meetstaff:booking.noTimes')}</p>
  return <Choices name="tid" label={say('meetstaff:booking.time')} refused={refused} options={times} />
}

const TIMES = [2, 3, 4, 6, 8, 10, 12, 26]

/** A series: how often, and how many times in all. */
function Repeat() {
  const { say } = useWords()
  return (
    <div className="row">
      <SmallSelect
        name="gjenta"
        label={say('meetstaff:booking.repeat')}
        value=""
        options={[
          { value: '', label: say('meetstaff:booking.repeat.no') },
          ...EVERY.map((value) => ({ value, label: say(`meetstaff:booking.repeat.${value}`) })),
        ]}
      />
      <SmallSelect
        name="ganger"
        label={say('meetstaff:booking.repeatTimes')}
        value="4"
        options={TIMES.map((n) => ({ value: String(n), label: String(n) }))}
      />
    </div>
  )
}

/** Of a series: this one, or this one and all that come after it. */
function HowMany({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <SmallSelect
      name="omfang"
      id={`omfang-${id}`}
      label={say('meetstaff:booking.scope')}
      value="en"
      options={[
        { value: 'en', label: say('meetstaff:booking.scope.one') },
        { value: 'alle', label: say('meetstaff:booking.scope.rest') },
      ]}
    />
  )
}

function WhoAsked({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <SmallSelect
      name="hvemba"
      id={`hvemba-${id}`}
      label={say('meetstaff:booking.askedBy')}
      value="person"
      options={[
        { value: 'person', label: say('meetstaff:booking.askedBy.person') },
        { value: 'office', label: say('meetstaff:booking.askedBy.office') },
      ]}
    />
  )
}

export function MoveForm({ page, refused }: With) {
  const { say } = useWords()
  const { moving } = page
  if (moving === null) return null
  const before = page.appointments.find(({ id }) => id === moving.id)
  return (
    <section className="card stack" aria-labelledby="flytt">
      <h2 id="flytt" className="section-title">
        {say('meetstaff:booking.move')}
      </h2>
      {(before?.movedByOffice ?? 0) > 1 && <p className="strong">{say('meetstaff:booking.lastMove')}</p>}
      <form method="get" className="row">
        <input type="hidden" name="flytt" value={moving.id} />
        <ModeAndPlace page={page} mode={moving.mode} placeId={moving.placeId} />
        <Press variant="secondary">{say('meetstaff:booking.times')}</Press>
      </form>
      <form method="post" className="stack">
        <HiddenFields form="move" />
        <input type="hidden" name="mote" value={moving.id} />
        <input type="hidden" name="versjon" value={moving.version} />
        <input type="hidden" name="form" value={moving.mode} />
        <WhoAsked id={moving.id} />
        {before?.inSeries && <HowMany id={moving.id} />}
        <Times times={moving.times} refused={refused} />
        <div className="row">
          <Press name="gjor" value="flytt">
            {say('meetstaff:booking.movePress')}
          </Press>
          <a href={page.later}>{say('meetings:booking.time.later')}</a>
        </div>
      </form>
    </section>
  )
}

export function CancelForm({ meeting }: { meeting: BookingPage['appointments'][number] }) {
  const { say } = useWords()
  return (
    <details className="disclosure">
      <summary>{say('meetstaff:booking.cancel')}</summary>
      <form method="post" className="row">
        <HiddenFields form={`cancel-${meeting.id}`} />
        <input type="hidden" name="mote" value={meeting.id} />
        <input type="hidden" name="versjon" value={meeting.version} />
        <WhoAsked id={`avlys-${meeting.id}`} />
        {meeting.inSeries && <HowMany id={`avlys-${meeting.id}`} />}
        <TextLine
          name="grunn"
          id={`grunn-${meeting.id}`}
          label={say('meetstaff:booking.reason')}
          maxLength={500}
        />
        <Press name="gjor" value="avlys" variant="secondary">
          {say('meetstaff:booking.cancelPress')}
        </Press>
      </form>
    </details>
  )
}
