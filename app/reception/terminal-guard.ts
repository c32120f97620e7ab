import type { TerminalKind } from '../../office/visits/terminals/model.ts'
import { mayStandIn } from '../../office/visits/terminals/rules.ts'
import type { OfficeHours } from '../../office/visits/views.ts'
import type { PageDoor } from '../context.ts'
import { fault } from '../fault.ts'

/**
 * The office of a kiosk or a board. R-449: in production a page of a reception stands on a device of that office alone; whoever
 * works there may look, and in a demo anybody. To all others there is no such page.
 */
export async function officeOfDevice(
  here: PageDoor,
  named: string | undefined,
  kind: TerminalKind,
): Promise<OfficeHours> {
  const office = await here.officeHours(named ?? '')
  const open = here.demo || here.viewer?.kind === 'staff'
  if (office === null || !mayStandIn(here.terminal, { officeId: office.id, kind, open }))
    throw fault('notFound')
  return office
}
