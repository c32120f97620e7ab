import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { idOf } from './ids.ts'
import { actOnPerson } from './person-action.ts'
import { loadPerson, type PersonPage } from './person-data.ts'
import { PersonView } from './person-view.tsx'

/** A person: who it is, the conversation where something is owed, what is owed, and what has been. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return loadPerson(staffDoor(context), {
    personId: params.personId ?? '',
    threadId: params.threadId === undefined ? null : idOf(params.threadId),
    search: new URL(request.url).searchParams,
  })
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return actOnPerson(staffDoor(context), request, {
    personId: params.personId ?? '',
    threadId: params.threadId === undefined ? null : idOf(params.threadId),
  })
}

export default function Person() {
  const page = useLoaderData() as PersonPage
  return <PersonView page={page} refused={useActionData<typeof action>()} />
}
