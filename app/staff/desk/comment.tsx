import { LATE_REASONS } from '../../../office/calls/desk/model.ts'
import { Choices, TextBox, TextLine } from '../../ui/forms.tsx'
import type { DeedProps } from '../deed-forms.tsx'
import { DeedForm } from '../deed-parts.tsx'
import { useWords } from '../words.ts'

/** why it takes time, and when it comes: read by the person, and by whoever answers when they ring. */
export function Explain(props: DeedProps) {
  const { refused } = props
  const { say } = useWords()
  return (
    <DeedForm
      {...props}
      deed="forklar"
      summary={say('voice:desk.comment.heading')}
      send={say('voice:desk.comment.save')}
    >
      <p className="small">{say('voice:desk.comment.hint')}</p>
      <Choices
        name="forklarHvorfor"
        label={say('voice:desk.comment.why')}
        options={LATE_REASONS.map((value) => ({ value, label: say(`voice:desk.late.${value}`) }))}
        refused={refused}
      />
      <TextLine
        name="forklarNaar"
        type="datetime-local"
        label={say('voice:desk.comment.new')}
        refused={refused}
      />
      <TextBox name="forklarTekst" label={say('voice:desk.comment.text')} rows={2} refused={refused} />
    </DeedForm>
  )
}
