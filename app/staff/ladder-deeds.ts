import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

type Reach = PageDoor['office']['reach']
/** Whom it is about, and what their page was opened for. */
type Who = { personId: string; purpose: string | null }
type Done = { ok: true } | { ok: false; reason: string }

/** What can be said on a person's page of how something went out or was read; `gjor` in the form names the deed. */
export const LADDER_DEEDS: Readonly<
  Record<string, (reach: Reach, values: Written, who: Who) => Promise<Done>>
> = {
  mistet: (reach, { nummer }, who) => reach.markNumberLost({ ...who, contactPointId: idOf(nummer) }),
  retur: (reach, { sending }, who) => reach.letterCameBack({ ...who, outgoingId: idOf(sending) }),
  annen: (reach, { brev }, who) => reach.readBySomebodyElse({ ...who, noticeId: idOf(brev) }),
}
