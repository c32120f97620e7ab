import { RENEWAL_FORMS, RENEWAL_WAYS } from '../../office/visits/regulars/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { SmallSelect } from './parts.tsx'
import type { RegularData } from './regulars-person.tsx'
import { useWords } from './words.ts'

type Props = { page: RegularData; refused?: Refused | undefined }

/** the forms that come each month, with what the person has chosen. */
export function Renewals({ page, refused }: Props) {
  const { say, theme } = useWords()
  return (
    <section className="stack" aria-labelledby="skjema">
      <h2 id="skjema">{say('visitstaff:regulars.renewals')}</h2>
      {page.otherRenewals > 0 && (
        <p className="quiet">{say('visitstaff:regulars.renewal.other', { n: page.otherRenewals })}</p>
      )}
      {page.renewals.map((one) => (
        <RenewalCard key={one.id} renewal={one} refused={refused} />
      ))}
      <form method="post" className="row">
        <HiddenFields form="offer" />
        <input type="hidden" name="gjor" value="foresla" />
        <SmallSelect
          name="skjema"
          label={say('visitstaff:regulars.renewal.form')}
          options={RENEWAL_FORMS.map((value) => ({ value, label: theme(value) }))}
        />
        <Press small variant="secondary">
          {say('visitstaff:regulars.renewal.offer')}
        </Press>
      </form>
    </section>
  )
}

type One = RegularData['renewals'][number]

function RenewalCard({ renewal, refused }: { renewal: One; refused?: Refused | undefined }) {
  const { say, theme, when, day } = useWords()
  const again = refused?.values.ordning === renewal.id ? refused : undefined
  return (
    <article className="card stack-tight" aria-labelledby={`skjema-${renewal.id}`}>
      <h3 id={`skjema-${renewal.id}`}>{theme(renewal.form)}</h3>
      <p className="strong">
        {renewal.way ? say(`visits:renewal.way.${renewal.way}`) : say('visitstaff:regulars.renewal.unchosen')}
      </p>
      {renewal.untilOn && <p>{say('visits:renewal.until', { day: day(renewal.untilOn) })}</p>}
      <WayForm renewalId={renewal.id} />
      {renewal.open && (
        <form method="post" className="stack-tight">
          <HiddenFields form={`send-${renewal.id}`} />
          <input type="hidden" name="gjor" value="send" />
          <input type="hidden" name="ordning" value={renewal.id} />
          <p>{say('visits:renewal.ready', { month: monthWords(renewal.open.month) })}</p>
          {renewal.open.callBy && <p>{say('visits:renewal.callBy', { when: when(renewal.open.callBy) })}</p>}
          {renewal.open.meetsAt && <p>{say('visits:renewal.meets', { when: when(renewal.open.meetsAt) })}</p>}
          <TextBox
            id={`text-${renewal.id}`}
            name="text"
            label={say('visits:renewal.text')}
            rows={4}
            defaultValue={renewal.open.text}
            refused={again}
          />
          <SaidIn id={`sagt-send-${renewal.id}`} />
          <div>
            <Press>{say('visitstaff:regulars.renewal.send')}</Press>
          </div>
        </form>
      )}
      {renewal.sent && (
        <p className="quiet">{say('visits:renewal.sent', { month: monthWords(renewal.sent.month) })}</p>
      )}
      <form method="post">
        <HiddenFields form={`end-${renewal.id}`} />
        <input type="hidden" name="ordning" value={renewal.id} />
        <Press name="gjor" value="avslutt" variant="tertiary" small>
          {say('visitstaff:regulars.renewal.end')}
        </Press>
      </form>
    </article>
  )
}

/** The person says which way suits them; whoever hears it writes it down. Nobody logs in for it. */
export function WayForm({ renewalId, action }: { renewalId: string; action?: string }) {
  const { say } = useWords()
  return (
    <form method="post" className="row" {...(action ? { action } : {})}>
      <HiddenFields form={`way-${renewalId}`} />
      <input type="hidden" name="gjor" value="velg" />
      <input type="hidden" name="ordning" value={renewalId} />
      <SmallSelect
        id={`maate-${renewalId}`}
        name="maate"
        label={say('visitstaff:regulars.renewal.way')}
        options={RENEWAL_WAYS.map((value) => ({ value, label: say(`visits:renewal.way.${value}`) }))}
      />
      <SaidIn id={`sagt-${renewalId}`} />
      <Press small variant="secondary">
        {say('visitstaff:regulars.renewal.choose')}
      </Press>
    </form>
  )
}

function SaidIn({ id }: { id: string }) {
  const { say } = useWords()
  return (
    <SmallSelect
      id={id}
      name="sagt"
      label={say('visitstaff:regulars.renewal.in')}
      options={(['desk', 'phone'] as const).map((value) => ({
        value,
        label: say(`visitstaff:regulars.renewal.in.${value}`),
      }))}
    />
  )
}

/** `2026-06-01` as a month that reads the same in every language. */
const monthWords = (month: string): string => `${month.slice(5, 7)}.${month.slice(0, 4)}`
