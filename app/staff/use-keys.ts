import { useEffect, useRef } from 'react'
import { type Command, keyReader } from './keys.ts'

/** Where the "go to" commands lead, from every page of the workbench. */
const PLACES: Partial<Record<Command, string>> = {
  goMine: '/arbeid?liste=mine',
  goTeam: '/arbeid?liste=laget',
  goTriage: '/arbeid/sortering',
  goContact: '/arbeid/ny-kontakt',
  goNotices: '/arbeid/varsler',
  goCalls: '/arbeid/samtaler',
  search: '/arbeid/sok',
}
const OFF = 'arbeid.taster-av'

export const keysAreOff = () => localStorage.getItem(OFF) === 'ja'
export function switchKeys(off: boolean): void {
  if (off) localStorage.setItem(OFF, 'ja')
  else localStorage.removeItem(OFF)
}

/** Listens for the keys of this page. `act` tells whether it did something; places are gone to otherwise. */
export function useKeys(act: (command: Command) => boolean): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const read = keyReader()
    const listen = (event: KeyboardEvent) => {
      if (keysAreOff()) return
      const { key, ctrlKey, altKey, metaKey, timeStamp } = event
      const held = ctrlKey || altKey || metaKey
      const command = read({ key, held, writing: isWriting(event.target), at: timeStamp })
      if (command === null) return
      event.preventDefault()
      const place = PLACES[command]
      if (!latest.current(command) && place !== undefined) location.assign(place)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null
  )
}
