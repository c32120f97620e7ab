import { ACTS, ALONE_AT, CONFIRM_INTERPRETERS, RELATIONS } from '../../office/people/mandates/model.ts'
import { MandateFields } from '../citizen/helpers-new.tsx'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import type { MandatesPage } from './mandates.tsx'
import { CHANNELS, REACHES, SIDES } from './mandates-action.ts'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

type Props = { page: MandatesPage; refused: Refused | undefined }
const isOf = (refused: Refused | undefined, deed: string) =>
  refused?.values.gjor === deed ? refused : undefined

function Channel({ page, id }: { page: MandatesPage; id: string }) {
  const words = useWords()
  return (
    <SmallSelect
      name="kanal"
      id={`kanal-${id}`}
      label={words.say('desk:mandate.channel')}
      value={page.reception ? 'dropIn' : 'officePhone'}
      options={CHANNELS.map((value) => ({ value, label: words.channel(value) }))}
    />
  )
}

/** where and through whom the person was heard alone. */
function Alone({ page, id }: { page: MandatesPage; id: string }) {
  const { say } = useWords()
  return (
    <>
      <SmallSelect
        name="hvor"
        id={`hvor-${id}`}
        label={say('desk:mandate.at')}
        options={ALONE_AT.map((value) => ({ value, label: say(`desk:at.${value}`) }))}
      />
      <SmallSelect
        name="tolk"
        id={`tolk-${id}`}
        label={say('desk:mandate.interpreter')}
        value={page.interpreter ? 'onDemand' : 'notNeeded'}
        options={CONFIRM_INTERPRETERS.map((value) => ({ value, label: say(`desk:interp.${value}`) }))}
      />
    </>
  )
}

function Reach({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <>
      <SmallSelect
        name="naas"
        id={`naas-${id}`}
        label={say('desk:safety.reach')}
        options={REACHES.map((value) => ({ value, label: say(`desk:reach.${value}`) }))}
      />
      <label className="small-field" htmlFor={`verdi-${id}`}>
        <span>{say('desk:safety.value')}</span>
        <input id={`verdi-${id}`} name="verdi" autoComplete="off" />
      </label>
      <label className="small-field" htmlFor={`sted-${id}`}>
        <span>{say('desk:safety.place')}</span>
        <input id={`sted-${id}`} name="sted" autoComplete="off" />
      </label>
    </>
  )
}

