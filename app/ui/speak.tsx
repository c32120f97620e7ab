import { useContext } from 'react'
import script from '../static/speak.js?url&no-inline'
import { PhoneHours, Telephone } from './frame.tsx'
import { NonceContext } from './nonce.ts'
import { useSay, useShell } from './shell.ts'

/** Some sentences in one language, in the order in which they are read. */
export type Spoken = { language: string; lines: readonly string[] }

/**
 * text to be heard. With a voice in the device the small script puts up a button; whoever has none rings, and a
 * person reads it.
 */
export function SpeakAloud({ spoken }: { spoken: readonly Spoken[] }) {
  const say = useSay()
  const nonce = useContext(NonceContext)
  const { agency } = useShell()
  return (
    <>
      <div
        className="stack-tight speak"
        data-speak=""
        data-play={say('reach:speak.play')}
        data-stop={say('reach:speak.stop')}
        data-no-voice={say('reach:speak.noVoice')}
      />
      <div className="stack spoken">
        {spoken.map(({ language, lines }) => (
          <div key={lines.join()} lang={language} dir="auto" className="stack-tight">
            {lines.map((line) => (
              <p key={line} data-say="">
                {line}
              </p>
            ))}
          </div>
        ))}
      </div>
      <p className="kept">
        {say('reach:speak.person')} <Telephone number={agency.phone} />{' '}
        <span className="quiet">
          (<PhoneHours />)
        </span>
      </p>
      <script src={script} nonce={nonce} defer />
    </>
  )
}
