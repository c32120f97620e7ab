import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { LATER } from '../../office/visits/assisted/model.ts'
import type { AssistedReceipt as AssistedReceiptShown } from '../../office/visits/assisted/views.ts'
import {
  isAssistanceLanguage,
  isPageLanguage,
  languageFacts,
  type PageLanguage,
  textFor,
} from '../../text/index.ts'
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
  const { id, visitId, endedAt, language, personId } = found.value
  const wanted = new URL(request.url).searchParams.get('sprak')
  const lang = isPageLanguage(wanted) ? wanted : isPageLanguage(language) ? language : 'nb'
  // C6-05: what a machine has written stands beside the Norwegian that counts.
  const both: PageLanguage[] = isAssistanceLanguage(lang) ? [lang, 'nb'] : [lang]
  return {
    id,
    open: endedAt === null,
    confirmLater: found.value.confirmLater,
    personId,
    back: visitId === null ? null : `/arbeid/mottak/${visitId}`,
    agency: here.agency.name,
    phone: here.agency.phone,
    papers: both.map((one) => paperIn(one, found.value, here.now)),
  }
}

function paperIn(lang: PageLanguage, receipt: AssistedReceiptShown, now: Temporal.Instant) {
  const { personName, staffName, startedAt, confirmedHow, done, opens } = receipt
  const say = textFor(lang)
  const { dir, name } = languageFacts(lang)
  return {
    lang,
    dir,
    heading: say('assisted:receipt'),
    machine: isAssistanceLanguage(lang) ? say('assisted:help.machine', { language: name }) : null,
    who: say('assisted:receipt.who', {
      name: personName,
      staff: staffName,
      when: sayWhen(lang, startedAt, now),
    }),
    none: say('assisted:done.none'),
    lines: doneWords(done, lang, now),
    confirmed: confirmedHow && say(`assisted:receipt.${confirmedHow}`),
    opens: opens === null ? null : say('assisted:receipt.opens', { when: sayWhen(lang, opens, now) }),
    ask: say('assisted:receipt.ask'),
  }
}
type Paper = ReturnType<typeof paperIn>

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const sessionId = idOf(params.session)
  const { bekreftet = '', etterpa } = form.values
  const { visits } = here.office
  const ended = await (etterpa === 'ja'
    ? visits.confirmAssisted({ sessionId, confirmed: bekreftet })
    : visits.endAssisted({ sessionId, confirmed: bekreftet }))
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
      <title>{page.papers[0]?.heading}</title>
      <p className="row no-print">
        <a href={page.back ?? `/arbeid/person/${page.personId}`}>{say('visitstaff:assisted.back')}</a>
        <a href="/arbeid/hjelpeokt">{say('visitstaff:assisted.today')}</a>
      </p>
      <Refusal refused={refused} />
      {page.open && <End refused={refused} />}
      {page.confirmLater && <ConfirmLater refused={refused} />}
      {page.papers.map((paper) => (
        <ReceiptPaper key={paper.lang} paper={paper} agency={page.agency} phone={page.phone} />
      ))}
    </div>
  )
}

function ReceiptPaper({ paper, agency, phone }: { paper: Paper; agency: string; phone: string }) {
  return (
    <article className="card stack" lang={paper.lang} dir={paper.dir}>
      <h1>{paper.heading}</h1>
      <p className="quiet">
        {agency} · <bdi dir="ltr">{phone}</bdi>
      </p>
      <p>{paper.who}</p>
      {paper.lines.length === 0 && <p>{paper.none}</p>}
      <ol>
        {paper.lines.map((line) => (
          <li key={line.id} className="stack-tight">
            <p className="strong">{line.says}</p>
            {line.answers.map((answer) => (
              <p key={answer}>{answer}</p>
            ))}
          </li>
        ))}
      </ol>
      {paper.confirmed && <p>{paper.confirmed}</p>}
      {paper.opens && <p>{paper.opens}</p>}
      <p>{paper.ask}</p>
      {paper.machine && <p className="small">{paper.machine}</p>}
    </article>
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

/** the screen was emptied, or the line broke, before the person could say it. */
function ConfirmLater({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <form method="post" className="card stack-tight no-print">
      <HiddenFields form="confirm-assisted" />
      <input type="hidden" name="etterpa" value="ja" />
      <p className="strong">{say('visitstaff:assisted.later')}</p>
      <Choices
        name="bekreftet"
        label={say('visitstaff:assisted.confirm')}
        hint={say('visitstaff:assisted.later.hint')}
        options={[
          { value: '', label: say('visitstaff:assisted.choose') },
          ...LATER.map((value) => ({ value, label: say(`assisted:confirm.${value}`) })),
        ]}
        refused={refused}
      />
      <div>
        <Press small>{say('visitstaff:assisted.later.save')}</Press>
      </div>
    </form>
  )
}
