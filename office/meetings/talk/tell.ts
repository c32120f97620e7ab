import { isLanguage, type Language, type TextKey, type TextParams, textFor } from '../../../text/index.ts'
import { sayWhen } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Result } from '../../kernel/result.ts'
import { asTyped } from '../../reach/letters/markdown.ts'
import { type Made, tellNotice } from '../../reach/notices/actions.ts'
import type { LetterBox, NewNotice } from '../../reach/notices/model.ts'
import type { Matter, MinutesPart, TalkMeeting } from './model.ts'
import { purposeAndPoints } from './rules.ts'
import { participantsOf, topicsOf } from './store.ts'

export type Words = Required<Pick<NewNotice, 'box' | 'body' | 'language'>> &
  Pick<NewNotice, 'bodyInNorwegian' | 'boxInNorwegian'>
type Say = (key: string, params?: TextParams) => string
type Facts = { language: string; name: string; phone: string; place: string | null; address: string | null }

/** K25: in the person's language, with the Norwegian original beside it. */
function inBoth(language: string, put: (language: Language) => { box: LetterBox; body: string }): Words {
  const own: Language = isLanguage(language) ? language : 'nb'
  const norwegian = own === 'nn' ? 'nn' : 'nb'
  const first = put(own)
  if (own === norwegian) return { ...first, language: own }
  const original = put(norwegian)
  return { ...first, language: own, bodyInNorwegian: original.body, boxInNorwegian: original.box }
}

const sayIn =
  (language: Language): Say =>
  (key, params) =>
    textFor(language)(`meetings:talk.${key}` as TextKey, params)

async function factsOf(
  ctx: Ctx,
  meeting: Pick<TalkMeeting, 'personId' | 'ownerStaffId' | 'placeId' | 'officeId'>,
) {
  const row = await ctx.tx
    .selectFrom('person as p')
    .leftJoin('staff as s', (on) => on.on('s.id', '=', meeting.ownerStaffId))
    .leftJoin('meetingPlace as m', (on) => on.on('m.id', '=', meeting.placeId))
    .select(['p.language', 's.name', 'm.name as place', 'm.address'])
    .where('p.id', '=', meeting.personId)
    .executeTakeFirstOrThrow()
  const phone = ctx.settings.get<string>('agency.phone', meeting.officeId)
  return { ...row, name: row.name ?? '', phone } satisfies Facts
}

const boxed = (say: Say, of: string, params: TextParams): LetterBox => ({
  what: say(`${of}.what`, params),
  todo: say(`${of}.todo`, params),
  byWhen: say(`${of}.byWhen`, params),
  otherwise: say(`${of}.otherwise`, params),
  whom: say('whom', params),
})
const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')

/** What the summons needs of a meeting; any room's meeting has it. */
type Summoned = Pick<
  TalkMeeting,
  | 'personId'
  | 'id'
  | 'kind'
  | 'mode'
  | 'purpose'
  | 'placeId'
  | 'officeId'
  | 'startsAt'
  | 'ownerStaffId'
  | 'interpreter'
>

/**
 * R-468: what the summons says: purpose, the adviser's points, place and form, who takes part and whom the person is to
 * say yes or no to, the interpreter, and the question what matters to the person. In their language and Norwegian.
 */
export async function summonsFor(ctx: Ctx, meeting: Summoned): Promise<Words> {
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const facts = await factsOf(ctx, meeting)
  const points = (await topicsOf(ctx.tx, ids)).filter(({ forPerson }) => !forPerson)
  const people = (await participantsOf(ctx.tx, ids)).filter(
    ({ role, approval }) => role !== 'resident' && approval !== 'declined',
  )
  const [purpose] = purposeAndPoints(meeting.purpose)
  return inBoth(facts.language, (language) => {
    const say = sayIn(language)
    const params = {
      name: facts.name,
      phone: facts.phone,
      when: sayWhen(language, meeting.startsAt, ctx.clock.now()),
    }
    const where = facts.place
      ? say('summons.place', { place: facts.place, address: facts.address ?? '' })
      : say(`mode.${meeting.mode}`)
    const named = people.map(({ name, organisation, role, approval }) => {
      const who = asTyped([name, organisation].filter(Boolean).join(', '))
      const line = say('summons.person', { who, role: say(`role.${role}`) })
      return approval === 'asked' ? `${line} ${say('summons.waits')}` : line
    })
    const body = [
      ...(purpose === '' ? [] : [say('summons.purpose', { purpose: asTyped(purpose) })]),
      ...(points.length > 0
        ? [say('summons.points'), list(points.map(({ body: text }) => asTyped(text)))]
        : []),
      ...(meeting.kind === 'firstMeeting' ? [say('summons.first')] : []),
      where,
      ...(named.length > 0 ? [say('summons.people'), list(named)] : []),
      ...(['ordered', 'onDemand'].includes(meeting.interpreter) ? [say('summons.interpreter')] : []),
      say('summons.yourPoints'),
      say('summons.form'),
    ].join('\n\n')
    return { box: boxed(say, 'summons', params), body }
  })
}

