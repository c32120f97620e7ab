import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { actOnBooking } from './booking-action.ts'
import { bookingData } from './booking-data.ts'
import { BookForm, type BookingPage, CancelForm, MoveForm } from './booking-forms.tsx'
import { idOf } from './ids.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** a person's appointments, booked, moved and cancelled by staff at a desk or on the line. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return bookingData(staffDoor(context), idOf(params.personId), new URL(request.url).searchParams)
}

export const action = ({ context, params, request }: ActionFunctionArgs) =>
  actOnBooking(staffDoor(context), request, idOf(params.personId))

const DONE = ['booked', 'moved', 'toLead', 'cancelled'] as const

export default function Booking() {
  const page = useLoaderData() as BookingPage
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  const done = DONE.find((one) => one === page.done)
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:booking.title')}</title>
      <BenchHead heading={say('meetstaff:booking.title')}>
        <a href={`/arbeid/person/${page.personId}`}>{say('meetstaff:booking.toPerson')}</a>
      </BenchHead>
      {done && !refused && <p role="status">{say(`meetstaff:booking.done.${done}`)}</p>}
      {done && !refused && page.missed !== '' && (
        <p role="status">{say('meetstaff:booking.missed', { times: page.missed })}</p>
      )}
      <Refusal refused={refused} />
      {refused?.values.nearest && (
        <p role="status">{say('meetstaff:booking.nearest', { times: refused.values.nearest })}</p>
      )}
      <section className="stack" aria-labelledby="kommer">
        <h2 id="kommer" className="section-title">
          {say('meetstaff:booking.ahead')}
        </h2>
        {page.appointments.length === 0 && <p>{say('meetstaff:booking.none')}</p>}
        <ul className="plain-list stack-tight">
          {page.appointments.map((one) => (
            <li key={one.id} className="card stack-tight">
              <div className="row">
                <span className="strong">{one.when}</span>
                <span>{say(`meetstaff:booking.kind.${one.kind}`)}</span>
                <span>{one.place ?? say(`meetstaff:booking.mode.${one.mode}`)}</span>
                <span>{one.staffName}</span>
                {one.interpreted && <span>{say('meetstaff:booking.interpreted')}</span>}
                {one.movedByOffice > 0 && (
                  <span>{say('meetstaff:booking.movedByOffice', { n: one.movedByOffice })}</span>
                )}
                <a href={`?flytt=${one.id}`}>{say('meetstaff:booking.move')}</a>
              </div>
              <CancelForm meeting={one} />
            </li>
          ))}
        </ul>
      </section>
      {page.moving ? <MoveForm page={page} refused={refused} /> : <BookForm page={page} refused={refused} />}
    </div>
  )
}
