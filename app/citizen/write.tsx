import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { HELPER_RELATIONS, type HelperRelation } from '../../office/threads/model.ts'
import { hasText } from '../../text/index.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { type FactCard, factCards, isPast } from './facts.ts'
import { FactsShown } from './facts-shown.tsx'
import { idIn } from './words.ts'
import { choicesIn, draftOf, WriteForm } from './write-form.tsx'

/** what the office knows about what somebody is about to ask. Shown before sending, never in its way. */
type Known = { facts: FactCard[]; rules: string[]; values: Written }
type Me = ReturnType<typeof personDoor>

export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  return {
    draft: draftOf(await here.office.threads.myDraft({ id: 'new' })),
    check: await here.office.visits.mayCheckWriting(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const { values } = form
  const text = values.text ?? ''
  const threadId = values.samtale ? idIn(values.samtale, text) : null
  if (values.gjor === 'lagre' || values.gjor === 'ferdig') {
    await keep(me, threadId, values)
    return redirect(threadId ? `/min-side/samtaler/${threadId}#text` : '/min-side', 303)
  }
  if (values.gjor === 'sjekk') return checkFirst(me, threadId, values)
  const known = values.bekreftet === 'ja' ? null : await knownAbout(me, values)
  if (known) return data(known)
  const done = await me.office.threads.send({
    text,
    threadId,
    ...(form.idempotencyKey === '' ? {} : { clientKey: form.idempotencyKey }),
    helped: relationIn(values),
    wish: { callMe: values.callMe === 'ja', onlyTelling: values.onlyTelling === 'ja' },
  })
  if (done.ok) return redirect(`/min-side/kvittering/${done.value.messageId}`, 303)
  if (done.reason === 'notFound') throw fault('notFound', text)
  if (text.trim() !== '') await keep(me, threadId, values)
  return refuse(done.reason, values, { field: 'text', details: done.details })
}

/** C6-10: nothing is sent; somebody rings before the person sends it themselves. */
async function checkFirst(me: Me, threadId: string | null, values: Written) {
  const asked = await me.office.visits.checkWithMe({
    step: 'write',
    text: values.text ?? '',
    threadId,
    choices: choicesIn(values),
    number: values.nummer ?? null,
  })
  if (asked.ok) return redirect('/min-side/opplaring', 303)
  if ((values.text ?? '').trim() !== '') await keep(me, threadId, values)
  return refuse(asked.reason, values, {
    field: asked.reason === 'needsNumber' ? 'nummer' : 'text',
    details: asked.details,
  })
}

async function keep(me: Me, threadId: string | null, values: Written): Promise<void> {
  await me.office.threads.keepDraft({
    id: threadId ?? 'new',
    text: values.text ?? '',
    choices: choicesIn(values),
  })
}

async function knownAbout(me: Me, values: Written): Promise<Known | null> {
  const { facts, ruleCards } = await me.office.threads.factsBeforeSending({ text: values.text ?? '' })
  const rules = ruleCards.flatMap((theme) => {
    const key = `citizen:rule.${theme}`
    return hasText(key) ? [me.say(key)] : []
  })
  const cards = factCards(
    facts.filter((fact) => fact.kind !== 'nextPayment' || !isPast(fact.value.date, me)),
    me,
  )
  if (cards.length === 0 && rules.length === 0) return null
  // Kept now: whoever leaves this page has lost nothing.
  await keep(me, values.samtale || null, values)
  return { facts: cards, rules, values }
}

const relationIn = ({ helped }: Written): HelperRelation | null =>
  HELPER_RELATIONS.find((relation) => relation === helped) ?? null

export default function Write() {
  const { draft, check } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as Known | Refused | undefined
  if (answered && 'facts' in answered) return <KnownFirst known={answered} />
  return <WriteAgain draft={draft} check={check} refused={answered} />
}

type Again = { draft: ReturnType<typeof draftOf>; check: boolean; refused: Refused | undefined }

function WriteAgain({ draft, check, refused }: Again) {
  const say = useSay()
  return (
    <div className="stack-loose">
      <title>{say('citizen:write.heading')}</title>
      <p>
        <a href="/min-side">{say('citizen:back')}</a>
      </p>
      <h1 className="title">{say('citizen:write.heading')}</h1>
      <WriteForm draft={draft} refused={refused} check={check} alone />
    </div>
  )
}

function KnownFirst({ known }: { known: Known }) {
  const say = useSay()
  const { text = '', ...others } = known.values
  return (
    <div className="stack-loose">
      <title>{say('citizen:facts.heading')}</title>
      <div className="stack">
        <h1 className="title">{say('citizen:facts.heading')}</h1>
        <p className="lead">{say('citizen:facts.lead')}</p>
      </div>
      {known.facts.length > 0 && <FactsShown facts={known.facts} />}
      {known.rules.map((rule) => (
        <p key={rule} className="card prose">
          {rule}
        </p>
      ))}
      <form method="post" action="/min-side/skriv" className="stack">
        <HiddenFields form="write" />
        <input type="hidden" name="bekreftet" value="ja" />
        {Object.entries(others)
          .filter(([name]) => name !== 'gjor' && name !== 'bekreftet')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <label htmlFor="text" className="aksel-label">
          {say('citizen:facts.yourText')}
        </label>
        <textarea id="text" name="text" className="written" dir="auto" rows={5} defaultValue={text} />
        <div className="row">
          <Press name="gjor" value="send">
            {say('citizen:facts.send')}
          </Press>
          <Press name="gjor" value="ferdig" variant="secondary">
            {say('citizen:facts.answered')}
          </Press>
        </div>
      </form>
    </div>
  )
}
