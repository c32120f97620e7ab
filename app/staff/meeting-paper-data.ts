import { PAPERS } from '../../office/meetings/paper/model.ts'
import { sayDay } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import type { Written } from '../form.ts'
import { paperShown } from '../ui/meeting-paper.tsx'
import { idOf } from './ids.ts'
import type { Deed } from './meeting-talk-data.ts'

/** R-488: the table of a meeting as its page shows it. */
export async function tableOf(here: PageDoor, ids: { personId: string; meetingId: string }) {
  const found = await here.office.meetings.paperFor(ids)
  if (!found.ok) return null
  const { paper, letters, lines, ...rest } = found.value
  return {
    ...rest,
    paper: paperShown(paper),
    lines: lines.map((line) => ({ ...line })),
    letters: letters.map(({ messageId, kind, madeAt }) => ({
      messageId,
      label: `${here.say(`reach:kind.${kind}` as 'reach:kind.decision')}, ${sayDay(here.language, madeAt, here.now)}`,
    })),
  }
}

const newPaper = ({ papir, brev, side = '' }: Written) => {
  const kind = PAPERS.find((one) => one === papir)
  if (kind === 'letter') return { kind, messageId: idOf(brev) }
  return kind === 'page' ? { kind, address: side } : { kind: 'sheet' as const }
}

/** What is done with papers on the page of a meeting, by the name its button has. */
export const PAPER_DEEDS: Readonly<Record<string, Deed>> = {
  vispapir: (meetings, ids, values) => meetings.showPaper({ ...ids, ...newPaper(values) }),
  pek: (meetings, ids, { id, del }) =>
    meetings.pointInPaper({ ...ids, shareId: idOf(id), part: del === undefined ? null : Number(del) }),
  papirbort: (meetings, ids, { id }) => meetings.takeAwayPaper({ ...ids, shareId: idOf(id) }),
  andreser: (meetings, ids, { id, sagt }) =>
    meetings.letOthersSee({
      ...ids,
      shareId: idOf(id),
      yes: true,
      ...(sagt === 'meeting' || sagt === 'phone' ? { said: sagt } : {}),
    }),
  andreserikke: (meetings, ids, { id }) => meetings.letOthersSee({ ...ids, shareId: idOf(id), yes: false }),
  ark: (meetings, ids, { sak = '', linje = '' }) =>
    meetings.writeOnSheet({ ...ids, matter: sak, text: linje }),
}
