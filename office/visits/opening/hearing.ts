import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { officeNamed } from '../door/store.ts'
import { todayOf } from './actions.ts'
import { FROM_PAGE, LONGEST_PAGE_ANSWER, PAGE_STANCES } from './model.ts'
import type { Line } from './rules.ts'
import { insertPageAnswer, linesOn, lockVersion, pageAnswers, versionsOf } from './store.ts'

export type Hearing = {
  officeId: string
  officeName: string
  now: Line[]
  heard: { id: string; validFrom: string; answerBy: string; why: string; lines: Line[] } | null
}

/** what anybody may have a say in, without a login. Null where there is no such office. */
export async function hearingOf(ctx: Ctx, name: string): Promise<Hearing | null> {
  const office = await officeNamed(ctx.tx, name)
  if (!office) return null
  const today = todayOf(ctx).toString()
  const now = await linesOn(ctx.tx, office.id, today)
  const found = (await versionsOf(ctx.tx, office.id)).find(
    (one) => one.state === 'heard' && (one.answerBy ?? '') >= today,
  )
  const heard =
    found?.id == null
      ? null
      : { ...found, id: found.id, answerBy: found.answerBy ?? '', why: found.why ?? '' }
  return {
    officeId: office.id,
    officeName: office.name,
    now,
    heard: heard && {
      ...{ id: heard.id, validFrom: heard.validFrom, answerBy: heard.answerBy },
      ...{ why: heard.why, lines: heard.lines },
    },
  }
}

type SaysHearing = { who: string; stance: string; says: string; key: string }

/**
 * R-842, R-454: somebody who is concerned says what they think, without a name and without a login; sent twice it counts once.
 * Nobody speaks so for the municipality, the users' council or the staff. Refuses with `notFound`, `badForm`, `empty` (neither
 * for nor against and no words), `tooLong`, `alreadyEnded` (the last day is over), `hearingFull`.
 */
export async function answerHearing(ctx: Ctx, name: string, input: SaysHearing): Promise<Result<null>> {
  const who = FROM_PAGE.find((one) => one === input.who)
  const stance = PAGE_STANCES.find((one) => one === input.stance)
  if (who === undefined || stance === undefined) return refused('badForm')
  const says = input.says.normalize('NFC').trim()
  if (stance === 'both' && says === '') return refused('empty')
  if (says.length > LONGEST_PAGE_ANSWER) return refused('tooLong')
  const hearing = await hearingOf(ctx, name)
  if (hearing === null) return refused('notFound')
  if (hearing.heard === null) return refused('alreadyEnded')
  const version = await lockVersion(ctx.tx, hearing.officeId, hearing.heard.id)
  if (version?.state !== 'heard') return refused('alreadyEnded')
  const most = ctx.settings.get<number>('reception.hearingMost', hearing.officeId)
  if ((await pageAnswers(ctx.tx, version.id)) >= most) return refused('hearingFull')
  await insertPageAnswer(ctx.tx, {
    ...{ versionId: version.id, id: ctx.newId(), who, stance, says: says || null },
    ...{ at: ctx.clock.now(), clientKey: input.key.slice(0, 100) || null },
  })
  return ok(null)
}
