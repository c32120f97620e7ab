import { ACTS, RELATIONS } from '../../office/people/mandates/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, Tick } from '../ui/forms.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import { SIDES } from './mandates-action.ts'
import { Channel, isOf, type Props } from './mandates-forms.tsx'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

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
