import { useState } from 'react'
import { phoneWords } from '../staff/format.ts'
import { useWords } from '../staff/words.ts'
import { Press } from '../ui/forms.tsx'
import type { DemoCall } from './model.ts'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** One telephone at the ear: what is heard, in words and in the device's own voice, and everything that can be done. */
export function CallScreen({ call }: { call: DemoCall }) {
  const { say } = useWords()
  const live = call.state === 'in-progress'
  return (
    <section aria-labelledby="samtale" className="phone-screen stack">
      <h2 id="samtale">
        {call.name ?? say('demo:phone.nobody')} <bdi dir="ltr">{phoneWords(call.number)}</bdi>
      </h2>
      <Heard call={call} />
      {call.with.length > 0 && (
        <p className="strong">{say('demo:call.with', { who: call.with.join(', ') })}</p>
      )}
      {live && call.waits === 'keys' && <Keypad sid={call.sid} />}
      {live && call.waits === 'recording' && <AfterTone sid={call.sid} />}
      {live ? (
        <form method="post" action="/demo/ring" className="row">
          <input type="hidden" name="samtale" value={call.sid} />
          <Press small variant="secondary" name="gjor" value="hangUp">
            {say('demo:call.hangUp')}
          </Press>
        </form>
      ) : (
        <p className="quiet">{say('demo:call.over')}</p>
      )}
    </section>
  )
}

function Heard({ call }: { call: DemoCall }) {
  const { say } = useWords()
  const [speaking, setSpeaking] = useState(false)
  return (
    <>
      <ol className="plain-list stack-tight" aria-label={say('demo:call.heard')}>
        {call.heard.map(({ nth, words, language }) => (
          <li key={nth} className="phone-line phone-line-office" lang={language} dir="auto">
            {words}
          </li>
        ))}
      </ol>
      <p>
        <button
          type="button"
          className="aksel-button aksel-button--small"
          data-variant="secondary"
          onClick={() => (speaking ? stop(setSpeaking) : readAloud(call.heard, setSpeaking))}
        >
          {say(speaking ? 'demo:call.quiet' : 'demo:call.aloud')}
        </button>
      </p>
    </>
  )
}

function stop(told: (speaking: boolean) => void): void {
  window.speechSynthesis?.cancel()
  told(false)
}

/** Each sentence in a voice of its language, where the device has one. */
function readAloud(heard: DemoCall['heard'], told: (speaking: boolean) => void): void {
  if (!window.speechSynthesis || heard.length === 0) return
  told(true)
  for (const [index, { words, language }] of heard.entries()) {
    const said = new SpeechSynthesisUtterance(words)
    said.lang = language === 'nn' ? 'nb' : language
    if (index === heard.length - 1) said.onend = () => told(false)
    said.onerror = () => told(false)
    window.speechSynthesis.speak(said)
  }
}

function Keypad({ sid }: { sid: string }) {
  const { say } = useWords()
  return (
    <form method="post" action="/demo/ring" className="stack-tight" aria-label={say('demo:call.keys')}>
      <input type="hidden" name="samtale" value={sid} />
      <div className="keypad">
        {KEYS.map((key) => (
          <button
            key={key}
            type="submit"
            name="gjor"
            value={`press:${key}`}
            className="aksel-button"
            data-variant="secondary"
          >
            {key}
          </button>
        ))}
      </div>
      <div className="row">
        <label className="small-field" htmlFor="kode">
          <span>{say('demo:call.several')}</span>
          <input id="kode" name="tekst" inputMode="numeric" maxLength={15} />
        </label>
        <Press small variant="secondary" name="gjor" value="code">
          {say('demo:call.sendKeys')}
        </Press>
        <Press small variant="secondary" name="gjor" value="wait">
          {say('demo:call.wait')}
        </Press>
      </div>
    </form>
  )
}

function AfterTone({ sid }: { sid: string }) {
  const { say } = useWords()
  return (
    <form method="post" action="/demo/ring" className="stack-tight">
      <input type="hidden" name="samtale" value={sid} />
      <label htmlFor="si">{say('demo:call.say')}</label>
      <textarea
        id="si"
        name="tekst"
        rows={3}
        maxLength={500}
        dir="auto"
        className="aksel-textarea__input aksel-body-short aksel-body-short--medium"
      />
      <div className="row">
        <Press small name="gjor" value="say">
          {say('demo:call.saySend')}
        </Press>
        <Press small variant="secondary" name="gjor" value="wait">
          {say('demo:call.wait')}
        </Press>
      </div>
    </form>
  )
}
