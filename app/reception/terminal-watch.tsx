import { useContext } from 'react'
import { BESIDE } from '../beside.ts'
import script from '../static/terminal.js?url&no-inline'
import { NonceContext } from '../ui/nonce.ts'
import { useSay, useShell } from '../ui/shell.ts'
import style from './terminal.css?url'

const END = '/terminal/slutt'
/** Nobody asked for it: the screen was left alone. */
export const LEFT_ALONE = `${END}?ingen=ja`

/**
 * on every page of a shared screen: a way to empty it at once, the question whether somebody is there, and the end.
 * Without scripts the page itself leads to a page that asks.
 */
export function TerminalWatch() {
  const say = useSay()
  const nonce = useContext(NonceContext)
  const { idle, path, viewer } = useShell()
  if (!idle) return null
  // where somebody is helped, it is first asked how they said that it is right.
  const asks = viewer?.kind === 'person' && viewer.beside !== undefined && path !== BESIDE
  return (
    <aside
      aria-label={say('visits:terminal.title')}
      data-terminal=""
      data-warn={idle.warn}
      data-wipe={idle.wipe}
      data-here="/terminal/her"
      data-end={LEFT_ALONE}
    >
      <link rel="stylesheet" href={style} precedence="default" />
      <noscript>
        <meta
          httpEquiv="refresh"
          content={`${idle.warn}; url=/terminal/er-du-der?til=${encodeURIComponent(path)}`}
        />
      </noscript>
      <div className="terminal-bar small">
        <span>{say('visits:terminal.bar', { minutes: Math.round(idle.wipe / 60) })}</span>
        <noscript>
          <span>{say('visits:terminal.bar.plain')}</span>
        </noscript>
        <a href={asks ? BESIDE : END}>{say('visits:terminal.done')}</a>
      </div>
      <dialog className="terminal-ask" aria-labelledby="terminal-ask" aria-describedby="terminal-why">
        <div className="stack">
          <h2 id="terminal-ask" className="section-title">
            {say('visits:terminal.warn.title')}
          </h2>
          <p id="terminal-why">
            {say('visits:terminal.warn.text', { seconds: idle.wipe - idle.warn })}{' '}
            {say('visits:terminal.warn.kept')}
          </p>
          <p className="strong" data-lost="" hidden>
            {say('visits:terminal.warn.lost')}
          </p>
          <p aria-hidden="true">
            {say('visits:terminal.warn.left')}: <bdi data-left="" />
          </p>
          <form method="dialog">
            <button type="submit" className="aksel-button aksel-button--medium" data-variant="primary">
              <span className="aksel-label">{say('visits:terminal.warn.on')}</span>
            </button>
          </form>
          <p>
            <a href={END}>{say('visits:terminal.warn.off')}</a>
          </p>
        </div>
      </dialog>
      <script src={script} nonce={nonce} defer />
    </aside>
  )
}
