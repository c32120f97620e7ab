import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { GoTo, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

/** what may be quoted, until when somebody looks at it again, and what is asked that nobody has written of. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.calls.answerLibrary()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { calls } = here.office
  const key = values.nokkel ?? ''
  const done =
    values.gjor === 'godkjenn'
      ? await calls.approveAnswer({ key, version: Number(values.versjon) || 0 })
      : await calls.retireAnswer({ key })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect('/arbeid/svar', 303)
}

export default function Answers() {
  const { articles, backlog } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const words = useWords()
  const { say } = words
  return (
    <div className="stack">
      <title>{say('voice:answers.heading')}</title>
      <BenchHead heading={say('voice:answers.heading')} />
      <Refusal refused={refused} />
      <section aria-labelledby="mangler" className="stack-tight">
        <h2 id="mangler">{say('voice:answers.backlog')}</h2>
        <p className="quiet">{say('voice:answers.backlogHint')}</p>
        {backlog.length === 0 && <p>{say('voice:answers.backlogNone')}</p>}
        <ul className="plain-list">
          {backlog.map((row) => (
            <li key={`${row.theme} ${row.language}`}>
              {words.theme(row.theme)}, {words.language(row.language)}:{' '}
              {say('voice:answers.times', { n: row.count })}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="alle-svar" className="stack-tight">
        <h2 id="alle-svar">{say('voice:answers.all', { n: articles.length })}</h2>
        <div className="scroll-x">
          <table className="dense stacks">
            <thead>
              <tr>
                <th scope="col">{say('voice:answers.title')}</th>
                <th scope="col">{say('voice:desk.about.theme')}</th>
                <th scope="col">{say('voice:answers.reviewAt')}</th>
                <th scope="col">{say('voice:answers.state')}</th>
              </tr>
            </thead>
            <tbody>
              {articles.map((one) => (
                <tr key={`${one.key} ${one.version}`}>
                  <th scope="row">
                    <a href={`/arbeid/svar/${one.key}`}>{one.title}</a>
                  </th>
                  <td>{words.theme(one.theme)}</td>
                  <td>
                    <Time at={`${one.reviewAt}T12:00:00Z`} day />
                  </td>
                  <td className="row">
                    {one.state === 'draft' && (
                      <StatusTag tone="warning">{say('voice:answers.draft')}</StatusTag>
                    )}
                    <Deed article={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <GoTo small variant="secondary" href="/arbeid/svar/nytt">
          {say('voice:answers.new')}
        </GoTo>
      </section>
    </div>
  )
}

type Article = Awaited<ReturnType<typeof loader>>['articles'][number]

function Deed({ article }: { article: Article }) {
  const { say } = useWords()
  const draft = article.state === 'draft'
  const label = say(draft ? 'voice:answers.approve' : 'voice:answers.retire')
  return (
    <form method="post">
      <HiddenFields form={`${article.key}-${article.version}`} />
      <input type="hidden" name="nokkel" value={article.key} />
      <input type="hidden" name="versjon" value={article.version} />
      <Press
        small
        variant="secondary"
        name="gjor"
        value={draft ? 'godkjenn' : 'fjern'}
        aria-label={`${label}: ${article.title}`}
      >
        {label}
      </Press>
    </form>
  )
}
