import type { ReactNode } from 'react'
import type { Refused } from '../form.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { Fold } from './parts.tsx'

/** A folded form for one deed of the desk; open again when it was refused. */
export function DeedForm(props: {
  gjor: string
  heading: string
  save: string
  refused?: Refused | undefined
  children?: ReactNode
}) {
  const { gjor, heading, save, refused, children } = props
  return (
    <Fold id={gjor} summary={heading} open={refused?.values.gjor === gjor}>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form={gjor} />
        <input type="hidden" name="gjor" value={gjor} />
        {children}
        <div>
          <Press variant="secondary">{save}</Press>
        </div>
      </form>
    </Fold>
  )
}
