import { hasText, type TextKey } from '../../text/index.ts'
import { Press } from '../ui/forms.tsx'
import { MessageBubble } from '../ui/message.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { Time, TimedText } from '../ui/time.tsx'
import type { Shown, ShownMessage } from './conversation-lines.ts'

type ShownMove = Extract<Shown, { kind: 'move' }>

/** What happened between two messages, in a plain line. */
export function MoveShown({ line }: { line: ShownMove }) {
  const say = useSay()
  return (
    <div className="move">
      <p>
        {line.when ? (
          <TimedText text={line.text} params={line.params} at={line.when} />
        ) : (
          say(line.text, line.params)
        )}
      </p>
      {line.more.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p className="small">
        <Time at={line.at} />
      </p>
    </div>
  )
}

export function Said({ line }: { line: ShownMessage }) {
  const say = useSay()
  const { viewer } = useShell()
  return (
    <MessageBubble
      id={line.id}
      mine={line.mine}
      author={line.title ? `${line.author}, ${line.title.toLocaleLowerCase('nb')}` : line.author}
      helper={line.helper ?? undefined}
      onBehalfOf={line.writtenDownFor ? viewer?.firstName : undefined}
      at={line.at}
      html={line.html}
    >
      {line.why && <span className="small">{line.why}</span>}
      {line.isNew && <StatusTag tone="info">{say('citizen:talk.new')}</StatusTag>}
      {line.afterTalk && <span className="small">{say('citizen:talk.summary')}</span>}
      {line.readAt && (
        <span className="small quiet">
          <TimedText text="citizen:talk.readByUs" at={line.readAt} />
        </span>
      )}
      {line.canAnswer && <Feedback line={line} />}
    </MessageBubble>
  )
}

/** under every message from staff, whatever else is possible. What was pressed before can be pressed again. */
function Feedback({ line }: { line: ShownMessage }) {
  const say = useSay()
  const was = `citizen:feedback.was.${line.feedback}`
  const unclear: TextKey = line.afterTalk ? 'citizen:feedback.stillUnclear' : 'citizen:feedback.notUnderstood'
  const choices = [
    ['understood', 'citizen:feedback.understood'],
    ['notUnderstood', unclear],
    ['callMe', 'citizen:feedback.callMe'],
  ] as const
  return (
    <>
      {line.feedback && hasText(was) && <p className="feedback-was">{say(was)}</p>}
      <fieldset className="feedback row">
        <legend className="aksel-sr-only">{say('citizen:feedback.label')}</legend>
        {choices
          .filter(([feedback]) => feedback !== line.feedback)
          .map(([feedback, text]) => (
            <Press
              key={feedback}
              variant="secondary"
              small
              form="skriv"
              formAction="/min-side/tilbakemelding"
              name="svar"
              value={`${feedback}.${line.id}`}
            >
              {say(text)}
            </Press>
          ))}
      </fieldset>
    </>
  )
}
