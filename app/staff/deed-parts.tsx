import type { ReactNode } from 'react'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { KeyHint } from '../ui/signs.tsx'
import type { DeedProps } from './deed-forms.tsx'
import { Fold } from './parts.tsx'

/** A folded form for one deed on the chosen entry. */
export function DeedForm(
  props: DeedProps & { deed: string; summary: string; keys?: string; send: string; children: ReactNode },
) {
  const { deed, entry, page } = props
  return (
    <Fold
      id={deed}
      open={props.open}
      summary={
        <>
          {props.summary} {props.keys && <KeyHint keys={props.keys} />}
        </>
      }
    >
      <form method="post" action={props.action} className="stack-tight">
        <HiddenFields form={deed} />
        <input type="hidden" name="gjor" value={deed} />
        <input type="hidden" name="oppgave" value={entry.promiseId} />
        {page.conversation && <input type="hidden" name="samtale" value={page.conversation.threadId} />}
        {props.children}
        <div>
          <Press small>{props.send}</Press>
        </div>
      </form>
    </Fold>
  )
}
