import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { EXPLAIN_HOW, EXPLAIN_WINDOWS } from '../../office/reach/inbox/model.ts'
import { isLanguage, LANGUAGES, type Language } from '../../text/index.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { letterTitle } from './letter-words.ts'
import { idIn } from './words.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const noticeId = idIn(params.notice)
  const found = await here.office.reach.myLetter({ noticeId })
  if (!found.ok) throw fault('notFound')
  const known = await here.office.reach.howToExplain()
  return { id: noticeId, title: letterTitle(found.value, here.say), ...known }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const noticeId = idIn(params.notice)
  const { how, window, interpreter, number } = form.values
  const asked = await here.office.reach.askExplanation({
    noticeId,
    how: EXPLAIN_HOW.find((known) => known === how) ?? 'phone',
    window: EXPLAIN_WINDOWS.find((known) => known === window) ?? 'any',
    interpreter: interpreter && /^[a-z]{2,3}$/.test(interpreter) ? interpreter : null,
    number: number?.trim() || null,
  })
  if (!asked.ok && asked.reason === 'notFound') throw fault('notFound')
  if (!asked.ok) return refuse(asked.reason, form.values, { field: 'number' })
  return redirect(`/min-side/post/${noticeId}`, 303)
}

/** nobody is left with a letter that they do not understand: a person explains it, in their language. */
export default function Explain() {
  const say = useSay()
  const { id, title, number, interpreter } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { language, agency } = useShell()
  return (
    <div className="stack-loose">
      <title>{say('reach:explain.title')}</title>
      <div className="stack-tight">
        <p>
          <a href={`/min-side/post/${id}`}>{title}</a>
        </p>
        <h1 className="title">{say('reach:explain.title')}</h1>
        <p className="lead">{say('reach:explain.lead')}</p>
      </div>
      <form method="post" className="stack">
        <HiddenFields form="explain" />
        <Refusal refused={refused} />
        <Choices
          name="how"
          label={say('reach:explain.how')}
          refused={refused}
          options={EXPLAIN_HOW.map((value) => ({ value, label: say(`reach:explain.how.${value}`) }))}
        />
        <Choices
          name="interpreter"
          label={say('reach:explain.interpreter')}
          refused={refused}
          defaultValue={interpreter ?? ''}
          options={[
            { value: '', label: say('reach:explain.noInterpreter') },
            ...interpreterLanguages(interpreter, language),
          ]}
        />
        <Choices
          name="window"
          label={say('reach:explain.window')}
          refused={refused}
          options={EXPLAIN_WINDOWS.map((value) => ({ value, label: say(`reach:explain.window.${value}`) }))}
        />
        <TextLine
          name="number"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={24}
          label={say('reach:explain.number')}
          defaultValue={number ?? ''}
          refused={refused}
        />
        <p>
          <Press>{say('reach:explain.send')}</Press>
        </p>
      </form>
      <p className="quiet">
        {say('reach:explain.now')} <Telephone number={agency.phone} /> (<PhoneHours />)
      </p>
    </div>
  )
}

/** The person's own first; each under its name in the reader's language and its own. */
function interpreterLanguages(own: string | null, reader: Language) {
  const codes = [own, ...LANGUAGES.map(({ code }) => code)].filter(
    (code): code is string => code !== null && code !== 'nb' && code !== 'nn',
  )
  return [...new Set(codes)].map((code) => ({ value: code, label: languageName(code, reader) }))
}

function languageName(code: string, reader: Language): string {
  const own = isLanguage(code) ? LANGUAGES.find((one) => one.code === code)?.name : undefined
  const said = new Intl.DisplayNames([reader, 'nb'], { type: 'language' }).of(code) ?? code
  return own && own !== said ? `${said} (${own})` : said
}
