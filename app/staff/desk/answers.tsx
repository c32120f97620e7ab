import { Press } from '../../ui/forms.tsx'
import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'

/** A general question: approved answers, what weighs most first, each with where it comes from and when it was read there. */
export function Answers({ page }: { page: CallPage }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="finn-svar">
      <h2 id="finn-svar" className="section-title">
        {say('voice:desk.find.heading')}
      </h2>
      <form method="get" className="row">
        <label htmlFor="spor" className="aksel-sr-only">
          {say('voice:desk.find.label')}
        </label>
        <input
          type="search"
          id="spor"
          name="spor"
          defaultValue={page.question}
          dir="auto"
          autoComplete="off"
          className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
        />
        <Press variant="secondary">{say('voice:desk.find.press')}</Press>
      </form>
      {page.question !== '' && page.answers.length === 0 && (
        <p role="status">{say('voice:desk.find.none')}</p>
      )}
      {page.answers.map((found) => (
        <article key={`${found.key}-${found.language}`} className="card stack-tight" lang={found.language}>
          <h3>{found.title}</h3>
          {found.body
            .split(/\n\s*\n/)
            .map((text, id) => ({ text, id }))
            .map(({ text, id }) => (
              <p key={id}>{text}</p>
            ))}
          <p className="small quiet">
            {found.sourceUrl === null ? found.source : <a href={found.sourceUrl}>{found.source}</a>},{' '}
            {found.sourceDate.split('-').reverse().join('.')}
          </p>
        </article>
      ))}
    </section>
  )
}
