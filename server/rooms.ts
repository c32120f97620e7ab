import * as accessActions from '../office/access/actions.ts'
import * as accessViews from '../office/access/views.ts'
import * as callsActions from '../office/calls/actions.ts'
import * as callsViews from '../office/calls/views.ts'
import * as peopleActions from '../office/people/actions.ts'
import * as peopleViews from '../office/people/views.ts'
import * as reachActions from '../office/reach/actions.ts'
import * as reachViews from '../office/reach/views.ts'
import * as threadsActions from '../office/threads/actions.ts'
import * as threadsViews from '../office/threads/views.ts'

/** The verbs of each room as pages and the API reach them (types in app/office.ts). A room is one line. */
export const ROOMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  access: { ...accessActions, ...accessViews },
  calls: { ...callsActions, ...callsViews },
  people: { ...peopleActions, ...peopleViews },
  reach: { ...reachActions, ...reachViews },
  threads: { ...threadsActions, ...threadsViews },
}
