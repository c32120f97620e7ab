import { HiddenFields, Press } from '../ui/forms.tsx'
import type { Advice } from './advice-data.ts'
import { useFormAddress } from './form-address.ts'
import type { OpenPage } from './person-view.tsx'
import { useWords } from './words.ts'

/**
 * C3-03: before somebody writes to a person whom writing does not reach: say so, and offer what does: a call at one of
 * three times, or the deputy. Writing all the same stays possible, with a reason.
 */
export function WritingWarning({ page, advice }: { page: OpenPage; advice: Advice }) {
  const { say } = useWords()
  const callable = advice.advice.ways.some(({ way }) => way === 'phone')
  const name = page.brief.callMe ?? page.brief.name
  return (
    <section className="warning stack-tight" aria-labelledby="skriftlig-advarsel">
      <h3 id="skriftlig-advarsel">{say(HEADING[advice.writingWorks], { name })}</h3>
      <p>{say(advice.writingWorks === 'yes' ? 'desk:warn.textOther' : 'desk:warn.text')}</p>
      {page.selectedId !== null && (
        <div className="row">
          {callable && <span>{say('desk:warn.slots')}</span>}
          {callable && advice.slots.map((at) => <Slot key={at} page={page} at={at} />)}
          {advice.deputy && <Deputy page={page} deputy={advice.deputy} />}
        </div>
      )}
      {page.selectedId !== null && <a href="#ring">{say('desk:warn.callNow')}</a>}
    </section>
  )
}

const HEADING = {
  yes: 'desk:warn.heading',
  no: 'desk:warn.headingShut',
  unsure: 'desk:warn.headingUnsure',
} as const

function Slot({ page, at }: { page: OpenPage; at: string }) {
  const { when } = useWords()
  const deed = 'ringetid'
  return (
    <form method="post" action={useFormAddress(page)}>
      <HiddenFields form={`${deed}.${at}`} />
      <input type="hidden" name="gjor" value={deed} />
      <input type="hidden" name="oppgave" value={page.selectedId ?? ''} />
      <input type="hidden" name="tid" value={at} />
      <Press small variant="secondary">
        <time dateTime={at}>{when(at)}</time>
      </Press>
    </form>
  )
}

/** Given on inside the conversation with the same due time; the giver answers for it until the deputy takes it. */
function Deputy({ page, deputy }: { page: OpenPage; deputy: NonNullable<Advice['deputy']> }) {
  const { say } = useWords()
  return (
    <form method="post" action={useFormAddress(page)}>
      <HiddenFields form="vara" />
      <input type="hidden" name="gjor" value="overfor" />
      <input type="hidden" name="oppgave" value={page.selectedId ?? ''} />
      <input type="hidden" name="til" value={`staff:${deputy.id}`} />
      <input type="hidden" name="arsak" value="capacity" />
      <Press small variant="secondary">
        {say('desk:warn.deputy', { name: deputy.name })}
      </Press>
    </form>
  )
}
