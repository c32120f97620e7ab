import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { ReadLetter } from '../../office/reach/inbox/model.ts'
import { sayDay } from '../../text/when.ts'
import { type PageDoor, personDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { SpeakAloud, type Spoken } from '../ui/speak.tsx'
import { spokenLines } from '../ui/spoken.ts'
import { openLetter } from './letter-data.ts'
import { dueLine, letterTitle } from './letter-words.ts'
import { idIn } from './words.ts'

/** to hear a letter is to open it (K23). */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const letter = await openLetter(request, here, idIn(params.notice))
  const code = await here.office.reach.myLetterCode({ noticeId: letter.noticeId })
  return {
    id: letter.noticeId,
    title: letterTitle(letter, here.say),
    spoken: spokenOf(letter, here),
    code: code.ok ? code.value : null,
  }
}

function spokenOf(letter: ReadLetter, here: PageDoor): Spoken[] {
  const { box, language, body } = letter
  const due = letter.ended ? null : dueLine(letter, here.now)
  const own: Spoken[] = due
    ? [
        {
          language: here.language,
          lines: [here.say(due.text, { ...due.params, when: due.at ? dayOf(due.at, here) : '' })],
        },
      ]
    : []
  return [
    {
      language,
      lines: [box.what, box.todo, box.byWhen, box.otherwise, box.whom].filter((line) => line !== ''),
    },
    ...own,
    { language, lines: spokenLines(body) },
  ]
}

const dayOf = (at: string, { language, now }: PageDoor) => sayDay(language, Temporal.Instant.from(at), now)

export default function Speak() {
  const say = useSay()
  const { id, title, spoken, code } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('reach:speak.title')}</title>
      <div className="stack-tight">
        <p>
          <a href={`/min-side/post/${id}`}>{say('reach:speak.back')}</a>
        </p>
        <h1 className="title">{title}</h1>
      </div>
      <SpeakAloud spoken={spoken} />
      {code !== null && (
        <p>
          {say('reach:speak.code')} <bdi className="strong">{code}</bdi>
        </p>
      )}
    </div>
  )
}
