import { CONFIRM_INTERPRETERS, CONSENTS, REQUEST_ANSWERS } from '../../office/people/mandates/model.ts'
import { RefusalFields } from '../citizen/helpers-card.tsx'
import { HiddenFields, Press, Tick } from '../ui/forms.tsx'
import type { MandatesPage } from './mandates.tsx'
import { Channel, isOf, type Props } from './mandates-forms.tsx'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

/** What the person has let somebody see or hear, and what is opened by it for the reader. */
export function ConsentsHeld({ page }: { page: MandatesPage }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="samtykker">
      <h2 id="samtykker">{say('desk:consent.heading')}</h2>
      {page.consents.length === 0 && <p>{say('desk:consent.none')}</p>}
      {page.consents.map((consent) => (
        <div key={consent.id} className="card stack-tight">
          <p>
            <span className="strong">{consent.what}</span> · <bdi>{consent.who}</bdi>
          </p>
          <p>
            {consent.sides.join(' · ')} · {consent.period}
          </p>
          <p className="quiet">{consent.notes.join(' · ')}</p>
          {/* On the line it is read in the call, where the call is known. */}
          {consent.opens && page.reception && (
            <p>
              <a href={`/arbeid/person/${page.personId}/brev-med-samtykke/${consent.opens}`}>
                {say('desk:consent.read')}
              </a>
            </p>
          )}
          <form method="post">
            <HiddenFields form={`end-${consent.id}`} />
            <input type="hidden" name="fullmakt" value={consent.id} />
            <input type="hidden" name="kanal" value={page.reception ? 'dropIn' : 'officePhone'} />
            <Press name="gjor" value="slutt" variant="secondary" small>
              {say('desk:consent.end')}
            </Press>
          </form>
        </div>
      ))}
    </section>
  )
}

/** said or given on paper, by whom it was heard, through whom, and who else was there. */
export function ConsentForm({ page, refused }: Props) {
  const words = useWords()
  const { say } = words
  const mine = isOf(refused, 'samtykke')
  return (
    <Fold id="samtykke" summary={say('desk:consent.record')} open={mine !== undefined}>
      <p className="quiet">{say('desk:consent.free')}</p>
      <form method="post" className="stack-tight">
        <HiddenFields form="consent" />
        <SmallSelect
          name="til"
          label={say('desk:consent.what')}
          value={mine?.values.til ?? 'letter'}
          options={CONSENTS.map((value) => ({ value, label: say(`mandates:consent.to.${value}`) }))}
        />
        <SmallSelect
          name="brev"
          label={say('desk:consent.letter')}
          value={mine?.values.brev ?? ''}
          options={[
            { value: '', label: say('desk:consent.noLetter') },
            ...page.letters.map((letter) => ({
              value: letter.messageId,
              label: `${letterKind(letter.kind, words)} · ${words.when(letter.madeAt)}`,
            })),
          ]}
        />
        <label className="small-field" htmlFor="samtykke-hvem">
          <span>{say('desk:consent.who')}</span>
          <input id="samtykke-hvem" name="hvem" autoComplete="off" defaultValue={mine?.values.hvem} />
        </label>
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('mandates:consent.sides')}</legend>
          {(['state', 'municipal'] as const).map((side) => (
            <Tick key={side} name={`side.${side}`} label={words.side(side)} refused={mine} />
          ))}
        </fieldset>
        <label className="small-field" htmlFor="samtykke-dag">
          <span>{say('desk:consent.until')}</span>
          <input id="samtykke-dag" name="dag" type="date" defaultValue={mine?.values.dag} />
        </label>
        <Channel page={page} id="samtykke" />
        <SmallSelect
          name="form"
          id="samtykke-form"
          label={say('desk:mandate.form')}
          options={(['spoken', 'interpreter', 'paper'] as const).map((value) => ({
            value,
            label: say(`desk:form.${value}`),
          }))}
        />
        <SmallSelect
          name="tolk"
          id="samtykke-tolk"
          label={say('desk:mandate.interpreter')}
          value={page.interpreter ? 'onDemand' : 'notNeeded'}
          options={CONFIRM_INTERPRETERS.map((value) => ({ value, label: say(`desk:interp.${value}`) }))}
        />
        <label className="small-field" htmlFor="samtykke-vitne">
          <span>{say('desk:mandate.witness')}</span>
          <input id="samtykke-vitne" name="vitne" autoComplete="off" defaultValue={mine?.values.vitne} />
        </label>
        <div>
          <Press name="gjor" value="samtykke" small>
            {say('desk:consent.save')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

const letterKind = (kind: string, { coded }: ReturnType<typeof useWords>) => coded('reach:kind')(kind)

/** the person says no to a part of what somebody may, on the phone or at the desk. */
export function RefuseForm({ page, refused, mandateId }: Props & { mandateId: string }) {
  const { say } = useWords()
  const mine = isOf(refused, 'nei')
  return (
    <Fold
      id={`nei-${mandateId}`}
      summary={say('desk:refuse.heading')}
      open={mine?.values.fullmakt === mandateId}
    >
      <form method="post" className="stack-tight">
        <HiddenFields form={`refuse-${mandateId}`} />
        <input type="hidden" name="fullmakt" value={mandateId} />
        <RefusalFields />
        <Channel page={page} id={`nei-${mandateId}`} />
        <div>
          <Press name="gjor" value="nei" variant="secondary" small>
            {say('desk:refuse.save')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

/** helpers who wait for an answer about this person, and what they can be told. */
export function RequestsAbout({ page, refused }: Props) {
  const words = useWords()
  const { say } = words
  if (page.requests.length === 0) return null
  return (
    <Fold
      id="hjelpere"
      summary={`${say('desk:helperRequests.title')} (${page.requests.length})`}
      open={isOf(refused, 'hjelpersvar') !== undefined}
    >
      {page.requests.map((request) => (
        <div key={request.id} className="card stack-tight">
          <p>
            <bdi className="strong">{request.helperName}</bdi> · {request.number} ·{' '}
            {say('desk:helperRequests.due', { when: words.when(request.dueAt) })}
          </p>
          <p dir="auto">{request.wish}</p>
          <form method="post" className="row">
            <HiddenFields form={`answer-${request.id}`} />
            <input type="hidden" name="henvendelse" value={request.id} />
            <AnswerChoice id={request.id} />
            <Press name="gjor" value="hjelpersvar" variant="secondary" small>
              {say('desk:helperRequests.answer')}
            </Press>
          </form>
        </div>
      ))}
    </Fold>
  )
}

export function AnswerChoice({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <SmallSelect
      name="svar"
      id={`svar-${id}`}
      label={say('desk:helperRequests.answer')}
      options={REQUEST_ANSWERS.map((value) => ({ value, label: say(`desk:helperRequests.${value}`) }))}
    />
  )
}
