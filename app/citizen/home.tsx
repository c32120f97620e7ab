import type { LoaderFunctionArgs } from 'react-router'
import { useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'

export function loader({ context }: LoaderFunctionArgs) {
  return { firstName: personDoor(context).viewer.firstName }
}

export default function Home() {
  const say = useSay()
  const { firstName } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('citizen:home.title')}</title>
      <h1 className="title">{say('citizen:home.heading', { name: firstName })}</h1>
    </div>
  )
}
