import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'

/** the languages do not meet. One press to get an interpreter; going on without takes a reason. */
export function InterpreterPrompt({ page }: { page: CallPage }) {
  const { say } = useWords()
  const { needsInterpreter } = page.incoming
  if (!needsInterpreter) return null
  return (
    <section className="promise stack-tight" data-state="moved" aria-labelledby="tolk-trengs">
      <h2 id="tolk-trengs" className="section-title">
        {say('voice:desk.interpreter.heading')}
      </h2>
      <p>{say('voice:desk.interpreter.text')}</p>
      <p>
        <a href="#tolk">{say('voice:desk.interpreter.get')}</a>
      </p>
    </section>
  )
}
