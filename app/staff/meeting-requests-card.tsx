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

/** one wish in four lines: who and until when, why or which number, what was wished, and what can be done. */
export function WishCard({ wish, refused }: Shown) {
  const { say, due, isPast } = useWords()
  const mine = refused?.values.onske === wish.id ? refused : undefined
  return (
    <article className="card stack-tight" aria-labelledby={`onske-${wish.id}`}>
      <div className="row row-apart">
        <h3 id={`onske-${wish.id}`} className="strong">
          <a href={`/arbeid/person/${wish.personId}`}>
            <bdi>{wish.name}</bdi>
          </a>
        </h3>
        <div className="row small">
          {wish.line && <span>{say('meetstaff:requests.line', wish.line)}</span>}
          {open(wish) && wish.dueAt && (
            <StatusTag tone={isPast(wish.dueAt) ? 'danger' : 'neutral'}>
              {say('meetstaff:requests.col.due')} {due(wish.dueAt)}
            </StatusTag>
          )}
        </div>
      </div>
      <Why wish={wish} />
      <Told wish={wish} />
      {wish.byHand && <ByHandNote wish={wish} />}
      {wish.offer && <Offered wish={wish} offer={wish.offer} />}
      {open(wish) && <Deeds wish={wish} refused={mine} />}
    </article>
  )
}

/** the rules by name, or the points and what gave them; of the person, to whoever reads about them. */
function Why({ wish }: { wish: WishPlain }) {
  const { say } = useWords()
  const reasons = wish.given
    ? [
        ...wish.rules.map((rule) => say(`meetstaff:requests.rule.${rule}`)),
        ...(wish.withheld ? [say('meetstaff:requests.withheld')] : []),
      ]
    : wish.rank.because.map(({ criterion, points }) =>
        say('meetstaff:requests.point', { what: say(`meetstaff:requests.criterion.${criterion}`), points }),
      )
  return (
    <p className="small">
      <StatusTag tone={wish.given ? 'success' : 'neutral'}>
        {say(wish.given ? 'meetstaff:requests.given' : 'meetstaff:requests.judged')}
      </StatusTag>{' '}
      {!wish.given && <strong>{say('meetstaff:requests.points', { points: wish.rank.points })} </strong>}
      {reasons.join(' · ')}
    </p>
  )
}

/** By whom and when it was asked, and what was wished of the form. */
function Told({ wish }: { wish: WishPlain }) {
  const { say, when, language } = useWords()
  const { mode, wishes } = wish
  const lines = [
    say(`meetstaff:requests.by.${wish.byKind}`),
    say('meetstaff:requests.askedAt', { when: when(wish.askedAt) }),
    ...(wish.ownerName ? [wish.ownerName] : []),
    ...(mode === null || mode === 'hybrid' ? [] : [say(`meetings:requests.mode.${mode}`)]),
    ...(wishes.parts ?? []).map((part) => say(`meetings:requests.part.${part}`)),
    ...(wishes.interpreter
      ? [`${say('meetstaff:requests.interpreted')}: ${language(wishes.interpreter)}`]
      : []),
    ...(wishes.companion ? [say('meetstaff:requests.companion')] : []),
    ...(wishes.stepFree ? [say('meetstaff:requests.stepFree')] : []),
  ]
  return (
    <p className="quiet small">
      {lines.join(' · ')}
      {wish.helperName && (
        <>
          {' · '}
          <bdi>{say('meetstaff:requests.helper', { name: wish.helperName })}</bdi>
        </>
      )}
    </p>
  )
}

/** no offer reaches them, so the next step is whoever's desk this lies at. */
function ByHandNote({ wish: { byHand } }: { wish: WishPlain }) {
  const { say } = useWords()
  return byHand === null ? null : (
    <p className="small">
      <StatusTag tone="warning">{say(`meetstaff:requests.byHandWhy.${byHand}`)}</StatusTag>{' '}
      {say('meetstaff:requests.byHand')}
    </p>
  )
}

/** those whom no time that is given back is offered to, before all others. */
export function ByHandList({ wishes }: { wishes: readonly WishPlain[] }) {
  const { say, due } = useWords()
  const found = wishes.filter((wish) => wish.byHand !== null)
  if (found.length === 0) return null
  return (
    <section className="card stack-tight" aria-labelledby="for-hand">
      <h2 id="for-hand" className="section-title">
        {say('meetstaff:requests.byHand')}
      </h2>
      <p>{say('meetstaff:requests.byHandLead')}</p>
      <ul className="plain-list stack-tight">
        {found.map((wish) => (
          <li key={wish.id} className="row">
            <a href={bookingFor(wish)}>
              <bdi>{wish.name}</bdi>
            </a>
            <span className="small">
              {say(`meetstaff:requests.byHandWhy.${wish.byHand ?? 'noWay'}`)}
              {wish.ownerName && ` · ${wish.ownerName}`}
              {wish.dueAt && ` · ${say('meetstaff:requests.col.due')} ${due(wish.dueAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** a time that is kept for them, and what they say when they are rung. */
function Offered({ wish, offer }: { wish: WishPlain; offer: NonNullable<WishPlain['offer']> }) {
  const { say, when } = useWords()
  return (
    <form method="post" className="row small">
      <Which wish={wish} form="offer" />
      <input type="hidden" name="tilbud" value={offer.id} />
      <span>
        {say('meetstaff:requests.offered', { when: when(offer.startsAt), by: when(offer.answerBy) })} (
        {say(`meetstaff:requests.offerWay.${offer.way}`)})
      </span>
      <Press name="gjor" value="tar" variant="secondary" small>
        {say('meetstaff:requests.offerYes')}
      </Press>
      <Press name="gjor" value="takkerNei" variant="tertiary" small>
        {say('meetstaff:requests.offerNo')}
      </Press>
    </form>
  )
}

function Deeds({ wish, refused }: Shown) {
  const { say } = useWords()
  return (
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
      <Otherwise wish={wish} refused={refused} />
      <details className="disclosure" open={refused?.values.gjor === 'trekk'}>
        <summary>{say('meetstaff:requests.withdraw')}</summary>
        <form method="post" className="stack-tight">
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
    </div>
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
