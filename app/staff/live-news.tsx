import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { useSay } from '../ui/shell.ts'

/** What makes a list or a person page out of date; the rest is told, but not worth a line. */
const WORTH_TELLING: ReadonlySet<string> = new Set([
  'messageReceived',
  'messageSent',
  'callLogged',
  'visitLogged',
  'talkHeld',
  'feedbackGiven',
  'cameBack',
  'urgencyRaised',
  'urgencyLowered',
  'promiseMade',
  'promiseHandedOver',
  'promiseReturned',
  'promiseAccepted',
  'promiseActing',
  'promiseBreached',
  'promiseKept',
  'promiseKeptElsewhere',
  'promiseWithdrawn',
  'referralAnswered',
])

/** The entries and messages that news is about count, not the lines of the timeline they leave. */
const MADE_WITH_ANOTHER: ReadonlySet<string> = new Set(['promiseMade', 'promiseKept', 'promiseKeptElsewhere'])

/**
 * Live: "3 nye – vis". Nothing moves until the line is pressed. Without scripts the place stays empty and the page
 * shows what was true when it was made.
 */
export function LiveNews({ personId }: { personId?: string }) {
  const say = useSay()
  const { revalidate } = useRevalidator()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const source = new EventSource(personId ? `/live/staff?person=${personId}` : '/live/staff')
    source.addEventListener('news', (event) => {
      const news = JSON.parse(event.data) as { kind: string; personId?: string }
      if (!WORTH_TELLING.has(news.kind)) return
      if (personId !== undefined && news.personId !== undefined && news.personId !== personId) return
      // A message and the promise that it makes are one piece of news.
      setCount((before) => Math.max(1, before + (MADE_WITH_ANOTHER.has(news.kind) ? 0 : 1)))
    })
    return () => source.close()
  }, [personId])
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
          {say('staff:live.new', { n: count })}
        </button>
      )}
    </div>
  )
}
