import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

/** A link that has been used, has run out or never was: what to do instead. */
export function LinkGone() {
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="stack">
      <title>{say('reach:upload.gone.title')}</title>
      <h1 className="title">{say('reach:upload.gone.title')}</h1>
      <p className="lead">{say('reach:upload.gone.text', { phone: agency.phone })}</p>
      <p>
        <Telephone number={agency.phone} />
      </p>
    </div>
  )
}
