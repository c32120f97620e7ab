import type { LetterBox } from '../../office/reach/notices/model.ts'
import { GoTo, HiddenFields, Press } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'
import type { Shown, ShownTry } from './letter-data.ts'
import { directionOf } from './letter-words.ts'
import { StatusLine } from './status-line.tsx'
import { Timed } from './timed.tsx'

const LINES = ['what', 'todo', 'byWhen', 'otherwise', 'whom'] as const satisfies readonly (keyof LetterBox)[]

/** K25: what this is, what to do, by when, what happens otherwise and whom to call. */
export function Box({ letter }: { letter: Pick<Shown, 'box' | 'due' | 'language'> }) {
  const say = useSay()
  const { agency } = useShell()
  const { box, due, language } = letter
  return (
    <section className="letter-box" aria-labelledby="kort">
      <h2 id="kort" className="section-title">
        {say('reach:box.heading')}
      </h2>
      <dl>
        {LINES.filter((name) => box[name] !== '' || (name === 'byWhen' && due)).map((name) => (
          <div key={name}>
            <dt>{say(`reach:box.${name}`)}</dt>
            <dd>
              {box[name] && (
                <p lang={language} dir={directionOf(language)}>
                  {box[name]}
                </p>
              )}
              {name === 'byWhen' && due && (
                <p className="strong">
                  <Timed line={due} />
                </p>
              )}
              {name === 'whom' && (
                <p>
                  <Telephone number={agency.phone} />{' '}
                  <span className="quiet">
                    (<PhoneHours />)
                  </span>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Heard, explained, on paper, on the telephone: whoever cannot make use of a screen of text is one press away. */
export function WaysToRead({ letter }: { letter: Shown }) {
  const say = useSay()
  const here = `/min-side/post/${letter.id}`
  return (
    <section className="stack ways-to-read" aria-label={say('reach:letter.ways')}>
      {letter.explanation && <StatusLine about={say('reach:explain.title')} {...letter.explanation} />}
      <div className="row">
        {!letter.explanation && <GoTo href={`${here}/forklar`}>{say('reach:explain.title')}</GoTo>}
        <GoTo href={`${here}/les-opp`} variant="secondary">
          {say('reach:speak.title')}
        </GoTo>
        <GoTo href={`${here}/brev.pdf`} variant="secondary">
          {say('reach:letter.pdf')}
        </GoTo>
        <form method="post" action={`${here}/telefon`}>
          <HiddenFields form="to-phone" />
          <Press variant="secondary">{say('reach:phone.send')}</Press>
        </form>
      </div>
    </section>
  )
}

/** What was written, in its own language and direction. `html` is safe: made by the office from Markdown. */
export function Words({ lang, html }: { lang: string; html: string }) {
  const place = { lang, dir: directionOf(lang) }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the office from Markdown with HTML switched off
  return <div className="prose letter-words" {...place} dangerouslySetInnerHTML={{ __html: html }} />
}

/** Something that belongs to the letter and not everybody reads: the original, the law. */
export function Folded({ heading, html }: { heading: string; html: string }) {
  return (
    <details className="disclosure letter-more">
      <summary>
        <span className="strong">{heading}</span>
      </summary>
      <Words lang="nb" html={html} />
    </details>
  )
}

/** understood, did not understand, call me. What was pressed before can be pressed again. */
export function Answers({ letter }: { letter: Pick<Shown, 'id' | 'messageId' | 'feedback'> }) {
  const say = useSay()
  const { id, messageId, feedback } = letter
  return (
    <form method="post" action="/min-side/tilbakemelding" className="stack" id="svar">
      <HiddenFields form={`letter-${messageId}`} />
      <input type="hidden" name="brev" value={id} />
      <fieldset className="feedback stack">
        <legend className="section-title strong">{say('citizen:feedback.label')}</legend>
        {feedback && (
          <p className="kept" role="status">
            {say(`citizen:feedback.was.${feedback as 'understood'}`)}
          </p>
        )}
        <div className="row">
          {(['understood', 'notUnderstood', 'callMe'] as const).map((answer) => (
            <Press key={answer} name="svar" value={`${answer}.${messageId}`} variant="secondary">
              {say(`citizen:feedback.${answer}`)}
            </Press>
          ))}
        </div>
      </fieldset>
    </form>
  )
}

/** what was tried so that it should reach, each with its time. */
export function Tries({ tries }: { tries: readonly ShownTry[] }) {
  const say = useSay()
  return (
    <details className="disclosure">
      <summary>{say('reach:letter.tries')}</summary>
      <ol className="entries plain-list">
        {tries.map((one) => (
          <li key={one.id}>
            <TimedText text={one.text} at={one.at} full />
            {one.fared && <> {say(one.fared)}</>}
          </li>
        ))}
      </ol>
    </details>
  )
}
