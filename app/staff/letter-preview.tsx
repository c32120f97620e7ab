import type { Block, Letter, LetterPart, Run } from '../../office/reach/letters/model.ts'
import { useShell } from '../ui/shell.ts'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

type Spoken = { language: string; rtl: boolean; lines: readonly string[] }
export type Previewed = {
  letter: Plain<Letter>
  spoken: Spoken
  /** What leaves by SMS and e-mail: neutral words in the person's language (K24). */
  small: { language: string; sms: string; email: string }
}

const directionOf = (part: { rtl: boolean }) => (part.rtl ? 'rtl' : 'ltr')

/** Text pieces in the order in which they are read; the place in the row is their only name. */
const keyed = <T,>(all: readonly T[]) => all.map((one, at) => ({ key: `${at}`, one }))

function Runs({ runs }: { runs: readonly Run[] }) {
  return keyed(runs).map(({ key, one }) => {
    const text = one.ltr ? <bdi dir="ltr">{one.text}</bdi> : one.text
    if (one.strong) return <strong key={key}>{text}</strong>
    if (one.emphasis) return <em key={key}>{text}</em>
    return <span key={key}>{text}</span>
  })
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return keyed(blocks).map(({ key, one }) => {
    if (one.kind === 'heading')
      return (
        <h4 key={key}>
          <Runs runs={one.runs} />
        </h4>
      )
    if (one.kind === 'paragraph')
      return (
        <p key={key}>
          <Runs runs={one.runs} />
        </p>
      )
    const items = keyed(one.items).map((item) => (
      <li key={item.key}>
        <Runs runs={item.one} />
      </li>
    ))
    return one.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
  })
}

/** One language of the letter as it lies on Min side. */
function OnScreen({ part }: { part: LetterPart }) {
  return (
    <article lang={part.language} dir={directionOf(part)} className="card stack-tight">
      <h3>{part.title}</h3>
      {part.remark && <p className="small quiet">{part.remark}</p>}
      <dl className="letter-lines">
        {part.box.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              <Runs runs={line.runs} />
            </dd>
          </div>
        ))}
      </dl>
      {keyed(part.dates).map(({ key, one }) => (
        <p key={key} className="strong">
          <Runs runs={one} />
        </p>
      ))}
      <div className="prose">
        <Blocks blocks={part.body} />
      </div>
      <p>{part.closing.join(' · ')}</p>
      {part.annex && (
        <details className="disclosure">
          <summary>{part.annex.title}</summary>
          <Blocks blocks={part.annex.blocks} />
        </details>
      )}
    </article>
  )
}

/** as the person sees it, in every channel, side by side. */
export function LetterPreview({ shown, pdf }: { shown: Previewed; pdf?: string | undefined }) {
  const { say } = useWords()
  const { agency } = useShell()
  const { letter, spoken, small } = shown
  return (
    <section className="stack" aria-label={say('desk:letter.preview')}>
      <h2>{say('desk:letter.preview')}</h2>
      <div className="split">
        <section className="stack-tight">
          <h3>{say('desk:letter.onMinSide')}</h3>
          {letter.parts.map((part) => (
            <OnScreen key={part.language} part={part as LetterPart} />
          ))}
        </section>
        <div className="stack">
          <section className="stack-tight">
            <h3>{say('desk:letter.bySms')}</h3>
            <p className="card" lang={small.language} dir="auto">
              {small.sms}
            </p>
          </section>
          <section className="stack-tight">
            <h3>{say('desk:letter.byEmail')}</h3>
            <p className="card" lang={small.language} dir="auto">
              {small.email}
            </p>
          </section>
          <section className="stack-tight">
            <h3>{say('desk:letter.onPaper')}</h3>
            <div className="card stack-tight">
              <p className="small quiet">{say('desk:letter.window')}</p>
              <address>
                {letter.recipient.map((line) => (
                  <div key={line} dir="auto">
                    {line}
                  </div>
                ))}
              </address>
              <p className="small">{letter.returnAddress}</p>
              {pdf && (
                <p>
                  <a href={pdf}>{say('letters:pdf.open')}</a>
                </p>
              )}
            </div>
          </section>
          <ReadOut spoken={spoken} heading={say('desk:letter.aloud', { agency: agency.name })} />
        </div>
      </div>
    </section>
  )
}

/** The letter for the ear, line by line, for whoever reads it to somebody. */
export function ReadOut({ spoken, heading }: { spoken: Spoken; heading: string }) {
  return (
    <section className="stack-tight">
      <h3>{heading}</h3>
      <ol lang={spoken.language} dir={directionOf(spoken)} className="card stack-tight">
        {keyed(spoken.lines).map(({ key, one }) => (
          <li key={key}>{one}</li>
        ))}
      </ol>
    </section>
  )
}
