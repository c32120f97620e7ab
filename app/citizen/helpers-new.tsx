import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ACTS, RELATIONS } from '../../office/people/mandates/model.ts'
import { endOfDay } from '../../office/people/mandates/rules.ts'
import { door, personDoor } from '../context.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { threadOf } from './home-parts.tsx'
import { idIn, themeWords } from './words.ts'

export const OFFERED_THEMES = [
  'applicationHelp',
  'missingDocuments',
  'explainLetter',
  'workFollowUp',
  'paymentDate',
  'socialAssistance',
  'housing',
] as const
const SIDES = ['state', 'municipal'] as const
const on = (values: Written, prefix: string) => (name: string) => values[`${prefix}.${name}`] === 'ja'

/** The form as the office takes it, on Min side and at the desk alike. */
export function mandateIn(values: Written) {
  return {
    holder: {
      name: values.navn ?? '',
      ...(values.nummer ? { number: values.nummer } : {}),
      ...(values.fodt ? { birthDate: values.fodt } : {}),
    },
    relation: RELATIONS.find((relation) => relation === values.hvem) ?? ('other' as const),
    sameHousehold: values.husstand === 'ja',
    sides: SIDES.filter(on(values, 'side')),
    acts: ACTS.filter(on(values, 'gjore')),
    themes: OFFERED_THEMES.filter(on(values, 'tema')),
    earlierMaterial: values.tidligere === 'ja',
    ...matterIn(values),
    ...lastDay(values.til),
  }
}

/** One matter alone: chosen from the person's own list, or by the number that staff are told. */
function matterIn(values: Written): { threadId?: string; threadNumber?: number } {
  if (values.sak) return { threadId: idIn(values.sak) }
  return values.saknummer?.trim() ? { threadNumber: Number(values.saknummer) || 0 } : {}
}

export function lastDay(day: string | undefined): { until?: Temporal.Instant } {
  try {
    return day ? { until: endOfDay(day) } : {}
  } catch {
    return {}
  }
}

const FIELD: Readonly<Record<string, string>> = {
  holderTooYoung: 'fodt',
  holderIsSelf: 'navn',
  needsHolderBirth: 'fodt',
  mandateTooLong: 'til',
  badForm: 'nummer',
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const given = await me.office.people.giveMandate({
    ...mandateIn(form.values),
    helped: form.values.hjulpet === 'ja',
  })
  if (given.ok)
    return redirect(
      `/min-side/hjelperne-mine?gjort=${given.value.state === 'active' ? 'given' : 'givenAsked'}`,
      303,
    )
  const field = FIELD[given.reason] ?? (given.reason === 'empty' ? 'navn' : undefined)
  return refuse(given.reason, form.values, field ? { field } : {})
}

export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const threads = await here.office.threads.myThreads()
  return { threads: threads.map((thread) => threadOf(thread, here.say)) }
}

export default function NewHelper() {
  const say = useSay()
  const { threads } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:helpers.new')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/hjelperne-mine">{say('mandates:helpers.heading')}</a>
        </p>
        <h1 className="title">{say('mandates:helpers.new')}</h1>
        <p className="lead">{say('mandates:new.lead')}</p>
        <p className="quiet">{say('mandates:helpers.free')}</p>
      </div>
      <form method="post" className="write stack">
        <HiddenFields form="mandate" />
        <Refusal refused={refused} />
        <MandateFields refused={refused} />
        {threads.length > 0 && (
          <Choices
            name="sak"
            label={say('mandates:new.thread')}
            refused={refused}
            defaultValue=""
            options={[
              { value: '', label: say('mandates:new.threadAll') },
              ...threads.map(({ id, about, excerpt }) => ({
                value: id,
                label: [about, excerpt.slice(0, 60)].filter(Boolean).join(': '),
              })),
            ]}
          />
        )}
        <Tick name="hjulpet" label={say('citizen:write.helped')} refused={refused} />
        <div>
          <Press>{say('mandates:new.send')}</Press>
        </div>
      </form>
    </div>
  )
}

/** What a mandate has to say; also used where staff write down what the person says. */
export function MandateFields({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <>
      <TextLine name="navn" label={say('mandates:new.name')} refused={refused} autoComplete="off" />
      <TextLine
        name="nummer"
        label={say('mandates:new.number')}
        hint={say('mandates:new.numberHint')}
        refused={refused}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextLine name="fodt" type="date" label={say('mandates:new.birth')} refused={refused} />
      <Choices
        name="hvem"
        label={say('mandates:new.relation')}
        refused={refused}
        defaultValue="family"
        options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
      />
      <Tick name="husstand" label={say('mandates:new.household')} refused={refused} />
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('mandates:new.sides')}</legend>
        {SIDES.map((side) => (
          <Tick
            key={side}
            name={`side.${side}`}
            label={say(`citizen:people.side.${side}`)}
            refused={refused}
          />
        ))}
      </fieldset>
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('mandates:new.acts')}</legend>
        {ACTS.map((act) => (
          <Tick key={act} name={`gjore.${act}`} label={say(`mandates:act.${act}`)} refused={refused} />
        ))}
      </fieldset>
      <details className="disclosure">
        <summary>{say('mandates:new.themes')}</summary>
        <p className="quiet">{say('mandates:new.themesHint')}</p>
        {OFFERED_THEMES.map((theme) => (
          <Tick key={theme} name={`tema.${theme}`} label={themeWords(theme, say)} refused={refused} />
        ))}
      </details>
      <Tick name="tidligere" label={say('mandates:helpers.earlierMaterial')} refused={refused} />
      <TextLine name="til" type="date" label={say('mandates:new.until')} refused={refused} />
    </>
  )
}
