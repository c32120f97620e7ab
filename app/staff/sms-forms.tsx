import type { ReactNode } from 'react'
import { guardText } from '../../office/reach/sms/guard/rules.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { SidePick } from './documents.tsx'
import { phoneWords } from './format.ts'
import type { SmsPage } from './sms.tsx'
import { useWords } from './words.ts'

type Props = { page: SmsPage; refused?: Refused | undefined }

/** a number that is not the person's own can be seen and not chosen, with why. */
function Numbers({ page, form }: { page: SmsPage; form: string }) {
  const { say, coded } = useWords()
  const first = page.numbers.find(({ obstacle }) => obstacle === null)
  return (
    <fieldset className="stack-tight">
      <legend className="small">{say('desk:sms.number')}</legend>
      {page.numbers.length === 0 && <p className="quiet">{say('desk:sms.noNumber')}</p>}
      {page.numbers.map(({ id, value, obstacle }) => (
        <label key={id} className="tick" htmlFor={`${form}-${id}`}>
          <input
            id={`${form}-${id}`}
            type="radio"
            name="nummer"
            value={id}
            disabled={obstacle !== null}
            defaultChecked={id === first?.id}
          />{' '}
          <span>
            <bdi dir="ltr">{phoneWords(value)}</bdi>{' '}
            {obstacle && <span className="quiet">({coded('desk:sms.obstacle')(obstacle)})</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Form({
  page,
  name,
  press,
  children,
  refused,
}: Props & {
  name: string
  press: ReactNode
  children: ReactNode
}) {
  const { say } = useWords()
  const against = page.asked === 'noTexts' || (page.asked === 'neutralOnly' && name === 'tekst')
  return (
    <form method="post" className="card stack-tight">
      <HiddenFields form={name} />
      <input type="hidden" name="gjor" value={name} />
      {children}
      {against && (
        <TextLine
          name="hvorfor"
          id={`${name}-hvorfor`}
          label={say('desk:sms.why')}
          hint={say('desk:sms.whyHint')}
          refused={refused?.values.gjor === name ? refused : undefined}
          maxLength={1000}
        />
      )}
      <Numbers page={page} form={name} />
      <SidePick />
      <div>{press}</div>
    </form>
  )
}

/** Free words, looked at before they leave; the neutral text stands beside and needs none. */
export function TextForm({ page, refused }: Props) {
  const { say, coded } = useWords()
  const found = refused?.reason === 'sensitiveText' ? guardText(refused.values.tekst ?? '') : []
  return (
    <>
      <Form page={page} refused={refused} name="tekst" press={<Press>{say('desk:sms.send')}</Press>}>
        <h2>{say('desk:sms.write')}</h2>
        <TextBox
          name="tekst"
          label={say('desk:sms.text')}
          hint={say('desk:sms.textHint')}
          refused={refused}
          rows={3}
          maxLength={300}
        />
        {found.length > 0 && (
          <ul>
            {found.map(({ kind, word }) => (
              <li key={`${kind} ${word}`}>
                «<bdi>{word}</bdi>»: {coded('desk:sms.finding')(kind)}
              </li>
            ))}
          </ul>
        )}
      </Form>
      <Form
        page={page}
        refused={refused}
        name="noytral"
        press={
          <Press variant={found.length > 0 ? 'primary' : 'secondary'}>{say('desk:sms.sendNeutral')}</Press>
        }
      >
        <h2>{say('desk:sms.neutral')}</h2>
        <p>{say('desk:sms.neutralText')}</p>
      </Form>
    </>
  )
}

export function OfferForm({ page, refused }: Props) {
  const { say } = useWords()
  const { agency } = useShell()
  return (
    <Form
      page={page}
      refused={refused}
      name="mote"
      press={<Press variant="secondary">{say('desk:sms.sendOffer')}</Press>}
    >
      <h2>{say('desk:sms.offer')}</h2>
      <p className="quiet">{say('desk:sms.offerText')}</p>
      <TextLine name="tid" type="datetime-local" label={say('desk:sms.when')} refused={refused} required />
      <TextLine
        name="sted"
        label={say('desk:sms.place')}
        defaultValue={agency.address}
        refused={refused}
        maxLength={100}
        required
      />
    </Form>
  )
}

export function LinkForm({ page, refused }: Props) {
  const { say } = useWords()
  return (
    <Form
      page={page}
      refused={refused}
      name="lenke"
      press={<Press variant="secondary">{say('desk:sms.sendLink')}</Press>}
    >
      <h2>{say('desk:sms.link')}</h2>
      <p className="quiet">{say('desk:sms.linkText')}</p>
    </Form>
  )
}
