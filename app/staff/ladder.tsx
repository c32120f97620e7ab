import { HiddenFields, Press } from '../ui/forms.tsx'
import { SideTag, StatusTag } from '../ui/signs.tsx'
import { useFormAddress } from './form-address.ts'
import type { Followed, FollowedStep } from './ladder-data.ts'
import type { OpenPage } from './person-view.tsx'
import { useStepWords } from './step-words.ts'

/** what is important, whether it has reached, and each step that was taken to make it. */
export function Ladders({ page }: { page: OpenPage }) {
  const { say } = useStepWords()
  if (page.followed.length === 0) return null
  return (
    <section className="stack-tight ladders" id="brev">
      <h2>{say('desk:ladder.heading')}</h2>
      <ul className="plain-list owed">
        {page.followed.map((notice) => (
          <li key={notice.noticeId}>
            <Ladder notice={notice} page={page} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ladder({ notice, page }: { notice: Followed; page: OpenPage }) {
  const words = useStepWords()
  const { say, when } = words
  const reached = notice.reachedAt !== null
  return (
    <div className="stack-tight">
      <p>
        <SideTag side={notice.side} />{' '}
        <span className="strong">
          {words.letter(notice.kind)}: {words.theme(notice.theme)}
        </span>{' '}
        <StatusTag tone={reached ? 'success' : 'warning'}>
          {say(reached ? 'desk:ladder.reached' : 'desk:ladder.notReached')}
        </StatusTag>
      </p>
      <p className="small">
        {say('desk:ladder.made', { when: when(notice.madeAt) })}
        {notice.reachedAt !== null && (
          <>
            {' '}
            {say('desk:ladder.how', {
              how: words.how(notice.reachedHow ?? ''),
              when: when(notice.reachedAt),
            })}
          </>
        )}
        {notice.explainedAt !== null && notice.reachedHow !== 'told' && (
          <> {say('desk:ladder.explained', { when: when(notice.explainedAt) })}</>
        )}
      </p>
      {notice.answerDueAt !== null && (
        <p className="small">
          {say(notice.answerClock === 'appealDeadline' ? 'desk:ladder.appeal' : 'desk:ladder.answer', {
            when: when(notice.answerDueAt),
          })}
        </p>
      )}
      <NextStep notice={notice} />
      <details className="disclosure" open={!reached}>
        <summary className="small">{say('desk:ladder.steps', { n: notice.steps.length })}</summary>
        <ol className="plain-list steps-taken">
          {notice.steps.map((step) => (
            <Step key={step.step} step={step} page={page} />
          ))}
        </ol>
      </details>
      {notice.reachedHow === 'opened' && (
        <SmallDeed page={page} deed="annen" name="brev" value={notice.noticeId}>
          {say('desk:deed.other')}
        </SmallDeed>
      )}
    </div>
  )
}

function NextStep({ notice }: { notice: Followed }) {
  const { say, step, when } = useStepWords()
  if (notice.reachedAt !== null && notice.nextStep !== 'answerReminder') return null
  if (notice.endedAt !== null || notice.nextStep === null || notice.nextStepAt === null) return null
  return (
    <p className="small strong">
      {say('desk:ladder.next', { step: step(notice.nextStep), when: when(notice.nextStepAt) })}
    </p>
  )
}

const FAILED: ReadonlySet<string> = new Set(['undeliverable', 'returned', 'held'])

/** When, what, by which way, how it fared; and who was given something to do by it. */
function Step({ step, page }: { step: FollowedStep; page: OpenPage }) {
  const words = useStepWords()
  const { say, when } = words
  const { task } = step
  return (
    <li data-skipped={step.why !== null}>
      <p>
        <time dateTime={step.at}>{when(step.at)}</time>
        <br />
        {words.step(step.step)}
        {step.channel !== null && step.channel !== 'portal' && `, ${words.by(step.channel)}`}
        {step.why !== null && (
          <span className="quiet"> · {say('desk:ladder.skipped', { why: words.skipped(step.why) })}</span>
        )}
        {step.fared !== null && (
          <span className={FAILED.has(step.fared) ? 'strong' : 'quiet'}>
            {' · '}
            {words.fared(step.fared)}
            {step.faredAt !== null && ` ${when(step.faredAt)}`}
          </span>
        )}
      </p>
      {task && (
        <p className="quiet">
          {say(task.open ? 'desk:ladder.task' : 'desk:ladder.taskDone', {
            who: task.ownerName,
            when: when(task.dueAt),
            n: task.attempts,
          })}
        </p>
      )}
      {step.channel === 'letter' && step.outgoingId !== null && isOut(step.fared) && (
        <SmallDeed page={page} deed="retur" name="sending" value={step.outgoingId}>
          {say('desk:deed.returned')}
        </SmallDeed>
      )}
    </li>
  )
}

const isOut = (fared: string | null) => fared === 'sent' || fared === 'delivered'

/** One press, and what it does is said at the top of the page that comes after. */
export function SmallDeed(props: {
  page: OpenPage
  deed: string
  name: string
  value: string
  children: string
}) {
  const action = useFormAddress(props.page)
  return (
    <form method="post" action={action}>
      <HiddenFields form={`${props.deed}-${props.value}`} />
      <input type="hidden" name="gjor" value={props.deed} />
      <input type="hidden" name={props.name} value={props.value} />
      <Press variant="tertiary" small>
        {props.children}
      </Press>
    </form>
  )
}
