import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { idOf } from './ids.ts'

type Reach = PageDoor['office']['reach']
type Done = { ok: true } | { ok: false; reason: string }

/** What can be said on a person's page of how something went out or was read; `gjor` in the form names the deed. */
export const LADDER_DEEDS: Readonly<
  Record<string, (reach: Reach, personId: string, values: Written) => Promise<Done>>
> = {
  mistet: (reach, personId, { nummer }) => reach.markNumberLost({ personId, contactPointId: idOf(nummer) }),
  retur: (reach, personId, { sending }) => reach.letterCameBack({ personId, outgoingId: idOf(sending) }),
  annen: (reach, personId, { brev }) => reach.readBySomebodyElse({ personId, noticeId: idOf(brev) }),
}
