import type { Refused } from '../form.ts'
import { HiddenFields, Press, Refusal, TextBox } from './forms.tsx'

interface AskFormProps {
  /** The form's own name, for its key against being sent twice. */
  readonly form: string
  readonly id: string
  readonly label: string
  readonly longest: number
  /** What is done: the value of `gjor` when the button is pressed. */
  readonly deed: string
  readonly send: string
  readonly refused: Refused | undefined
}

/** One question in one's own words, and a button: what is written is in `text`. */
export function AskForm({ form, id, label, longest, deed, send, refused }: AskFormProps) {
  return (
    <form method="post" className="write stack">
      <HiddenFields form={form} />
      <Refusal refused={refused} />
      <TextBox name="text" id={id} label={label} refused={refused} rows={3} maxLength={longest} />
      <div>
        <Press name="gjor" value={deed}>
          {send}
        </Press>
      </div>
    </form>
  )
}
