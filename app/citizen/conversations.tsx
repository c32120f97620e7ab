import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { EmptyState } from '../ui/signs.tsx'
import { ThreadList, threadOf } from './home-parts.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const threads = await here.office.threads.myThreads()
  return { threads: threads.map((thread) => threadOf(thread, here.say)) }
}

export default function Conversations() {
  const say = useSay()
  const { threads } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('citizen:talks.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:talks.title')}</h1>
      </div>
      {threads.length > 0 ? (
        <ThreadList threads={threads} />
      ) : (
        <EmptyState heading={say('citizen:posts.none')} />
      )}
      <p>
        <GoTo href="/min-side/skriv">{say('citizen:write.heading')}</GoTo>
      </p>
    </div>
  )
}
