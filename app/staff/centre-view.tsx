import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { GoTo, HiddenFields, Press } from '../ui/forms.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { useFactWords } from './fact-words.ts'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** C9-03: what the contact centre sees of a municipal matter while the person is on the line. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = params.personId ?? ''
  const view = await here.office.access.contactCentreView(personId)
  if (!view.ok) throw fault('notFound')
  return { personId, view: plain(view.value) }
}

type CentrePage = Awaited<ReturnType<typeof loader>>
type Insight = Extract<CentrePage['view'], { outcome: 'insight' }>

export default function CentreView() {
  const { personId, view } = useLoaderData() as CentrePage
  const { say } = useWords()
  useKeys(() => false)
  const forward = `/arbeid/ny-kontakt?person=${personId}`
  return (
    <div className="stack narrow">
      <title>{say('staff:centre.heading')}</title>
      <BenchHead heading={say('staff:centre.heading')}>
        {view.municipality && <p className="quiet">{view.municipality}</p>}
      </BenchHead>
      {view.outcome === 'insight' ? (
        <Fields view={view} />
      ) : (
        <EmptyState heading={say('staff:centre.noInsight')}>
          <p>{say('staff:centre.noInsightText')}</p>
        </EmptyState>
      )}
      <div className="row">
        {view.outcome === 'insight' && view.mayBeOutdated && <AskForCheck address={forward} />}
        <GoTo href={forward}>{say('staff:centre.forward')}</GoTo>
      </div>
    </div>
  )
}

/** nobody is told what may be outdated; one press asks the municipality to look, with a promise to read back. */
function AskForCheck({ address }: { address: string }) {
  const { say } = useWords()
  return (
    <form method="post" action={address}>
      <HiddenFields form="check" />
      <input type="hidden" name="kanal" value="contactCentrePhone" />
      <input type="hidden" name="tema" value="paymentDateMunicipal" />
      <input type="hidden" name="sjekk" value="ja" />
      <Press variant="secondary">{say('staff:centre.check')}</Press>
    </form>
  )
}

function Fields({ view }: { view: Insight }) {
  const words = useWords()
  const { say } = words
  const factWords = useFactWords()
  const fields = Object.entries(view.fields)
  return (
    <>
      {view.mayBeOutdated && (
        <div className="promise" data-state="moved">
          <p>{say(view.mayConfirmPayment ? 'staff:centre.outdated' : 'staff:centre.outdatedPayment')}</p>
        </div>
      )}
      {fields.length === 0 && <EmptyState heading={say('staff:centre.nothing')} />}
      <div className="scroll-x">
        <table className="dense stacks">
          <caption className="aksel-sr-only">{say('staff:centre.heading')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('staff:centre.field')}</th>
              <th scope="col">{say('staff:centre.value')}</th>
              <th scope="col">{say('staff:centre.source')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(([kind, field]) => (
              <tr key={kind}>
                <th scope="row">{words.coded('staff:fact')(kind)}</th>
                <td>{factWords(field.value)}</td>
                <td>
                  {words.coded('staff:source')(field.source)}, <Time at={field.asOf} />{' '}
                  {field.mayBeOutdated && (
                    <StatusTag tone="warning">{say('staff:centre.mayBeOutdated')}</StatusTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
