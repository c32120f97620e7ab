import { NUMBER_KINDS } from '../../../office/calls/callback/model.ts'
import { RELATIONS } from '../../../office/people/mandates/model.ts'
import type { Written } from '../../form.ts'
import { Choices, TextLine, Tick } from '../../ui/forms.tsx'
import { windowsIn } from '../../ui/windows.ts'
import { useWords } from '../words.ts'
import type { StepProps } from './call.tsx'

/** to which number and whose, when, with whom and in which language. All of it may stay empty. */
export function CallBack({ page, refused }: StepProps) {
  const { say } = useWords()
  const { windows, mandates } = page
  const none = { value: '', label: say('voice:desk.callBack.none') }
  return (
    <fieldset className="stack-tight plain-fieldset">
      <legend className="strong">{say('voice:desk.callBack')}</legend>
      <Tick name="ringes" label={say('voice:desk.answer.callMe')} refused={refused} />
      <Choices
        name="tid1"
        label={say('voice:desk.callBack.when')}
        options={[{ value: '', label: say('voice:desk.callBack.any') }, ...windows]}
        refused={refused}
      />
      <Choices
        name="tid2"
        label={say('voice:desk.callBack.whenElse')}
        options={[none, ...windows]}
        refused={refused}
      />
      <TextLine
        name="nummer"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={say('voice:desk.callBack.number')}
        hint={say('voice:desk.callBack.numberHint')}
        maxLength={30}
        refused={refused}
      />
      <Choices
        name="nummertype"
        label={say('voice:desk.callBack.whose')}
        options={NUMBER_KINDS.map((value) => ({ value, label: say(`voice:callback.number.${value}`) }))}
        refused={refused}
      />
      <TextLine
        name="eier"
        autoComplete="off"
        label={say('voice:desk.callBack.owner')}
        maxLength={100}
        refused={refused}
      />
      <Tick name="barepersonen" label={say('voice:callback.onlyPerson')} refused={refused} />
      {mandates.length > 0 && (
        <Choices
          name="medkjent"
          label={say('voice:desk.callBack.with')}
          options={[none, ...mandates.map(({ name }) => ({ value: name, label: name }))]}
          refused={refused}
        />
      )}
      <TextLine
        name="med"
        autoComplete="off"
        label={say('voice:desk.callBack.withOther')}
        hint={say('voice:desk.callBack.withHint')}
        maxLength={100}
        refused={refused}
      />
      <Choices
        name="medrelasjon"
        label={say('voice:desk.helper.relation')}
        defaultValue="family"
        options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
        refused={refused}
      />
      <Tick name="medtolk" label={say('voice:desk.callBack.interpreter')} refused={refused} />
    </fieldset>
  )
}

const known = <T extends string>(all: readonly T[], value: string | undefined, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise

/** What was said of the call in the form. */
export function callBackIn(values: Written) {
  const number = values.nummer?.trim() || null
  const helper = values.med?.trim() || values.medkjent?.trim() || null
  return {
    windows: windowsIn([values.tid1, values.tid2]),
    ...(number === null
      ? {}
      : {
          number,
          numberKind: known(NUMBER_KINDS, values.nummertype, 'own'),
          numberOwner: values.eier?.trim() || null,
        }),
    onlyWithPerson: values.barepersonen === 'ja',
    ...(helper === null
      ? {}
      : {
          withHelper: { name: helper.slice(0, 100), relation: known(RELATIONS, values.medrelasjon, 'other') },
        }),
    interpreter: values.medtolk === 'ja',
  }
}