/** R-475: one more would come; the person is asked before they are told anything. */
export async function tellAsked(
  ctx: Ctx,
  meeting: TalkMeeting,
  participantId: string,
): Promise<Result<Made>> {
  const facts = await factsOf(ctx, meeting)
  const one = (await participantsOf(ctx.tx, { personId: meeting.personId, meetingId: meeting.id })).find(
    ({ id }) => id === participantId,
  )
  const words = inBoth(facts.language, (language) => {
    const say = sayIn(language)
    const params = {
      name: facts.name,
      phone: facts.phone,
      who: [one?.name, one?.organisation].filter(Boolean).join(', '),
      when: sayWhen(language, meeting.startsAt, ctx.clock.now()),
    }
    const hears = (one?.mayHear ?? []).map((matter) => say(`matter.${matter}`))
    return {
      box: boxed(say, 'asked', params),
      body: hears.length > 0 ? [say('asked.hears'), list(hears)].join('\n\n') : say('asked.hearsNothing'),
    }
  })
  return tellNotice(ctx, {
    ...about(meeting),
    ...words,
    eventKey: `meeting-participant:${participantId}`,
    kind: 'ordinaryMessage',
  })
}

const about = (meeting: TalkMeeting) => ({
  personId: meeting.personId,
  side: meeting.side,
  theme: meeting.theme,
  details: { meetingId: meeting.id },
})

type Agreed = { who: 'office' | 'person'; body: string; dueOn: string }

/** R-470: the minutes, in plain words, with who does what by when, in the channel that reaches the person. */
export async function tellMinutes(
  ctx: Ctx,
  meeting: TalkMeeting,
  minutes: { version: number; parts: readonly MinutesPart[]; agreed: readonly Agreed[] },
): Promise<Result<Made>> {
  const facts = await factsOf(ctx, meeting)
  const words = inBoth(facts.language, (language) => {
    const say = sayIn(language)
    const norwegian = language === 'nb' || language === 'nn'
    const params = {
      name: facts.name,
      phone: facts.phone,
      when: sayWhen(language, meeting.startsAt, ctx.clock.now()),
    }
    const said = (part: MinutesPart) => (norwegian ? (part.inNorwegian ?? part.body) : part.body)
    return {
      box: boxed(say, 'minutes', params),
      body: [
        ...minutes.parts.map((part) => `**${matterIn(say, part.matter)}**\n\n${asTyped(said(part))}`),
        ...agreedIn(say, 'office', minutes.agreed, facts.name),
        ...agreedIn(say, 'person', minutes.agreed, facts.name),
        say('minutes.correct', params),
      ].join('\n\n'),
    }
  })
  return tellNotice(ctx, {
    ...about(meeting),
    ...words,
    eventKey: `meeting-minutes:${meeting.id}:${minutes.version}`,
    kind: 'ordinaryMessage',
  })
}

const matterIn = (say: Say, matter: Matter) => say(`matter.${matter}`)

function agreedIn(say: Say, who: Agreed['who'], agreed: readonly Agreed[], name: string): string[] {
  const lines = agreed.filter((one) => one.who === who)
  if (lines.length === 0) return []
  const day = (dueOn: string) => Temporal.PlainDate.from(dueOn)
  return [
    `**${say(`minutes.${who}`, { name })}**`,
    list(
      lines.map(({ body, dueOn }) =>
        say('minutes.step', { what: asTyped(body), day: dayIn(say, day(dueOn)) }),
      ),
    ),
  ]
}
const dayIn = (say: Say, day: Temporal.PlainDate) =>
  say('day', { d: String(day.day), m: String(day.month), y: String(day.year) })
