import { sayDay } from '../../../text/when.ts'
import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { type Made, makeNotice } from '../notices/actions.ts'
import { writesOn } from '../rules.ts'
import type { Filled, LetterFacts, Template } from '../templates/model.ts'
import { templateInUse } from '../templates/store.ts'
import { demandInHouse } from '../upload/in-house.ts'
import { handInWaits } from '../upload/received.ts'
import { buildLetter } from './build.ts'
import { readCode } from './code.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Letter, PhoneAnswer, ReadAloud } from './model.ts'
import { letterFrom, readAloud, recipientLines } from './rules.ts'
import { insertFill, letterOfCode, type Receiver, receiverOf } from './store.ts'
import { languageOf } from './words.ts'

type LetterInput = {
  personId: string
  template: string
  filled: Filled
  facts: LetterFacts
}

type Begun = { template: Template; receiver: Receiver; draft: Draft }

async function begin(ctx: StaffCtx, input: LetterInput): Promise<Result<Begun>> {
  const opened = await openPerson(ctx, input.personId, { what: 'letter' })
  if (!opened.ok) return opened
  const receiver = await receiverOf(ctx.tx, input.personId)
  const template = await templateInUse(ctx.tx, input.template, receiver?.officeId ?? null)
  if (!receiver || !template) return refused('notFound')
  if (!writesOn(opened.value.codes, template.side)) return refused('notOwner')
  return ok({ template, receiver, draft: draftOf(ctx, template, receiver, input) })
}

type Preview = Begun & { letter: Letter; spoken: ReadAloud; hasAddress: boolean }

/** The letter as it would be, in every channel, before anything is sent. Nothing is kept. Refuses with `notOwner` and as opening does. */
export async function previewLetter(ctx: StaffCtx, input: LetterInput): Promise<Result<Preview>> {
  const begun = await begin(ctx, input)
  if (!begun.ok) return begun
  const { receiver, draft } = begun.value
  const address = receiver.address === null ? null : recipientLines(receiver.name, receiver.address, null)
  const letter = letterFrom({
    id: 'preview',
    code: '000000000',
    origin: ctx.settings.get('agency.origin'),
    number: '–',
    madeAt: ctx.clock.now(),
    recipient: address ?? [receiver.name],
    office: {
      agency: ctx.settings.get('agency.name'),
      name: receiver.officeName ?? ctx.settings.get('agency.name'),
      phone: ctx.settings.get('agency.phone'),
      hours: ctx.settings.get('agency.phoneHours'),
      address: ctx.settings.get('agency.address'),
    },
    signer: ctx.actor.name,
    lastDay: null,
    parts: draft.parts,
    sayDay: (language, at) => sayDay(languageOf(language), at, ctx.clock.now()),
  })
  return ok({ ...begun.value, letter, spoken: readAloud(letter), hasAddress: address !== null })
}

/**
 * an important letter of an approved template. Refuses with `notOwner` (a side on which whoever
 * sends may not write), `missingValue`, `lineMissing`, `tooHard`, and with `askPhoneFirst` while one thing that could be said in a call has not been asked for by phone
 * (C3-06), with `handInWaits` and `inTheHouse` for a letter that asks for papers while a hand-in waits or the other side has them; and as making a notice does. The same `key` sent twice is one letter.
 */
