import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { useSay } from '../../ui/shell.ts'

/** Live: "2 endringer i køen – vis". Nothing moves under the hand of whoever is about to press. */
export function LiveCalls() {
  const say = useSay()
  const { revalidate } = useRevalidator()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const source = new EventSource('/live/calls')
    source.addEventListener('news', () => setCount((before) => before + 1))
    return () => source.close()
  }, [])
  return (
    <div className="live-line" role="status">
      {count > 0 && (
        <button
          type="button"
          onClick={() => {
            setCount(0)
            void revalidate()
          }}
        >
          {say('voice:desk.new', { n: count })}
        </button>
      )}
    </div>
  )
}
