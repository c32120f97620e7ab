import { GoTo } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

/** A link that has been used, has run out or never was: what to do instead. `picture`: it was one to hand in a picture by. */
export function LinkGone({ picture = false }: { picture?: boolean }) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="stack">
      <title>{say('reach:upload.gone.title')}</title>
      <h1 className="title">{say('reach:upload.gone.title')}</h1>
      <p className="lead">
        {picture ? say('reach:upload.gone.text', { phone: agency.phone }) : say('reach:link.gone.text')}
      </p>
      <p>
        <Telephone number={agency.phone} className="telephone" />
      </p>
      <p className="quiet">
        <PhoneHours />
      </p>
      <p>
        <GoTo href="/ring-meg" variant="secondary">
          {say('calls:callback.title')}
        </GoTo>
      </p>
    </div>
  )
}