export function RegisterForm({ page, refused }: Props) {
  const { say } = useWords()
  const mine = isOf(refused, 'registrer')
  return (
    <Fold id="registrer" summary={say('desk:mandate.register')} open={mine !== undefined}>
      <form method="post" className="stack">
        <HiddenFields form="register" />
        <SmallSelect
          name="ber"
          label={say('desk:mandate.asker')}
          options={(['person', 'holder'] as const).map((value) => ({
            value,
            label: say(`desk:asker.${value}`),
          }))}
        />
        <Channel page={page} id="registrer" />
        <SmallSelect
          name="form"
          label={say('desk:mandate.form')}
          options={(['spoken', 'interpreter', 'paper'] as const).map((value) => ({
            value,
            label: say(`desk:form.${value}`),
          }))}
        />
        <TextLine name="vitne" label={say('desk:mandate.witness')} refused={mine} autoComplete="off" />
        <MandateFields refused={mine} />
        <Tick name="samtale" label={say('desk:mandate.callOnly')} refused={mine} />
        <Tick name="alene" label={say('desk:mandate.aloneNow')} refused={mine} />
        <Alone page={page} id="registrer" />
        <div>
          <Press name="gjor" value="registrer">
            {say('desk:mandate.save')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

/** C2-10: asked alone; the safety flag is offered in the same talk. */
export function ConfirmForm({ page, refused, mandateId }: Props & { mandateId: string }) {
  const { say } = useWords()
  const mine = isOf(refused, 'svar')
  return (
    <Fold id={`svar-${mandateId}`} summary={say('desk:mandate.confirm')} open={mine !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form={`confirm-${mandateId}`} />
        <input type="hidden" name="gjor" value="svar" />
        <input type="hidden" name="fullmakt" value={mandateId} />
        <Tick name="alene" label={say('desk:mandate.aloneNow')} refused={mine} />
        <Alone page={page} id={mandateId} />
        <Tick name="trygghet" label={say('desk:safety.want')} refused={mine} />
        <p className="quiet">{say('desk:safety.text')}</p>
        <Reach id={mandateId} />
        <div className="row">
          <Press name="sa" value="ja">
            {say('desk:mandate.yes')}
          </Press>
          <Press name="sa" value="nei" variant="secondary">
            {say('desk:mandate.no')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

function Someone({ id, refused }: { id: string; refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <>
      <label className="small-field" htmlFor={`navn-${id}`}>
        <span>{say('desk:helper.name')}</span>
        <input id={`navn-${id}`} name="navn" autoComplete="off" defaultValue={refused?.values.navn} />
      </label>
      <SmallSelect
        name="hvem"
        id={`hvem-${id}`}
        label={say('desk:helper.relation')}
        value="other"
        options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
      />
    </>
  )
}

export function HelperForm({ page, refused }: Props) {
  const words = useWords()
  const { say } = words
  return (
    <Fold id="hjelper" summary={say('desk:helper.heading')} open={isOf(refused, 'hjelper') !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form="helper" />
        <SmallSelect
          name="fullmakt"
          id="fullmakt-hjelper"
          label={say('desk:helper.who')}
          options={[
            { value: '', label: say('desk:helper.noMandate') },
            ...page.mandates
              .filter(({ state }) => state === 'active')
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Someone id="hjelper" refused={isOf(refused, 'hjelper')} />
        <Channel page={page} id="hjelper" />
        <SmallSelect
          name="gjelder"
          label={say('desk:helper.act')}
          options={ACTS.map((value) => ({ value, label: say(`mandates:act.${value}`) }))}
        />
        <SmallSelect
          name="side"
          label={say('desk:helper.side')}
          options={SIDES.map((value) => ({ value, label: words.side(value) }))}
        />
        <div>
          <Press name="gjor" value="hjelper" small>
            {say('desk:helper.ask')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

/** a number and a deadline, and no insight. */
export function RequestForm({ page, refused }: Props) {
  const { say } = useWords()
  const mine = isOf(refused, 'be')
  return (
    <Fold id="be" summary={say('desk:request.heading')} open={mine !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form="request" />
        <Someone id="be" refused={mine} />
        <label className="small-field" htmlFor="organisasjon">
          <span>{say('desk:request.organisation')}</span>
          <input id="organisasjon" name="organisasjon" autoComplete="off" />
        </label>
        <Channel page={page} id="be" />
        <label className="small-field" htmlFor="onske">
          <span>{say('desk:request.wish')}</span>
          <input id="onske" name="onske" maxLength={500} autoComplete="off" />
        </label>
        <div>
          <Press name="gjor" value="be" small>
            {say('desk:request.send')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

export function InterpreterForm({ page, refused }: Props) {
  const words = useWords()
  const { say } = words
  const open = page.interpreting.length > 0 || refused?.values.gjor === 'tolket'
  return (
    <Fold id="tolk" summary={say('desk:interp.heading')} open={open}>
      {page.interpreting.map((request) => (
        <form key={request.id} method="post" className="stack-tight">
          <HiddenFields form={`connected-${request.id}`} />
          <input type="hidden" name="gjor" value="tolket" />
          <input type="hidden" name="bestilling" value={request.id} />
          <p>
            {say('desk:interp.waiting', {
              language: words.language(request.language),
              when: words.when(request.dueAt),
            })}
          </p>
          <label className="small-field" htmlFor={`tolkenavn-${request.id}`}>
            <span>{say('desk:interp.name')}</span>
            <input id={`tolkenavn-${request.id}`} name="tolkenavn" autoComplete="off" />
          </label>
          <SmallSelect
            name="slag"
            id={`slag-${request.id}`}
            label={say('desk:interp.kind')}
            options={(['onDemand', 'professional'] as const).map((value) => ({
              value,
              label: say(`desk:interp.${value}`),
            }))}
          />
          <div className="row">
            <Press name="fant" value="ja" small>
              {say('desk:interp.connected')}
            </Press>
            <Press name="fant" value="nei" variant="secondary" small>
              {say('desk:interp.noneFound')}
            </Press>
          </div>
        </form>
      ))}
      <form method="post" className="stack-tight">
        <HiddenFields form="interpreter" />
        <SmallSelect
          name="sprak"
          label={say('desk:interp.language')}
          value={page.interpreter ?? ''}
          options={LANGUAGE_CODES.map((value) => ({ value, label: words.language(value) }))}
        />
        <Channel page={page} id="tolk" />
        <Tick name="barn" label={say('desk:interp.minor')} />
        <div>
          <Press name="gjor" value="tolk" small>
            {say('desk:interp.ask')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}

/** R-389, K32 */
export function SafetyForm({ page, refused }: Props) {
  const { say } = useWords()
  return (
    <Fold id="trygghet" summary={say('desk:safety.heading')} open={isOf(refused, 'trygghet') !== undefined}>
      <p>{say('desk:safety.text')}</p>
      {page.cleared && page.safety.reach && (
        <p data-safety-route="yes">
          {say(`desk:reach.${page.safety.reach as (typeof REACHES)[number]}`)}
          {page.safety.contact && <> · {page.safety.contact}</>}
          {page.safety.meetingPlace && <> · {page.safety.meetingPlace}</>}
        </p>
      )}
      <form method="post" className="stack-tight">
        <HiddenFields form="safety" />
        <Reach id="trygghet" />
        <div className="row">
          <Press name="gjor" value="trygghet" small>
            {say('desk:safety.set')}
          </Press>
          {page.cleared && (
            <Press name="gjor" value="loft" variant="secondary" small>
              {say('desk:safety.lift')}
            </Press>
          )}
        </div>
      </form>
    </Fold>
  )
}
