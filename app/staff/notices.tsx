import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { DoneLine } from './done-line.tsx'
import { idOf } from './ids.ts'
import { LiveNews } from './live-news.tsx'
import { personAddress } from './places.ts'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  return plain(await staffDoor(context).office.threads.myNotices())
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { varsel } = form.values
  const done = await here.office.threads.readNotices(varsel ? { id: idOf(varsel) } : {})
  return done.ok ? redirect('/arbeid/varsler', 303) : refuse(done.reason, form.values)
}

type Notice = Awaited<ReturnType<typeof loader>>[number]

export default function Notices() {
  const notices = useLoaderData() as Notice[]
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  const unread = notices.filter((notice) => notice.readAt === null)
  return (
    <div className="stack narrow">
      <title>{say('staff:notices.heading')}</title>
      <BenchHead heading={say('staff:notices.heading')}>
        {unread.length > 1 && (
          <form method="post">
            <HiddenFields form="all" />
            <Press variant="secondary" small>
              {say('staff:notices.readAll')}
            </Press>
          </form>
        )}
      </BenchHead>
      <DoneLine />
      <Refusal refused={refused} />
      <LiveNews />
      {notices.length === 0 && <EmptyState heading={say('staff:notices.none')} />}
      <ul className="plain-list hits">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </div>
  )
}

function NoticeLine({ notice }: { notice: Notice }) {
  const words = useWords()
  const { say } = words
  const about = aboutOf(notice)
  return (
    <li className="row row-apart" data-unread={notice.readAt === null}>
      <span>
        <span className={notice.readAt === null ? 'strong' : undefined}>{words.notice(notice.kind)}</span>
        {notice.personName && (
          <>
            {': '}
            <a href={about}>
              <bdi>{notice.personName}</bdi>
            </a>
          </>
        )}
        {notice.theme && <span> · {words.theme(notice.theme)}</span>}
        <span className="small quiet">
          {' '}
          · <Time at={notice.at} />
        </span>
      </span>
      {notice.readAt === null && (
        <form method="post">
          <HiddenFields form={`read-${notice.id}`} />
          <input type="hidden" name="varsel" value={notice.id} />
          <Press variant="tertiary" small>
            {say('staff:notices.read')}
          </Press>
        </form>
      )}
    </li>
  )
}

/** who was turned away from their own record is looked into in the log. */
function aboutOf({ kind, personId, threadId }: Notice): string {
  if (personId === null) return '/arbeid'
  if (kind === 'ownRecordLookup') return `/arbeid/innsyn/${personId}`
  return threadId ? `${personAddress(personId)}/samtale/${threadId}` : personAddress(personId)
}
