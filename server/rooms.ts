import * as accessActions from '../office/access/actions.ts'
import * as accessViews from '../office/access/views.ts'
import * as callsActions from '../office/calls/actions.ts'
import * as callsViews from '../office/calls/views.ts'
import * as meetingsActions from '../office/meetings/actions.ts'
import * as meetingsViews from '../office/meetings/views.ts'
import * as peopleActions from '../office/people/actions.ts'
import * as peopleViews from '../office/people/views.ts'
import * as reachActions from '../office/reach/actions.ts'
import * as reachViews from '../office/reach/views.ts'
import * as threadsActions from '../office/threads/actions.ts'
import * as threadsViews from '../office/threads/views.ts'
import * as visitsActions from '../office/visits/actions.ts'
import * as visitsViews from '../office/visits/views.ts'

/** The verbs of each room as pages and the API reach them (types in app/office.ts). A room is one line. */
export const ROOMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  access: { ...accessActions, ...accessViews },
  calls: { ...callsActions, ...callsViews },
  meetings: { ...meetingsActions, ...meetingsViews },
  people: { ...peopleActions, ...peopleViews },
  reach: { ...reachActions, ...reachViews },
  threads: { ...threadsActions, ...threadsViews },
  visits: { ...visitsActions, ...visitsViews },
}
