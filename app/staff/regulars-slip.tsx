import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isLanguage, type Language, textFor } from '../../text/index.ts'
import { sayDate, sayDay } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { idOf } from './ids.ts'
import { useWords } from './words.ts'

/** R-451, G8: what is arranged, on paper, in the person's language: no login stands between them and it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const found = await here.office.visits.regularFor({ personId })
  if (!found.ok) throw fault('notFound')
  const { regular, renewals, language } = found.value
  const asked = new URL(request.url).searchParams.get('sprak') ?? language
  const lang: Language = isLanguage(asked) ? asked : 'en'
  const say = textFor(lang)
  const dayOf = (date: string) => sayDay(lang, Temporal.Instant.from(`${date}T12:00:00Z`), here.now)
  return {
    personId,
    lang,
    agency: here.agency.name,
    title: say('visits:renewal.title'),
    renewals: renewals.map(({ id, form, way, untilOn, open }) => ({
      id,
      form: say(`common:theme.${form}`),
      lines: [
        way === null ? null : say(`visits:renewal.way.${way}`),
        untilOn === null ? null : say('visits:renewal.until', { day: dayOf(untilOn) }),
        open?.callBy ? say('visits:renewal.callBy', { when: sayDate(lang, open.callBy, here.now) }) : null,
        open?.meetsAt ? say('visits:renewal.meets', { when: sayDate(lang, open.meetsAt, here.now) }) : null,
      ].filter((line) => line !== null),
    })),
    timesHeading: say('visits:regular.times'),
    times: (regular?.times ?? []).map(({ startsAt, who }) =>
      say('visits:regular.with', { when: sayDate(lang, startsAt, here.now), who }),
    ),
    slip: say('visits:renewal.slip', { phone: here.agency.phone }),
  }
}

export default function ArrangementSlip() {
  const page = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="stack narrow">
      <title>{page.title}</title>
      <p className="no-print">
        <a href={`/arbeid/person/${page.personId}/faste`}>{say('visitstaff:regulars.arrange')}</a>
      </p>
      <article className="card stack" lang={page.lang} dir={page.lang === 'ar' ? 'rtl' : 'ltr'}>
        <h1>{page.title}</h1>
        <p className="quiet">{page.agency}</p>
        {page.renewals.map(({ id, form, lines }) => (
          <section key={id} className="stack-tight">
            <h2>{form}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        {page.times.length > 0 && (
          <section className="stack-tight">
            <h2>{page.timesHeading}</h2>
            <ul>
              {page.times.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        )}
        <p>{page.slip}</p>
      </article>
    </div>
  )
}
