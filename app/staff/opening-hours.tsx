import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { Closings } from './opening-hours-closing.tsx'
import { AnswerForm, DecideForm, ProposeForm } from './opening-hours-forms.tsx'
import { Demand, Heard, History, Now } from './opening-hours-parts.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** the hours of the own reception, for whoever leads it; the reception enters answers. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const found = await here.office.visits.openingBook()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

const PAGE = '/arbeid/apningstider'

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { visits } = here.office
  const versionId = idOf(values.versjon)
  const acts: Record<
    string,
    () => Promise<{ ok: true } | { ok: false; reason: string; details?: Refused['details'] }>
  > = {
    foresla: () =>
      visits.proposeHours({
        week: [1, 2, 3, 4, 5, 6, 7].map((day) => values[`dag.${day}`] ?? ''),
        validFrom: values.fra ?? '',
        answerBy: values.innen ?? '',
        why: values.hvorfor ?? '',
      }),
    svar: () =>
      visits.answerHours({
        versionId,
        who: values.hvem ?? '',
        name: values.navn ?? '',
        stance: values.mener ?? '',
        says: values.sier ?? '',
      }),
    vedta: () => visits.decideHours({ versionId, weighed: values.vurdert ?? '', early: values.tidlig ?? '' }),
    trekk: () => visits.withdrawHours({ versionId }),
    steng: () =>
      visits.closeOffice({
        first: values['steng.fra'] ?? '',
        last: values['steng.til'] ?? '',
        cause: values.arsak ?? '',
        says: values.ord ?? '',
        from: values['steng.kl.fra'] ?? '',
        until: values['steng.kl.til'] ?? '',
        seen: values.sett === 'ja',
      }),
    apne: () => visits.reopenOffice({ closingId: idOf(values.stenging) }),
  }
  const act = acts[values.gjor ?? '']
  if (act === undefined) return refuse('badForm', values)
  const done = await act()
  if (done.ok) return redirect(PAGE, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, values, { details: done.details })
}

export type OpeningPage = Awaited<ReturnType<typeof loader>>

export default function OpeningHours() {
  const page = useLoaderData() as OpeningPage
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:hours.title')}</title>
      <BenchHead heading={say('visitstaff:hours.title')} lead={say('visitstaff:hours.lead')}>
        <p>
          <a href={`/kontor/${page.officeId}`}>{say('visitstaff:hours.public')}</a>
        </p>
      </BenchHead>
      <Refusal refused={refused} />
      <div className="two-wide">
        <Now page={page} />
        {page.heard ? (
          <section className="card stack-tight" aria-labelledby="horing">
            <h2 id="horing">{say('visitstaff:hours.heard')}</h2>
            <Heard version={page.heard} />
            <AnswerForm versionId={page.heard.id ?? ''} refused={refused} />
            {page.leads && (
              <DecideForm
                versionId={page.heard.id ?? ''}
                early={page.today <= (page.heard.answerBy ?? '')}
                refused={refused}
              />
            )}
          </section>
        ) : (
          page.leads && <ProposeForm lines={page.now} refused={refused} />
        )}
      </div>
      <Closings page={page} refused={refused} />
      {page.leads && <Demand page={page} />}
      <History page={page} />
    </div>
  )
}
