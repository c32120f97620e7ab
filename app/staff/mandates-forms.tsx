import { ALONE_AT, CONFIRM_INTERPRETERS } from '../../office/people/mandates/model.ts'
import { MandateFields } from '../citizen/helpers-new.tsx'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import type { MandatesPage } from './mandates.tsx'
import { CHANNELS, REACHES } from './mandates-action.ts'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

export type Props = { page: MandatesPage; refused: Refused | undefined }
export const isOf = (refused: Refused | undefined, deed: string) =>
  refused?.values.gjor === deed ? refused : undefined

export function Channel({ page, id }: { page: MandatesPage; id: string }) {
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
        <TextLine
          name="saknummer"
          label={say('desk:mandate.thread')}
          refused={mine}
          inputMode="numeric"
          autoComplete="off"
        />
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
