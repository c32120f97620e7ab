import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Sheet } from '../../office/visits/reception/model.ts'
import type { Slip } from '../../office/visits/reception/views.ts'
import {
  isAssistanceLanguage,
  isPageLanguage,
  languageFacts,
  type PageLanguage,
  textFor,
} from '../../text/index.ts'
import { sayDate, sayDay } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { ContactLines } from '../ui/directory-entry.tsx'
import { languageName } from '../ui/profile-words.ts'
import { idOf } from './ids.ts'
import { useWords } from './words.ts'

/** the slip, to print: what, who and when, and each sheet that was handed in, in the visitor's language. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const visitId = idOf(params.visit)
  const language = new URL(request.url).searchParams.get('sprak')
  const found = await here.office.visits.visitSlip({
    visitId,
    ...(isPageLanguage(language) ? { language } : {}),
  })
  if (!found.ok) throw fault('notFound')
  // C6-05: what a machine has written stands beside the Norwegian that counts.
  const norwegian = isAssistanceLanguage(found.value.language)
    ? await here.office.visits.visitSlip({ visitId, language: 'nb' })
    : null
  return {
    visitId,
    agency: here.agency.name,
    phone: here.agency.phone,
    papers: [found.value, ...(norwegian?.ok ? [norwegian.value] : [])].map((slip) => paperOf(slip, here.now)),
  }
}

function paperOf(slip: Slip, now: Temporal.Instant) {
  const lang = isPageLanguage(slip.language) ? slip.language : 'nb'
  const say = textFor(lang)
  const { dir, name } = languageFacts(lang)
  return {
    lang,
    dir,
    heading: say('visits:reception.slip.heading'),
    machine: isAssistanceLanguage(lang) ? say('assisted:help.machine', { language: name }) : null,
    ticket: `${say('visits:reception.slip.ticket', { n: slip.ticket })} · ${sayDay(lang, slip.cameAt, now)}`,
    lines: slip.lines.length > 0 ? slip.lines : [say('visits:reception.slip.none')],
    contacts: slip.contacts.map(({ languages, ...contact }) => ({
      heading: say('visits:reception.slip.contact', { name: contact.name }),
      contact,
      speaks: languages.map((code) => languageName(code, lang, say)),
    })),
    ask: say('visits:reception.slip.ask'),
    receipt: slip.receipt && {
      heading: say('visits:reception.slip.receipt'),
      at: say('visits:reception.slip.receivedAt', { when: sayDate(lang, slip.receipt.receivedAt, now) }),
      sheets: slip.receipt.sheets.map((sheet, n) => ({ id: `${n}`, says: sheetLine(sheet, lang, now) })),
    },
  }
}
type Paper = ReturnType<typeof paperOf>

/** what it is and how much, and which thing of which letter it answers. */
function sheetLine({ kind, pages, answers }: Sheet, lang: PageLanguage, now: Temporal.Instant): string {
  const say = textFor(lang)
  const sheets = say('visits:reception.slip.sheets', {
    kind: say(`visits:reception.sheet.${kind}`),
    n: pages,
  })
  if (answers === undefined) return sheets
  const when = sayDay(lang, Temporal.Instant.from(answers.askedAt), now)
  return say('visits:reception.slip.answers', { sheets, when, n: answers.item + 1 })
}

export default function SlipPage() {
  const page = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="stack narrow">
      <title>{page.papers[0]?.heading}</title>
      <p className="no-print">
        <a href={`/arbeid/mottak/${page.visitId}`}>{say('visitstaff:reception.visit.back')}</a>
      </p>
      {page.papers.map((paper) => (
        <SlipPaper key={paper.lang} slip={paper} agency={page.agency} phone={page.phone} />
      ))}
    </div>
  )
}

function SlipPaper({ slip, agency, phone }: { slip: Paper; agency: string; phone: string }) {
  return (
    <article className="card stack" lang={slip.lang} dir={slip.dir}>
      <h1>{slip.heading}</h1>
      <p className="quiet">
        {agency} · <bdi dir="ltr">{phone}</bdi> · {slip.ticket}
      </p>
      <ul>
        {slip.lines.map((line) => (
          <li key={line} className="lead">
            {line}
          </li>
        ))}
      </ul>
      {slip.contacts.map(({ heading, contact, speaks }) => (
        <section key={heading} className="stack-tight" aria-label={heading}>
          <h2>{heading}</h2>
          <ContactLines {...contact} speaks={speaks} />
        </section>
      ))}
      {slip.receipt && (
        <section className="stack-tight" aria-labelledby={`kvittering-${slip.lang}`}>
          <h2 id={`kvittering-${slip.lang}`}>{slip.receipt.heading}</h2>
          <p>{slip.receipt.at}</p>
          <ul>
            {slip.receipt.sheets.map(({ id, says }) => (
              <li key={id}>{says}</li>
            ))}
          </ul>
        </section>
      )}
      <p>{slip.ask}</p>
      {slip.machine && <p className="small">{slip.machine}</p>}
    </article>
  )
}
