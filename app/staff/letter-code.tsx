import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { LANGUAGES } from '../../text/index.ts'
import { staffDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { ReadOut } from './letter-preview.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** C3-06: somebody stands there or rings with a letter in their hand, and wants to hear what it says. */
export async function loader({ context }: LoaderFunctionArgs) {
  staffDoor(context)
  return { languages: LANGUAGES.map(({ code, name }) => ({ value: code as string, label: name })) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
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
  const { languages } = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  const refused = answer && 'reason' in answer ? answer : undefined
  const read = answer && 'spoken' in answer ? answer : undefined
  const kept = refused ?? (read ? { reason: '', values: read.values } : undefined)
  return (
    <div className="stack narrow">
      <title>{say('desk:letterCode.heading')}</title>
      <div className="bench-head">
        <h1>{say('desk:letterCode.heading')}</h1>
      </div>
      <p>{say('desk:letterCode.lead')}</p>
      <Refusal refused={refused} />
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
          <p className="quiet">{say('desk:letterCode.logged')}</p>
        </>
      )}
    </div>
  )
}
