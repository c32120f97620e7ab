import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { idOf } from './ids.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** R-718, C4-09: one letter, opened by the person's own word for the reader, in this contact, and shut when it ends. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const read = await here.office.people.readWithConsent({ personId, messageId: idOf(params.message) })
  if (!read.ok) throw fault('notFound')
  const { kind, madeAt, until, parts } = read.value
  return { personId, kind, madeAt: madeAt.toString(), until: until.toString(), parts }
}

export default function ConsentedLetter() {
  const { personId, kind, madeAt, until, parts } = useLoaderData<typeof loader>()
  const words = useWords()
  const { say, coded } = words
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('desk:consentLetter.heading')}</title>
      <BenchHead heading={say('desk:consentLetter.heading')} />
      <p>
        {coded('reach:kind')(kind)} · {words.when(madeAt)} ·{' '}
        <a href={`/arbeid/person/${personId}/fullmakter`}>{say('desk:mandate.heading')}</a>
      </p>
      <p className="quiet">{say('desk:consentLetter.until', { when: words.when(until) })}</p>
      {parts.map(({ language, body, box }) => (
        <article key={language} className="card stack-tight" lang={language} dir="auto">
          {Object.entries(box ?? {}).map(([name, line]) => (
            <p key={name} className="strong">
              {line}
            </p>
          ))}
          {body
            .split(/\n{2,}/)
            .map((text, at) => ({ id: `${language}-${at}`, text }))
            .map(({ id, text }) => (
              <p key={id}>{text}</p>
            ))}
        </article>
      ))}
    </div>
  )
}
