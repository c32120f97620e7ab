import { MEETING_DECLINE_REASONS } from '../../office/meetings/model.ts'
import { ALTERNATIVES } from '../../office/meetings/requests/model.ts'
import type { Wish } from '../../office/meetings/requests/views.ts'
import type { Refused } from '../form.ts'
import { Choices, GoTo, HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

type WishPlain = Plain<Wish>
type Shown = { wish: WishPlain; refused: Refused | undefined }

const open = ({ state }: WishPlain) => state === 'open' || state === 'offered'

/** Where a time is found for a wish: booking asks the rest. */
const bookingFor = ({ personId, id, kind, mode }: WishPlain) =>
  `/arbeid/person/${personId}/moter?${new URLSearchParams({ onske: id, type: kind, ...(mode ? { form: mode } : {}) })}`

/** one wish: who, until when, which rule gives it or where it stands, and what can be done. */
export function WishCard({ wish, refused }: Shown) {
  const { say, when, due, isPast } = useWords()
  const mine = refused?.values.onske === wish.id ? refused : undefined
  return (
    <article className="card stack" aria-labelledby={`onske-${wish.id}`}>
      <div className="row row-apart">
        <h3 id={`onske-${wish.id}`}>
          <a href={`/arbeid/person/${wish.personId}`}>
            <bdi>{wish.name}</bdi>
          </a>
        </h3>
        {open(wish) && wish.dueAt && (
          <StatusTag tone={isPast(wish.dueAt) ? 'danger' : 'neutral'}>
            {say('meetstaff:requests.col.due')} {due(wish.dueAt)}
          </StatusTag>
        )}
      </div>
      <p>
        {say(`meetstaff:requests.by.${wish.byKind}`)} ·{' '}
        {say('meetstaff:requests.askedAt', { when: when(wish.askedAt) })}
        {wish.ownerName && ` · ${wish.ownerName}`}
      </p>
      {wish.helperName && <p dir="auto">{say('meetstaff:requests.helper', { name: wish.helperName })}</p>}
      <Why wish={wish} />
      <Wished wish={wish} />
      {open(wish) && <Deeds wish={wish} refused={mine} />}
    </article>
  )
}

/** the rules by name, or the points and what gave them. */
function Why({ wish }: { wish: WishPlain }) {
  const { say } = useWords()
  if (wish.given)
    return (
      <ul className="row plain-list">
        <li>
          <StatusTag tone="success">{say('meetstaff:requests.given')}</StatusTag>
        </li>
        {wish.rules.map((rule) => (
          <li key={rule}>{say(`meetstaff:requests.rule.${rule}`)}</li>
        ))}
        {wish.withheld && <li>{say('meetstaff:requests.withheld')}</li>}
      </ul>
    )
  return (
    <p>
      <StatusTag tone="neutral">{say('meetstaff:requests.judged')}</StatusTag>{' '}
      <strong>{say('meetstaff:requests.points', { points: wish.rank.points })}</strong>{' '}
      {wish.rank.because
        .map(({ criterion, points }) =>
          say('meetstaff:requests.point', { what: say(`meetings:requests.criterion.${criterion}`), points }),
        )
        .join(', ')}
    </p>
  )
}

function Wished({ wish: { mode, wishes } }: { wish: WishPlain }) {
  const { say, language } = useWords()
  const lines = [
    ...(mode === null || mode === 'hybrid' ? [] : [say(`meetings:requests.mode.${mode}`)]),
    ...(wishes.parts ?? []).map((part) => say(`meetings:requests.part.${part}`)),
    ...(wishes.interpreter
      ? [`${say('meetstaff:requests.interpreted')}: ${language(wishes.interpreter)}`]
      : []),
    ...(wishes.companion ? [say('meetstaff:requests.companion')] : []),
    ...(wishes.stepFree ? [say('meetstaff:requests.stepFree')] : []),
  ]
  return lines.length === 0 ? null : <p className="quiet">{lines.join(' · ')}</p>
}

function Deeds({ wish, refused }: Shown) {
  const { say } = useWords()
  return (
    <>
      <div className="row">
        <GoTo href={bookingFor(wish)} small>
          {say('meetstaff:requests.book')}
        </GoTo>
        {!wish.given && (
          <form method="post">
            <Which wish={wish} form="yes" />
            <Press name="gjor" value="ja" variant="secondary" small>
              {say('meetstaff:requests.grant')}
            </Press>
          </form>
        )}
      </div>
      <Otherwise wish={wish} refused={refused} />
      <details className="disclosure" open={refused?.values.gjor === 'trekk'}>
        <summary>{say('meetstaff:requests.withdraw')}</summary>
        <form method="post" className="stack">
          <Which wish={wish} form="withdraw" />
          <TextLine
            name="sa"
            id={`sa-${wish.id}`}
            label={say('meetstaff:requests.said')}
            refused={refused}
            maxLength={300}
          />
          <div>
            <Press name="gjor" value="trekk" variant="secondary" small>
              {say('meetstaff:requests.withdraw')}
            </Press>
          </div>
        </form>
      </details>
    </>
  )
}

/** reason from the list, something instead, and own words; without all three there is no such answer. */
function Otherwise({ wish, refused }: Shown) {
  const { say } = useWords()
  return (
    <details className="disclosure" open={refused?.values.gjor === 'nei' || refused?.values.gjor === 'tilby'}>
      <summary>{say('meetstaff:requests.answer')}</summary>
      <form method="post" className="stack">
        <Which wish={wish} form="answer" />
        <Choices
          name="grunn"
          id={`grunn-${wish.id}`}
          label={say('meetstaff:requests.reason')}
          refused={refused}
          options={MEETING_DECLINE_REASONS.map((value) => ({
            value,
            label: say(`meetstaff:requests.because.${value}`),
          }))}
        />
        <Choices
          name="istedet"
          id={`istedet-${wish.id}`}
          label={say('meetstaff:requests.instead')}
          refused={refused}
          options={ALTERNATIVES.map((value) => ({ value, label: say(`meetstaff:requests.alt.${value}`) }))}
        />
        <TextBox
          name="ord"
          id={`ord-${wish.id}`}
          label={say('meetstaff:requests.words')}
          hint={say('meetstaff:requests.wordsHint')}
          refused={refused}
          rows={3}
          maxLength={2000}
        />
        <div className="row">
          <Press name="gjor" value="tilby" variant="secondary" small>
            {say('meetstaff:requests.alternative')}
          </Press>
          <Press name="gjor" value="nei" variant="secondary" small>
            {say('meetstaff:requests.decline')}
          </Press>
        </div>
      </form>
    </details>
  )
}

/** a second opinion, with what was answered. */
export function ReviewCard({ wish, refused }: Shown) {
  const { say, due } = useWords()
  return (
    <article className="card stack">
      <h3>
        <a href={`/arbeid/person/${wish.personId}`}>
          <bdi>{wish.name}</bdi>
        </a>
      </h3>
      <p>
        {say('meetstaff:requests.wasNo', {
          reason: say(`meetstaff:requests.because.${wish.declineReason ?? 'other'}`),
          instead: say(`meetstaff:requests.alt.${wish.alternative ?? 'otherHelp'}`),
        })}{' '}
        {wish.reviewDueAt && `${say('meetstaff:requests.col.due')} ${due(wish.reviewDueAt)}`}
      </p>
      <Why wish={wish} />
      <form method="post" className="stack">
        <Which wish={wish} form="review" />
        <TextBox
          name="ord"
          id={`ord-${wish.id}`}
          label={say('meetstaff:requests.words')}
          refused={refused?.values.onske === wish.id ? refused : undefined}
          rows={3}
          maxLength={2000}
        />
        <div className="row">
          <Press name="gjor" value="omgjort" small>
            {say('meetstaff:requests.overturn')}
          </Press>
          <Press name="gjor" value="vurdert" variant="secondary" small>
            {say('meetstaff:requests.uphold')}
          </Press>
        </div>
      </form>
    </article>
  )
}

function Which({ wish, form }: { wish: WishPlain; form: string }) {
  return (
    <>
      <HiddenFields form={`${form}-${wish.id}`} />
      <input type="hidden" name="onske" value={wish.id} />
      <input type="hidden" name="person" value={wish.personId} />
    </>
  )
}
