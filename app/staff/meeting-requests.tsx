import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { hasText, type TextKey } from '../../text/index.ts'
import { staffDoor } from '../context.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { actOnWishes } from './meeting-requests-action.ts'
import { ByHandList, ReviewCard, WishCard } from './meeting-requests-card.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** every wish for a meeting that waits here, and for whoever leads, what is to be looked at again. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { office, viewer } = staffDoor(context)
  const leads = viewer.roles.includes('LE')
  return plain({
    leads,
    wishes: await office.meetings.meetingWishes({ office: leads }),
    reviews: await office.meetings.meetingReviews(),
  })
}

export function action({ context, request }: ActionFunctionArgs) {
  return actOnWishes(staffDoor(context), request, '/arbeid/moteonsker')
}

type Page = Awaited<ReturnType<typeof loader>>

export default function MeetingRequests() {
  const { wishes, reviews, leads } = useLoaderData() as Page
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:requests.title')}</title>
      <div className="stack-tight">
        <BenchHead heading={say('meetstaff:requests.title')} lead={say('meetstaff:requests.lead')}>
          <a href="/arbeid/kalender">{say('meetstaff:calendar.title')}</a>
          {leads && <a href="/arbeid/moteonsker/tall">{say('meetstaff:figures.title')}</a>}
        </BenchHead>
        <WishDone />
        <Refusal refused={refused} />
      </div>
      {(leads || reviews.length > 0) && (
        <section className="stack" aria-labelledby="vurderinger">
          <h2 id="vurderinger" className="section-title">
            {say('meetstaff:requests.reviews')}
          </h2>
          {reviews.length === 0 && <p>{say('meetstaff:requests.noReviews')}</p>}
          {reviews.map((wish) => (
            <ReviewCard key={wish.id} wish={wish} refused={refused} />
          ))}
        </section>
      )}
      <ByHandList wishes={wishes} />
      <section className="stack-tight" aria-label={say('meetstaff:requests.title')}>
        {wishes.length === 0 && <EmptyState heading={say('meetstaff:requests.empty')} />}
        {wishes.map((wish) => (
          <WishCard key={wish.id} wish={wish} refused={refused} />
        ))}
      </section>
    </div>
  )
}

/** What became of the form that was just sent. */
export function WishDone() {
  const { say } = useWords()
  const [search] = useSearchParams()
  const deed = search.get('gjort') === 'omgjort' ? 'vurdert' : search.get('gjort')
  const key = `meetstaff:requests.done.${deed}`
  return hasText(key) ? (
    <p className="done strong" role="status">
      {say(key as TextKey)}
    </p>
  ) : null
}
