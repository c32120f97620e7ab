import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { MeetingMode } from '../../office/meetings/model.ts'
import { DAY_PARTS } from '../../office/meetings/requests/model.ts'
import { door, type PageDoor, personDoor } from '../context.ts'
import { readForm, refuse, type Written } from '../form.ts'
import { Choices, GoTo, HiddenFields, Press, Refusal, TextBox, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { type WishShown, wishShown } from './ask-meeting-words.ts'

const ADDRESS = '/min-side/be-om-mote'
/** a form that can be wished; both at once is for the office to arrange. */
const MODES = [
  'physicalOffice',
  'physicalElsewhere',
  'home',
  'video',
  'phone',
] as const satisfies readonly MeetingMode[]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const wishes = await here.office.meetings.myMeetingWishes()
  return {
    sent: new URL(request.url).searchParams.has('sendt'),
    declined: new URL(request.url).searchParams.has('nei'),
    wishes: wishes.map((wish) => wishShown(wish, here)),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const done = await act(personDoor(context), form.values, form.idempotencyKey)
  if (done.ok && form.values.gjor === 'tar') return redirect('/min-side/avtaler', 303)
  const said = form.values.gjor === 'takker-nei' ? 'nei' : 'sendt'
  return done.ok ? redirect(`${ADDRESS}?${said}=1`, 303) : refuse(done.reason, form.values, { field: 'text' })
}

function act(here: PageDoor & { viewer: { id: string } }, values: Written, clientKey: string | undefined) {
  const { meetings } = here.office
  const one = { personId: here.viewer.id, requestId: values.onske ?? '', channel: 'portalMessage' }
  if (values.gjor === 'igjen') return meetings.insistOnMeeting(one)
  if (values.gjor === 'vurder') return meetings.askReview(one)
  if (values.gjor === 'trekk') return meetings.withdrawRequest(one)
  const offer = { personId: here.viewer.id, offerId: values.tilbud ?? '' }
  if (values.gjor === 'tar') return meetings.takeOffer(offer)
  if (values.gjor === 'takker-nei') return meetings.declineOffer(offer)
  const part = DAY_PARTS.find((known) => known === values.tid)
  return meetings.askForMeeting({
    personId: here.viewer.id,
    channel: 'portalMessage',
    mode: MODES.find((known) => known === values.form) ?? null,
    about: values.text ?? '',
    wishes: {
      ...(part ? { parts: [part] } : {}),
      ...(values.tolk === 'ja' ? { interpreter: here.language } : {}),
      companion: values.med === 'ja',
      stepFree: values.trappefri === 'ja',
    },
    ...(clientKey ? { clientKey } : {}),
  })
}

/** anybody may ask to meet somebody, without a script; and what became of it, with the way to a second opinion. */
export default function AskMeeting() {
  const say = useSay()
  const { wishes, sent, declined } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('meetings:requests.ask.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('meetings:requests.ask.title')}</h1>
        <p className="lead">{say('meetings:requests.ask.lead')}</p>
      </div>
      {sent && refused === undefined && <p role="status">{say('meetings:requests.mine.sent')}</p>}
      {declined && refused === undefined && <p role="status">{say('meetings:booking.wait.done.no')}</p>}
      <Refusal refused={refused} />
      {wishes.length > 0 && (
        <section className="stack" aria-labelledby="onsker">
          <h2 id="onsker" className="section-title">
            {say('meetings:requests.mine.title')}
          </h2>
          {wishes.map((wish) => (
            <Wish key={wish.id} wish={wish} />
          ))}
        </section>
      )}
      <form method="post" className="write stack">
        <HiddenFields form="ask-meeting" />
        <TextBox
          name="text"
          label={say('meetings:requests.ask.about')}
          hint={say('meetings:requests.ask.aboutHint')}
          refused={refused}
          rows={4}
        />
        <Choices
          name="form"
          label={say('meetings:requests.ask.mode')}
          refused={refused}
          options={[
            { value: '', label: say('meetings:requests.ask.anyMode') },
            ...MODES.map((value) => ({ value, label: say(`meetings:requests.mode.${value}`) })),
          ]}
        />
        <Choices
          name="tid"
          label={say('meetings:requests.ask.part')}
          refused={refused}
          options={[
            { value: '', label: say('meetings:requests.ask.anyTime') },
            ...DAY_PARTS.map((value) => ({ value, label: say(`meetings:requests.part.${value}`) })),
          ]}
        />
        <Tick name="tolk" label={say('meetings:requests.ask.interpreter')} refused={refused} />
        <Tick name="med" label={say('meetings:requests.ask.companion')} refused={refused} />
        <Tick name="trappefri" label={say('meetings:requests.ask.stepFree')} refused={refused} />
        <div>
          <Press>{say('meetings:requests.ask.send')}</Press>
        </div>
      </form>
    </div>
  )
}

function Wish({ wish }: { wish: WishShown }) {
  const say = useSay()
  return (
    <article className="card stack">
      <p>
        <strong>{wish.line}</strong> {wish.asked}
      </p>
      {wish.offer && <Offer offer={wish.offer} />}
      {wish.number && <p>{wish.number}</p>}
      {wish.because && (
        <div className="stack-tight">
          <p>{say(wish.because.given ? 'meetings:requests.mine.because' : 'meetings:requests.mine.rank')}</p>
          <ul>
            {wish.because.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {wish.review && <p>{wish.review}</p>}
      {wish.meetingId && <GoTo href={`/min-side/avtaler/${wish.meetingId}`}>{say('meetings:title')}</GoTo>}
      {(wish.open || wish.mayInsist) && (
        <form method="post" className="row">
          <HiddenFields form={`wish-${wish.id}`} />
          <input type="hidden" name="onske" value={wish.id} />
          {wish.mayInsist && (
            <Press name="gjor" value="igjen" variant="secondary">
              {say('meetings:requests.mine.insist')}
            </Press>
          )}
          {wish.mayReview && (
            <Press name="gjor" value="vurder" variant="secondary">
              {say('meetings:requests.mine.review')}
            </Press>
          )}
          {wish.open && (
            <Press name="gjor" value="trekk" variant="tertiary">
              {say('meetings:requests.mine.withdraw')}
            </Press>
          )}
        </form>
      )}
    </article>
  )
}

/** a time that was given back, kept for this person until they answer. */
export function Offer({ offer }: { offer: NonNullable<WishShown['offer']> }) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby={`tilbud-${offer.id}`}>
      <h3 id={`tilbud-${offer.id}`} className="section-title">
        {say('meetings:booking.wait.title')}
      </h3>
      <p>{offer.lead}</p>
      <form method="post" className="row">
        <HiddenFields form={`offer-${offer.id}`} />
        <input type="hidden" name="tilbud" value={offer.id} />
        <Press name="gjor" value="tar">
          {say('meetings:booking.wait.yes')}
        </Press>
        <Press name="gjor" value="takker-nei" variant="secondary">
          {say('meetings:booking.wait.no')}
        </Press>
      </form>
    </section>
  )
}
