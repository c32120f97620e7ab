import { RELATIONS } from '../../office/people/mandates/model.ts'
import type { PageDoor } from '../context.ts'
import type { Refused, Written } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { useWords } from './words.ts'

/** What a mandate that is taken aloud lets somebody do: be answered and speak for the person, and nothing in writing. */
const ACTS = ['ask', 'speakFor'] as const

/**
 * at the start of a call with a helper the person says whether the other may speak for them. It counts in
 * this call only, and on the sides that were named.
 */
export function JointMandate({
  callId,
  name,
  refused,
}: {
  callId: string
  name: string
  refused: Refused | undefined
}) {
  const words = useWords()
  const { say } = words
  return (
    <form method="post" className="card stack-tight narrow" aria-labelledby="fullmakt-na">
      <HiddenFields form="joint" />
      <input type="hidden" name="samtale" value={callId} />
      <h2 id="fullmakt-na" className="section-title">
        {say('voice:callback.joint')}
      </h2>
      <p className="quiet">{say('voice:callback.joint.lead')}</p>
      <TextLine
        name="navn"
        label={say('voice:desk.helper.name')}
        defaultValue={name}
        autoComplete="off"
        refused={refused}
      />
      <TextLine name="fodt" type="date" label={say('voice:callback.joint.birth')} refused={refused} />
      <Choices
        name="relasjon"
        label={say('voice:desk.helper.relation')}
        defaultValue="family"
        options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
        refused={refused}
      />
      <Tick name="sammehusstand" label={say('voice:callback.joint.household')} refused={refused} />
      <Choices
        name="sider"
        label={say('voice:callback.joint.side')}
        options={[
          { value: 'state', label: words.side('state') },
          { value: 'municipal', label: words.side('municipal') },
          { value: 'both', label: say('voice:callback.joint.both') },
        ]}
        refused={refused}
      />
      <div>
        <Press name="gjor" value="fullmakt" variant="secondary">
          {say('voice:callback.joint.save')}
        </Press>
      </div>
    </form>
  )
}

/** Writes down what the person has just said. Refuses as `mandateForCall`. */
export function takeJointMandate({ office }: Pick<PageDoor, 'office'>, personId: string, values: Written) {
  const { sider, relasjon, fodt, navn, sammehusstand, samtale } = values
  return office.people.mandateForCall({
    personId,
    callId: idOf(samtale),
    holder: { name: navn?.trim() ?? '', ...(fodt ? { birthDate: fodt } : {}) },
    relation: RELATIONS.find((one) => one === relasjon) ?? 'other',
    sameHousehold: sammehusstand === 'ja',
    sides: sider === 'both' ? ['state', 'municipal'] : sider === 'municipal' ? ['municipal'] : ['state'],
    themes: [],
    acts: ACTS,
  })
}
