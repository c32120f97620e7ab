import type { LoaderFunctionArgs } from 'react-router'
import { staffDoor } from '../context.ts'
import { briefOf } from './brief-data.ts'
import { idOf } from './ids.ts'

/** The brief alone, for the place beside the list; the list's own address with `vis` gives the same without scripts. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return briefOf(staffDoor(context), {
    personId: params.personId ?? '',
    promiseId: searchParams.get('oppgave') ?? '',
    threadId: searchParams.has('samtale') ? idOf(searchParams.get('samtale')) : null,
  })
}
