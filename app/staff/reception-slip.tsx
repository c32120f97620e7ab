import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Sheet } from '../../office/visits/reception/model.ts'
import { isLanguage, type Language, textFor } from '../../text/index.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
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
  const found = await here.office.visits.visitSlip({ visitId, ...(isLanguage(language) ? { language } : {}) })
  if (!found.ok) throw fault('notFound')
  const slip = found.value
  const lang = (isLanguage(slip.language) ? slip.language : 'nb') as Language
  const say = textFor(lang)
  return {
    visitId,
    lang,
    agency: here.agency.name,
    phone: here.agency.phone,
    heading: say('visits:reception.slip.heading'),
    ticket: say('visits:reception.slip.ticket', { n: slip.ticket }),
    lines: slip.lines.length > 0 ? slip.lines : [say('visits:reception.slip.none')],
    contacts: slip.contacts.map(({ languages, ...contact }) => ({
      heading: say('visits:reception.slip.contact', { name: contact.name }),
      contact,
      speaks: languages.map((code) => languageName(code, lang, say)),
    })),
    ask: say('visits:reception.slip.ask'),
    receipt: slip.receipt && {
      heading: say('visits:reception.slip.receipt'),
      at: say('visits:reception.slip.receivedAt', { when: sayWhen(lang, slip.receipt.receivedAt, here.now) }),
      sheets: slip.receipt.sheets.map((sheet, n) => ({ id: `${n}`, says: sheetLine(sheet, lang, here.now) })),
    },
  }
}

/** what it is and how much, and which thing of which letter it answers. */
function sheetLine({ kind, pages, answers }: Sheet, lang: Language, now: Temporal.Instant): string {
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
  const slip = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="stack narrow">
      <title>{slip.heading}</title>
      <p className="no-print">
        <a href={`/arbeid/mottak/${slip.visitId}`}>{say('visitstaff:reception.visit.back')}</a>
      </p>
      <article className="card stack" lang={slip.lang} dir={slip.lang === 'ar' ? 'rtl' : 'ltr'}>
        <h1>{slip.heading}</h1>
        <p className="quiet">
          {slip.agency} · <bdi dir="ltr">{slip.phone}</bdi> · {slip.ticket}
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
          <section className="stack-tight" aria-labelledby="kvittering">
            <h2 id="kvittering">{slip.receipt.heading}</h2>
            <p>{slip.receipt.at}</p>
            <ul>
              {slip.receipt.sheets.map(({ id, says }) => (
                <li key={id}>{says}</li>
              ))}
            </ul>
          </section>
        )}
        <p>{slip.ask}</p>
      </article>
    </div>
  )
}
