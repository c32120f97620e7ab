import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { isLanguage, type Language, textFor } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { doneWords } from '../reception/assisted-words.ts'
import { Choices, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { useWords } from './words.ts'

/** what was done, to print and put in the person's hand, in their language. What is still open is ended here too. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const found = await here.office.visits.assistedReceipt({ sessionId: idOf(params.session) })
  if (!found.ok) throw fault('notFound')
  const { id, visitId, personName, staffName, startedAt, endedAt, confirmedHow, done, opens, ...rest } =
    found.value
  const wanted = new URL(request.url).searchParams.get('sprak')
  const lang: Language = isLanguage(wanted) ? wanted : isLanguage(rest.language) ? rest.language : 'nb'
  const say = textFor(lang)
  return {
    id,
    lang,
    rtl: lang === 'ar',
    open: endedAt === null,
    personId: rest.personId,
    back: visitId === null ? null : `/arbeid/mottak/${visitId}`,
    agency: here.agency.name,
    phone: here.agency.phone,
    heading: say('assisted:receipt'),
    who: say('assisted:receipt.who', {
      name: personName,
      staff: staffName,
      when: sayWhen(lang, startedAt, here.now),
    }),
    none: say('assisted:done.none'),
    lines: doneWords(done, lang, here.now),
    confirmed: confirmedHow && say(`assisted:receipt.${confirmedHow}`),
    opens: opens === null ? null : say('assisted:receipt.opens', { when: sayWhen(lang, opens, here.now) }),
    ask: say('assisted:receipt.ask'),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const sessionId = idOf(params.session)
  const ended = await here.office.visits.endAssisted({ sessionId, confirmed: form.values.bekreftet ?? '' })
  if (ended.ok) return redirect(`/arbeid/hjelpeokt/${sessionId}`, 303)
  if (ended.reason === 'notFound') throw fault('notFound')
  return refuse(ended.reason, form.values)
}

export default function AssistedReceipt() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  return (
    <div className="stack narrow">
      <title>{page.heading}</title>
      <p className="row no-print">
        <a href={page.back ?? `/arbeid/person/${page.personId}`}>{say('visitstaff:assisted.back')}</a>
        <a href="/arbeid/hjelpeokt">{say('visitstaff:assisted.today')}</a>
      </p>
      <Refusal refused={refused} />
      {page.open && <End refused={refused} />}
      <article className="card stack" lang={page.lang} dir={page.rtl ? 'rtl' : 'ltr'}>
        <h1>{page.heading}</h1>
        <p className="quiet">
          {page.agency} · <bdi dir="ltr">{page.phone}</bdi>
        </p>
        <p>{page.who}</p>
        {page.lines.length === 0 && <p>{page.none}</p>}
        <ol>
          {page.lines.map((line) => (
            <li key={line.id} className="stack-tight">
              <p className="strong">{line.says}</p>
              {line.answers.map((answer) => (
                <p key={answer}>{answer}</p>
              ))}
            </li>
          ))}
        </ol>
        {page.confirmed && <p>{page.confirmed}</p>}
        {page.opens && <p>{page.opens}</p>}
        <p>{page.ask}</p>
      </article>
    </div>
  )
}

function End({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <form method="post" className="card stack-tight no-print">
      <HiddenFields form="end-assisted" />
      <p className="strong" role="status">
        {say('visitstaff:assisted.open')}
      </p>
      <Choices
        name="bekreftet"
        label={say('visitstaff:assisted.confirm')}
        options={[
          { value: '', label: say('visitstaff:assisted.choose') },
          ...(['paper', 'tablet', 'aloud', 'notConfirmed'] as const).map((value) => ({
            value,
            label: say(`assisted:confirm.${value}`),
          })),
        ]}
        refused={refused}
      />
      <div>
        <Press small>{say('visitstaff:assisted.end')}</Press>
      </div>
    </form>
  )
}
