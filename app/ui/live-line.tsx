import { useContext } from 'react'
import script from '../static/live.js?url&no-inline'
import { NonceContext } from './nonce.ts'
import { useSay } from './shell.ts'

/**
 * Live news on a page without React: the small script listens at `source` (server-sent events) and puts up a line
 * to press when an event named `news` arrives. Without scripts the place stays empty and the page is complete.
 */
export function LiveLine({ source }: { source: string }) {
  const nonce = useContext(NonceContext)
  return (
    <>
      <div
        className="live-line"
        role="status"
        data-live={source}
        data-live-text={useSay()('common:live.new')}
      />
      <script src={script} nonce={nonce} defer />
    </>
  )
}
