import { BYSTANDERS, CONTENTS, GENDERS } from '../../office/calls/interpreter/model.ts'
import type { TextKey } from '../../text/index.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, Tick } from '../ui/forms.tsx'
import type { InterpreterData } from './interpreter-data.ts'
import { LANGUAGE_CODES } from './languages.ts'
import { Fold, SmallSelect } from './parts.tsx'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

type Shown = Plain<InterpreterData>[number]
type PanelProps = {
  orders: Plain<InterpreterData>
  /** The language it is likely to be. */
  language: string
  needed: boolean
  /** Whose talk it is, where that is known. */
  personId: string | null
  centre: boolean
  refused: Refused | undefined
}

const NORWEGIAN = ['nb', 'nn']
const RUNS = ['looking', 'coming', 'connected']

/** one button beside every talk; who is asked, who comes and how they are rung, and what to do when nobody does. */
export function InterpreterPanel(props: PanelProps) {
  const { orders, needed, personId } = props
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="tolk">
      <h2 id="tolk">{say('voice:interpreter.heading')}</h2>
      {needed && orders.length === 0 && <p className="strong">{say('voice:interpreter.needed')}</p>}
      {orders.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {!orders.some(({ state }) => RUNS.includes(state)) && <AskForm {...props} />}
      {personId !== null && <OthersForm {...props} personId={personId} />}
    </section>
  )
}

function AskForm({ language }: PanelProps) {
  const words = useWords()
  const { say } = words
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="interpreter" />
      <input type="hidden" name="gjor" value="tolk" />
      <SmallSelect
        name="sprak"
        id="tolk-sprak"
        label={say('voice:interpreter.language')}
        value={language}
        options={LANGUAGE_CODES.filter((code) => !NORWEGIAN.includes(code)).map((value) => ({
          value,
          label: words.language(value),
        }))}
      />
      <SmallSelect
        name="kjonn"
        id="tolk-kjonn"
        label={say('voice:interpreter.gender')}
        value="any"
        options={['any', ...GENDERS].map((value) => ({
          value,
          label: say(`voice:interpreter.gender.${value}` as TextKey),
        }))}
      />
      <label className="small-field" htmlFor="tolk-dialekt">
        <span>{say('voice:interpreter.dialect')}</span>
        <input id="tolk-dialekt" name="dialekt" maxLength={60} autoComplete="off" />
      </label>
      <div>
        <Press small>{say('voice:interpreter.get')}</Press>
      </div>
    </form>
  )
}

/** What became of one order, and of each service that was asked for it. */
function OrderCard({ order }: { order: Shown }) {
  const words = useWords()
  const { say, when } = words
  const state = order.state === 'coming' && order.number !== null ? 'ring' : order.state
  return (
    <div className="card stack-tight" role="status">
      <p className="strong">
        {say(`voice:interpreter.state.${state}` as TextKey, {
          language: words.language(order.language),
          name: order.name ?? '',
          number: order.number ?? '',
          when: when(order.since ?? order.dueAt),
        })}
      </p>
      {order.number !== null && <RingThem order={order} />}
      {order.level !== null && (
        <p className="quiet">{say('voice:interpreter.level', { level: order.level })}</p>
      )}
      <ul className="plain-list small">
        {order.asks.map((ask) => (
          <li key={ask.id}>
            {say('voice:interpreter.service', {
              service: say(`voice:interpreter.service.${ask.service}` as TextKey),
              state: say(`voice:interpreter.ask.${ask.state}` as TextKey),
            })}
          </li>
        ))}
      </ul>
      {order.booked && (
        <p>
          {say('voice:interpreter.booked', { when: when(order.booked.dueAt) })}{' '}
          <a href={`/arbeid/person/${order.booked.personId}/ring/${order.booked.promiseId}`}>
            {say('voice:interpreter.choose')}
          </a>
        </p>
      )}
    </div>
  )
}

/** No line of ours carries this talk: whoever has it rings the interpreter, and says whether they were there. */
function RingThem({ order }: { order: Shown }) {
  const { say } = useWords()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={`interpreter-${order.id}-${order.number}`} />
      <input type="hidden" name="bestilling" value={order.id} />
      <p>
        <a href={`tel:${order.number}`}>{order.number}</a>
      </p>
      <div className="row">
        <Press name="gjor" value="tolk-med" small>
          {say('voice:interpreter.came')}
        </Press>
        <Press name="gjor" value="tolk-svarer-ikke" variant="secondary" small>
          {say('voice:interpreter.notThere')}
        </Press>
      </div>
    </form>
  )
}

/** somebody else carried the words; written as what it was. */
function OthersForm({ personId, centre, refused }: PanelProps & { personId: string }) {
  const { say } = useWords()
  const option = (prefix: string) => (value: string) => ({
    value,
    label: say(`voice:interpreter.family.${prefix}.${value}` as TextKey),
  })
  return (
    <Fold
      id="andre-tolket"
      summary={say('voice:interpreter.family.heading')}
      open={refused?.values.gjor === 'andre-tolket'}
    >
      <form method="post" className="stack-tight">
        <HiddenFields form="interpreted-by-others" />
        <input type="hidden" name="gjor" value="andre-tolket" />
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="sentral" value={centre ? 'ja' : 'nei'} />
        <p>{say('voice:interpreter.family.text')}</p>
        <SmallSelect
          name="hvemtolket"
          id="hvemtolket"
          label={say('voice:interpreter.family.by')}
          options={BYSTANDERS.map(option('by'))}
        />
        <SmallSelect
          name="gjaldt"
          id="gjaldt-tolket"
          label={say('voice:interpreter.family.about')}
          value="guidance"
          options={CONTENTS.map(option('about'))}
        />
        <Tick name="hastet" label={say('voice:interpreter.family.emergency')} />
        <div>
          <Press small variant="secondary">
            {say('voice:interpreter.family.save')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}
