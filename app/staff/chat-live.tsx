import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { useSay } from '../ui/shell.ts'

/** Live: a line to press when somebody waits or writes. Nothing moves under the hand of whoever is writing. */
export function LiveChats() {
  const say = useSay()
  const { revalidate } = useRevalidator()
  const [news, setNews] = useState(false)
  useEffect(() => {
    const source = new EventSource('/live/chats')
    source.addEventListener('news', () => setNews(true))
    return () => source.close()
  }, [])
  return (
    <div className="live-line" role="status">
      {news && (
        <button
          type="button"
          onClick={() => {
            setNews(false)
            void revalidate()
          }}
        >
          {say('voice:chat.news')}
        </button>
      )}
    </div>
  )
}
