import { type RefObject, useEffect, useState } from 'react'
import type { TextKey } from '../../text/index.ts'
import { useSay } from '../ui/shell.ts'
import { KeyHint } from '../ui/signs.tsx'
import { COMMANDS, type Keys } from './keys.ts'
import { keysAreOff, switchKeys } from './use-keys.ts'

/** Which keys do what on this page; `?` opens it. Single keys can be switched off (WCAG 2.1.4). */
export function KeyHelp({ keys, at }: { keys: readonly Keys[]; at: RefObject<HTMLDetailsElement | null> }) {
  const say = useSay()
  const [off, setOff] = useState(false)
  useEffect(() => setOff(keysAreOff()), [])
  return (
    <details className="keys" ref={at}>
      <summary>
        <KeyHint keys="?">{say('staff:keys.heading')}</KeyHint>
      </summary>
      <div className="keys-box">
        <ul className="plain-list keys-list">
          {keys.map((key) => (
            <li key={key}>
              <KeyHint keys={key}>{say(`staff:keys.${COMMANDS[key]}` as TextKey)}</KeyHint>
            </li>
          ))}
          <li>
            <KeyHint keys="Enter">{say('staff:keys.open')}</KeyHint>
          </li>
        </ul>
        <label className="tick small">
          <input
            type="checkbox"
            checked={off}
            onChange={(event) => {
              switchKeys(event.target.checked)
              setOff(event.target.checked)
            }}
          />
          <span>{say('staff:keys.off')}</span>
        </label>
      </div>
    </details>
  )
}

/** Opens or closes what `?` shows, with the eye and the keyboard on it. */
export function toggleHelp(at: RefObject<HTMLDetailsElement | null>): boolean {
  if (!at.current) return false
  at.current.open = !at.current.open
  at.current.querySelector('summary')?.focus()
  return true
}
