import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import { openLetter, shown } from './letter-data.ts'
import { Answers, Box, Folded, Tries, WaysToRead, Words } from './letter-parts.tsx'
import { Timed } from './timed.tsx'
import { idIn } from './words.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const letter = await openLetter(request, here, idIn(params.notice))
  const search = new URL(request.url).searchParams
  return { ...shown(letter, here), sent: search.get('sendt') }
}

/** K25: the five lines first, then the whole in the person's language, with the Norwegian original beside it. */
export default function Letter() {
  const say = useSay()
  const letter = useLoaderData<typeof loader>()
  return (
    <article className="stack-loose letter">
      <title>{letter.title}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/post">{say('reach:inbox.title')}</a>
        </p>
        <h1 className="title">
          {letter.kind}
          {letter.about && (
            <>
              <span className="aksel-sr-only">: </span>
              <span className="title-about">{letter.about}</span>
            </>
          )}
        </h1>
        <p className="quiet">
          {letter.sender && (
            <>
              {say('reach:letter.from')} <bdi>{letter.sender}</bdi>
              {' · '}
            </>
          )}
          {letter.office && <bdi>{letter.office} · </bdi>}
          <Time at={letter.madeAt} full />
          {' · '}
          <span className="nowrap">{say('citizen:receipt.number', { number: letter.number })}</span>
        </p>
      </div>
      {letter.sent && (
        <p className="kept" role="status">
          {say(letter.sent === 'nei' ? 'reach:phone.none' : 'reach:phone.sent')}
        </p>
      )}
      <Box letter={letter} />
      <WaysToRead letter={letter} />
      <Words lang={letter.language} html={letter.html} />
      {letter.norwegian && <Folded heading={say('reach:letter.norwegian')} html={letter.norwegian} />}
      {letter.annex && <Folded heading={say('reach:letter.annex')} html={letter.annex} />}
      <Answers letter={letter} />
      <section className="stack-tight">
        <h2 className="section-title">{say('reach:letter.happened')}</h2>
        <p>
          <Timed line={letter.state} />
        </p>
        {letter.tries.length > 0 && <Tries tries={letter.tries} />}
        <p>
          <a href={`/min-side/samtaler/${letter.threadId}`}>{say('reach:letter.conversation')}</a>
        </p>
      </section>
    </article>
  )
}
