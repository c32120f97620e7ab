import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import type { Refused } from '../form.ts'
import { GoTo, Refusal } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { actOnLetter, type LetterAnswer, letterPage } from './letter-data.ts'
import { LetterForm } from './letter-form.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { PersonHead } from './person-head.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** C3-06: an important letter of an approved template: which one, what is filled in, how it looks, and off it goes. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('mal')
  return letterPage(staffDoor(context), idOf(params.personId), key)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return actOnLetter(staffDoor(context), request, idOf(params.personId))
}

export type LetterPage = Awaited<ReturnType<typeof loader>>

export default function StaffLetter() {
  const page = useLoaderData() as LetterPage
  const answer = useActionData() as LetterAnswer | Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  const refused = answer && 'reason' in answer ? answer : undefined
  const looked = answer && 'previewed' in answer ? answer : undefined
  return (
    <div className="stack">
      <PersonHead title={say('desk:letter.heading')} page={page} />
      <Refusal refused={refused} />
      {page.chosen === null ? (
        <ChooseTemplate page={page} />
      ) : (
        <LetterForm
          key={page.chosen.key}
          page={page}
          chosen={page.chosen}
          refused={refused}
          looked={looked}
        />
      )}
      {looked && <LetterPreview shown={looked.previewed} />}
    </div>
  )
}

/** What a letter's title will name is not known before it is written: "… varer til …". */
const withoutNames = (title: string) => title.replace(/\{\w+\}/g, '…')

function ChooseTemplate({ page }: { page: LetterPage }) {
  const { say, coded } = useWords()
  return (
    <section className="stack-tight">
      <h2>{say('desk:letter.choose')}</h2>
      <ul className="plain-list stack-tight">
        {page.choices.map(({ key, title, local }) => (
          <li key={key} className="row">
            <GoTo href={`/arbeid/person/${page.personId}/brev?mal=${key}`} variant="secondary" small>
              {coded('desk:template')(key)}
            </GoTo>
            <span className="quiet small">
              {local ? `${say('desk:template.local')} · ` : ''}
              {withoutNames(title)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/arbeid/maler">{say('desk:template.heading')}</a>
      </p>
    </section>
  )
}
