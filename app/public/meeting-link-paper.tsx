import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { LiveLine } from '../ui/live-line.tsx'
import { Paper, paperShown } from '../ui/meeting-paper.tsx'
import { useSay } from '../ui/shell.ts'
import { LinkGone } from './link-gone.tsx'

const GONE = 410

/** the paper on the table for somebody invited, as far as the person lets them see it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { meetingLinks } = door(context)
  const code = params.code ?? ''
  if ((await meetingLinks.talk(code)) === null) return data(null, { status: GONE })
  return data({ code, paper: paperShown(await meetingLinks.paper(code)) })
}

export default function PaperByLink() {
  const say = useSay()
  const found = useLoaderData<typeof loader>()
  if (found === null) return <LinkGone />
  return (
    <div className="stack-loose">
      <title>{say('meetings:paper.heading')}</title>
      <h1 className="title">{say('meetings:paper.heading')}</h1>
      {found.paper === null ? <p>{say('meetings:paper.none')}</p> : <Paper paper={found.paper} />}
      <LiveLine source={`/mote/${found.code}/papir/nytt`} />
      <p>
        <a href={`/mote/${found.code}`}>{say('meetings:booking.link.title')}</a>
      </p>
    </div>
  )
}
