import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useWords } from '../staff/words.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Press } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { roomDoor } from './data.ts'
import style from './demo.css?url'
import type { DemoLetter, DemoMail } from './model.ts'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** What the post and the mail host have had: letters, which can come back, and e-mails. */
export async function loader({ context }: LoaderFunctionArgs) {
  const room = roomDoor(context)
  return { letters: await room.letters(), mails: await room.mails() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const room = roomDoor(context)
  const form = await request.formData()
  await room.returnLetter(String(form.get('brev') ?? ''))
  return redirect('/demo/post', 303)
}

export default function Post() {
  const { letters, mails } = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="demo stack">
      <title>{say('demo:post.title')}</title>
      <BenchHead heading={say('demo:post.title')} lead={say('demo:post.lead')}>
        <p className="row">
          <a href="/demo">{say('demo:title')}</a> <a href="/demo/telefon">{say('demo:phone.title')}</a>
        </p>
      </BenchHead>
      <div className="demo-halves">
        <Letters letters={letters} />
        <Mails mails={mails} />
      </div>
    </div>
  )
}

function Letters({ letters }: { letters: readonly DemoLetter[] }) {
  const { say, coded } = useWords()
  return (
    <section aria-labelledby="brev" className="stack-tight">
      <h2 id="brev">{say('demo:post.letters')}</h2>
      {letters.length === 0 && <EmptyState heading={say('demo:post.noLetters')} />}
      <ul className="plain-list sent">
        {letters.map(({ id, name, address, state, at }) => (
          <li key={id} className="stack-tight">
            <p className="row row-apart small">
              <span>
                <bdi className="strong">{name}</bdi>, <bdi>{address}</bdi>
              </span>
              <span className="quiet">
                {coded('demo:sent.state')(state)} <Time at={at} />
              </span>
            </p>
            <div className="row">
              <a href={`/demo/post/${id}`}>{say('demo:post.open')}</a>
              {(state === 'sent' || state === 'delivered') && (
                <form method="post" action="/demo/post">
                  <input type="hidden" name="brev" value={id} />
                  <Press small variant="secondary" aria-label={say('demo:post.returnWho', { who: name })}>
                    {say('demo:post.return')}
                  </Press>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mails({ mails }: { mails: readonly DemoMail[] }) {
  const { say, coded } = useWords()
  return (
    <section aria-labelledby="epost" className="stack-tight">
      <h2 id="epost">{say('demo:post.mails')}</h2>
      {mails.length === 0 && <EmptyState heading={say('demo:post.noMails')} />}
      <ul className="plain-list sent">
        {mails.map(({ id, to, text, state, at }) => (
          <li key={id}>
            <p className="row row-apart small">
              <bdi className="strong">{to}</bdi>
              <span className="quiet">
                {coded('demo:sent.state')(state)} <Time at={at} />
              </span>
            </p>
            <p className="sent-text" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
