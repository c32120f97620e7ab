import { redirect } from 'react-router'
import { MEETING_KINDS } from '../../office/meetings/model.ts'
import type { PageDoor } from '../context.ts'
import { deedIn, readForm, refuse, type Written } from '../form.ts'
import { idOf } from './ids.ts'

/** How a wish comes that staff write down. */
export const WISH_CHANNELS = ['officePhone', 'dropIn', 'meetingOffice', 'paperLetter', 'outreach'] as const

type Done =
  | { ok: true; value: unknown }
  | { ok: false; reason: string; details?: Record<string, string | number> }

/** Everything that is done about wishes for meetings, from the list and from a person's own page of them. */
export async function actOnWishes(here: PageDoor, request: Request, back: string) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const deed = deedIn(DEEDS, form.values.gjor)
  if (!deed) return refuse('badForm', form.values)
  const done = await deed(here, form.values, form.idempotencyKey)
  if (done.ok)
    return redirect(`${back}?gjort=${form.values.gjor === 'tilby' ? 'nei' : form.values.gjor}`, 303)
  const field = FIELDS[done.reason]
  return refuse(done.reason, form.values, field ? { field: `${field}-${form.values.onske ?? ''}` } : {})
}

const FIELDS: Readonly<Record<string, string>> = { needsReason: 'ord', needsAlternative: 'istedet' }

const one = ({ person, onske }: Written) => ({ personId: idOf(person), requestId: idOf(onske) })
const answered =
  (decision: 'alternative' | 'decline') =>
  ({ office }: PageDoor, values: Written): Promise<Done> =>
    office.meetings.decideRequest({
      ...one(values),
      decision,
      reason: values.grunn ?? '',
      alternative: values.istedet ?? '',
      words: values.ord ?? '',
    })
/** what the person says of an offered time when they are rung. */
const offered = ({ person, tilbud }: Written) => ({
  personId: idOf(person),
  offerId: idOf(tilbud),
  channel: 'officePhone',
})
const reviewed =
  (meeting: boolean) =>
  ({ office }: PageDoor, values: Written): Promise<Done> =>
    office.meetings.decideReview({ ...one(values), meeting, words: values.ord ?? '' })

const DEEDS: Readonly<Record<string, (here: PageDoor, values: Written, key: string) => Promise<Done>>> = {
  ja: ({ office }, values) => office.meetings.decideRequest({ ...one(values), decision: 'grant' }),
  nei: answered('decline'),
  tilby: answered('alternative'),
  trekk: ({ office }, values) =>
    office.meetings.withdrawRequest({ ...one(values), said: values.sa ?? '', channel: 'officePhone' }),
  tar: ({ office }, values) => office.meetings.takeOffer(offered(values)),
  takkerNei: ({ office }, values) => office.meetings.declineOffer(offered(values)),
  vurdert: reviewed(false),
  omgjort: reviewed(true),
  bedt: ({ office }, values, key) =>
    office.meetings.askForMeeting({
      personId: idOf(values.person),
      channel: WISH_CHANNELS.find((known) => known === values.kanal) ?? 'officePhone',
      about: values.text ?? '',
      helperName: values.hjelper?.trim() || null,
      wishes: { companion: values.med === 'ja', stepFree: values.trappefri === 'ja' },
      ...kindOf(values.slag),
      ...(key ? { clientKey: key } : {}),
    }),
}

const kindOf = (asked: string | undefined) => {
  const kind = MEETING_KINDS.find((known) => known === asked)
  return kind ? { kind } : {}
}