export async function sendLetter(
  ctx: StaffCtx,
  input: LetterInput & { key: string; phoned?: PhoneAnswer },
): Promise<Result<Made>> {
  const begun = await begin(ctx, input)
  if (!begun.ok) return begun
  const { template, draft } = begun.value
  if (draft.missing !== null) return refused('missingValue', { field: draft.missing })
  if (draft.unfit) return refused(draft.unfit.why, { detail: draft.unfit.detail, most: template.lixBound })
  if (draft.askPhoneFirst && input.phoned === undefined) return refused('askPhoneFirst')
  const demand = template.kind === 'documentRequest' ? await needlessDemand(ctx, input, template.side) : null
  if (demand !== null) return demand
  const [own] = draft.parts
  if (!own) return refused('notFound')
  const original = draft.parts[1]
  const made = await makeNotice(ctx, {
    personId: input.personId,
    eventKey: `letter:${input.key}`,
    kind: template.kind,
    side: template.side,
    theme: template.theme,
    adverse: template.adverse,
    box: own.box,
    body: own.body,
    language: own.language,
    ...(original ? { bodyInNorwegian: original.body, boxInNorwegian: original.box } : {}),
    ...(template.answerClock ? { answerClock: template.answerClock } : {}),
    details: {
      template: template.key,
      version: template.version,
      ...(own.annex ? { annex: own.annex } : {}),
    },
  })
  if (!made.ok) return made
  await insertFill(ctx.tx, {
    personId: input.personId,
    noticeId: made.value.noticeId,
    side: template.side,
    templateKey: template.key,
    templateVersion: template.version,
    filled: input.filled,
    facts: input.facts,
    madeAt: ctx.clock.now(),
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: template.kind === 'decision' ? 'decisionLetter' : 'informationLetter',
    side: template.side,
    channel: 'portalMessage',
    theme: template.theme,
    threadId: made.value.threadId,
    messageId: made.value.messageId,
    data: {
      template: template.key,
      version: template.version,
      lix: draft.lix,
      ...(input.phoned ? { phonedFirst: input.phoned } : {}),
    },
  })
  return made
}

/** papers are not asked for while the person's own hand-in waits, nor when the other side has them. */
async function needlessDemand(ctx: StaffCtx, { personId, filled }: LetterInput, side: Side) {
  if (await handInWaits(ctx, personId, side)) return refused('handInWaits')
  const what = (filled.document ?? '').split('\n').filter((line) => line.trim() !== '')
  return demandInHouse(ctx, { personId, side, what })
}

/** C3-06: it was asked for by phone instead and is settled. The call is on the timeline; no letter is made. Refuses with `notOwner` and as opening does. */
export async function settledByCall(
  ctx: StaffCtx,
  input: Pick<LetterInput, 'personId' | 'template'>,
): Promise<Result<null>> {
  const begun = await begin(ctx, { ...input, filled: {}, facts: {} })
  if (!begun.ok) return begun
  const { template } = begun.value
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'callLogged',
    side: template.side,
    channel: 'officePhone',
    theme: template.theme,
    data: { direction: 'out', spoke: true, insteadOf: template.key },
  })
  return ok(null)
}

/**
 * The letter that somebody holds in their hand, found by its code, to be read to them at any desk or on any line in the
 * language they choose. The record is opened and logged as for every contact, and the person sees it; what stands in
 * their own letter is read to them also by those who have no other business with the matter. Refuses with `wrongCode`
 * and as opening does.
 */
export async function letterByCode(
  ctx: StaffCtx,
  input: { code: string; language?: string },
): Promise<Result<{ personId: string; letter: Letter; spoken: ReadAloud }>> {
  const code = readCode(input.code)
  const found = code === null ? undefined : await ctx.beyondWall(({ tx }) => letterOfCode(tx, code))
  if (!found) return refused('wrongCode')
  const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'call'
  const opened = await openPerson(ctx, found.personId, { purpose, what: 'letterByCode' })
  if (!opened.ok) return opened
  const wanted = { ...found, ...(input.language ? { language: input.language } : {}) }
  const letter = await ctx.beyondWall((beyond) => buildLetter(beyond, wanted))
  if (!letter || letter.parts.length === 0) return refused('notFound')
  recordEvent(ctx, {
    personId: found.personId,
    kind: 'disclosed',
    side: 'common',
    channel: purpose === 'visit' ? 'dropIn' : 'contactCentrePhone',
    data: { what: 'letter', noticeId: found.noticeId, language: input.language ?? letter.language },
  })
  return ok({ personId: found.personId, letter, spoken: readAloud(letter, input.language) })
}
