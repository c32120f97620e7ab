import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { InterpreterAnswer } from '../../office/meetings/model.ts'
import { door, type PageDoor, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { fromIn, idIn, modeIn, slotChoices, slotIn, untilOf } from '../ui/meeting-times.ts'
import { modesFor, OtherTimes, SeeTimes, WhereFields } from '../ui/meeting-where.tsx'
import { useSay } from '../ui/shell.ts'

/** the person finds a time with their adviser themselves: interpreter first, then who, how and where. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { meetings } = here.office
  const personId = here.viewer.id
  const choices = await meetings.bookingChoices(personId)
  if (!choices.ok) throw fault('notFound')
  const { staff, places, video, interpreter } = choices.value
  const asked = new URL(request.url).searchParams
  const from = fromIn(asked.get('fra'), here.now)
  const mode = modeIn(asked.get('hvordan')) ?? 'physicalOffice'
  const placeId = mode === 'physicalElsewhere' ? (idIn(asked.get('sted')) ?? places[0]?.id ?? null) : null
  const interpreted = asked.has('tolk') ? asked.get('tolk') === 'ja' : interpreter.flagged
  const staffId = idIn(asked.get('hvem'))
  const looked = asked.has('hvordan')
  const slots = looked ? await freeThen(here, { mode, placeId, staffId, interpreted, from }) : []
  asked.set('fra', untilOf(from).toString())
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return {
    looked,
    staffId: staffId ?? '',
    staff: staff.map(({ id, name }) => ({ value: id, label: name })),
    interpreted,
    where: { mode, modes: modesFor(null, video, places.length), placeId: placeId ?? '', places },
    times: slotChoices(here.language, slots, here.now, names),
    later: looked ? `?${asked}` : null,
  }
}

type Wish = {
  mode: NonNullable<ReturnType<typeof modeIn>>
  placeId: string | null
  staffId: string | null
  interpreted: boolean
  from: Temporal.Instant
}

async function freeThen(here: PageDoor & { viewer: { id: string } }, wish: Wish) {
  const { mode, placeId, staffId, interpreted, from } = wish
  const found = await here.office.meetings.freeSlots({
    personId: here.viewer.id,
    kind: 'followUp',
    mode,
    placeId,
    interpreted,
    from,
    until: untilOf(from),
    ...(staffId ? { staffIds: [staffId] } : {}),
  })
  return found.ok ? found.value : []
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const { values } = form
  const slot = slotIn(values.tid)
  if (slot === null) return refuse('needsContactTime', values, { field: 'tid' })
  const choices = await me.office.meetings.bookingChoices(me.viewer.id)
  const flagged = choices.ok && choices.value.interpreter.flagged
  const done = await me.office.meetings.bookMeeting({
    personId: me.viewer.id,
    kind: 'followUp',
    mode: modeIn(values.hvordan) ?? 'physicalOffice',
    purpose: values.om ?? '',
    side: 'common',
    theme: 'contactAdviser',
    startsAt: slot.startsAt,
    staffId: slot.staffId,
    placeId: slot.placeId,
    interpreter: answered(values.tolk === 'ja', flagged),
    channel: 'portalMessage',
  })
  if (!done.ok) return refuse(done.reason, values, { field: 'tid' })
  return redirect(`/min-side/avtaler?bestilt=${done.value.meetingId}`, 303)
}

/** That they speak Norwegian is the person's own to say. */
function answered(yes: boolean, flagged: boolean): { answer: InterpreterAnswer; reason?: string } {
  if (yes) return { answer: 'ordered' }
  return flagged ? { answer: 'notNeeded', reason: 'speaksNorwegian' } : { answer: 'notFlagged' }
}

export default function NewMeeting() {
  const say = useSay()
  const { looked, staffId, staff, interpreted, where, times, later } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const tolk = interpreted ? 'ja' : 'nei'
  return (
    <div className="stack-loose">
      <title>{say('meetings:booking.new.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/avtaler">{say('meetings:booking.mine.title')}</a>
        </p>
        <h1 className="title">{say('meetings:booking.new.title')}</h1>
      </div>
      <Refusal refused={refused} />
      <form method="get" className="write stack">
        <Choices
          name="tolk"
          label={say('meetings:booking.new.interpreter')}
          defaultValue={tolk}
          options={[
            { value: 'nei', label: say('meetings:booking.new.interpreterNo') },
            { value: 'ja', label: say('meetings:booking.new.interpreterYes') },
          ]}
        />
        {staff.length > 1 && (
          <Choices
            name="hvem"
            label={say('meetings:booking.new.who')}
            defaultValue={staffId}
            options={staff}
          />
        )}
        <WhereFields where={where} />
        <SeeTimes />
      </form>
      {times.length > 0 && (
        <form method="post" className="write stack" aria-labelledby="tider">
          <h2 id="tider" className="section-title">
            {say('meetings:booking.time.title')}
          </h2>
          <HiddenFields form="book" />
          <input type="hidden" name="hvordan" value={where.mode} />
          <input type="hidden" name="tolk" value={tolk} />
          <TextLine name="om" label={say('meetings:booking.new.purpose')} refused={refused} maxLength={500} />
          <Choices name="tid" label={say('meetings:booking.time.label')} refused={refused} options={times} />
          <div>
            <Press>{say('meetings:booking.time.press')}</Press>
          </div>
        </form>
      )}
      {looked && <OtherTimes later={later} none={times.length === 0} />}
      <p>
        <a href="/min-side/be-om-mote">{say('meetings:booking.mine.wish')}</a>
      </p>
    </div>
  )
}
