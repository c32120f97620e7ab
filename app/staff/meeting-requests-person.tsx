import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine, Tick } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { WishDone } from './meeting-requests.tsx'
import { actOnWishes, WISH_CHANNELS } from './meeting-requests-action.ts'
import { WishCard } from './meeting-requests-card.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** the wishes of one person, and a new one written down for whoever rang or came. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { office } = staffDoor(context)
  const personId = idOf(params.personId)
  const wishes = await office.meetings.personWishes({ personId })
  if (!wishes.ok) throw fault('notFound')
  return plain({ personId, wishes: wishes.value })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return actOnWishes(staffDoor(context), request, `/arbeid/person/${idOf(params.personId)}/moteonsker`)
}

type Page = Awaited<ReturnType<typeof loader>>

export default function PersonMeetingRequests() {
  const { personId, wishes } = useLoaderData() as Page
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:requests.onPerson')}</title>
      <div className="stack-tight">
        <BenchHead heading={say('meetstaff:requests.onPerson')}>
          <a href={`/arbeid/person/${personId}`}>{say('meetstaff:requests.toPerson')}</a>
        </BenchHead>
        <WishDone />
        <Refusal refused={refused} />
      </div>
      {wishes.map((wish) => (
        <WishCard key={wish.id} wish={wish} refused={refused} />
      ))}
      <section className="card stack" aria-labelledby="ny">
        <h2 id="ny" className="section-title">
          {say('meetstaff:requests.ask')}
        </h2>
        <form method="post" className="stack">
          <HiddenFields form="wish" />
          <input type="hidden" name="person" value={personId} />
          <Choices
            name="kanal"
            label={say('meetstaff:requests.askChannel')}
            refused={refused}
            options={WISH_CHANNELS.map((value) => ({
              value,
              label: say(`meetstaff:requests.channel.${value}`),
            }))}
          />
          <TextBox name="text" label={say('meetstaff:requests.askAbout')} refused={refused} rows={3} />
          <TextLine
            name="hjelper"
            label={say('meetstaff:requests.askHelper')}
            refused={refused}
            maxLength={100}
          />
          <Tick name="med" label={say('meetstaff:requests.companion')} refused={refused} />
          <Tick name="trappefri" label={say('meetstaff:requests.stepFree')} refused={refused} />
          <div>
            <Press name="gjor" value="bedt">
              {say('meetstaff:requests.askPress')}
            </Press>
          </div>
        </form>
      </section>
    </div>
  )
}
