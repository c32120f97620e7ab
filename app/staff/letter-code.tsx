import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { READ_THROUGH } from '../../office/reach/letters/model.ts'
import { LANGUAGES } from '../../text/index.ts'
import { staffDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { ReadOut } from './letter-preview.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** C3-06: somebody stands there or rings with a letter in their hand, and wants to hear what it says. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  staffDoor(context)
  // A code that a telephone has read from the paper needs no typing.
  const code = new URL(request.url).searchParams.get('kode') ?? ''
  return { code, languages: LANGUAGES.map(({ code, name }) => ({ value: code as string, label: name })) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  if (values.lest !== undefined) {
    const through = READ_THROUGH.find((known) => known === values.tolk) ?? 'none'
    const read = await here.office.reach.letterReadOut({ code: values.kode ?? '', through })
    return read.ok ? { told: read.value.told } : refuse(read.reason, values, { field: 'kode' })
  }
  const language = values.sprak ?? ''
  const found = await here.office.reach.letterByCode({
    code: values.kode ?? '',
    ...(language === '' ? {} : { language }),
  })
  if (!found.ok) return refuse(found.reason, values, { field: 'kode' })
  const { personId, letter, spoken } = found.value
  return { personId, reference: letter.reference, spoken, values }
}

type Answer = Exclude<Awaited<ReturnType<typeof action>>, { init: unknown }>

export default function LetterByCode() {
  const { code, languages } = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  const refused = answer && 'reason' in answer ? answer : undefined
  const read = answer && 'spoken' in answer && answer.spoken ? answer : undefined
  const told = answer && 'told' in answer ? answer.told : undefined
  const kept = refused ?? { reason: '', values: read?.values ?? { kode: code } }
  return (
    <div className="stack narrow">
      <title>{say('desk:letterCode.heading')}</title>
      <BenchHead heading={say('desk:letterCode.heading')} lead={say('desk:letterCode.lead')} />
      <Refusal refused={refused} />
      {told !== undefined && (
        <p role="status">{say(told ? 'desk:letterCode.wasTold' : 'desk:letterCode.notTold')}</p>
      )}
      <form method="post" className="stack">
        <HiddenFields form="code" />
        <TextLine name="kode" label={say('desk:letterCode.code')} inputMode="numeric" refused={kept} />
        <Choices
          name="sprak"
          label={say('desk:letterCode.language')}
          options={[{ value: '', label: say('desk:letterCode.asSent') }, ...languages]}
          refused={kept}
        />
        <div>
          <Press>{say('desk:letterCode.read')}</Press>
        </div>
      </form>
      {read && (
        <>
          <p role="status">
            {read.reference} · <a href={`/arbeid/person/${read.personId}`}>{say('desk:letterCode.person')}</a>
          </p>
          <ReadOut spoken={read.spoken} heading={say('desk:letterCode.readThis')} />
          <ReadTo code={read.values.kode ?? ''} />
          <p className="quiet">{say('desk:letterCode.logged')}</p>
        </>
      )}
    </div>
  )
}

/** K23: only what was read to the person has been told, and whoever read it knows who listened. */
function ReadTo({ code }: { code: string }) {
  const { say } = useWords()
  return (
    <form method="post" className="stack">
      <HiddenFields form="read" />
      <input type="hidden" name="kode" value={code} />
      <h2>{say('desk:letterCode.readTo')}</h2>
      <Choices
        name="tolk"
        label={say('desk:letterCode.through')}
        options={READ_THROUGH.map((one) => ({ value: one, label: say(`desk:letterCode.through.${one}`) }))}
        refused={undefined}
      />
      <div>
        <Press name="lest" value="1">
          {say('desk:letterCode.told')}
        </Press>
      </div>
    </form>
  )
}
