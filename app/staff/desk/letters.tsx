import { CONFIRM_INTERPRETERS } from '../../../office/people/mandates/model.ts'
import { HiddenFields, Press } from '../../ui/forms.tsx'
import { SmallSelect } from '../parts.tsx'
import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'

/** C4-09: what there is of letters from the municipality: kind and day. To read one takes the person's yes, in this call. */
export function Letters({ page }: { page: CallPage }) {
  const words = useWords()
  const { say } = words
  const { letters, call, profile } = page.incoming
  if (letters.length === 0) return null
  return (
    <section className="card stack-tight" aria-labelledby="brev">
      <h2 id="brev" className="section-title">
        {say('voice:desk.letters.heading')}
      </h2>
      <ul className="plain-list stack-tight">
        {letters.map(({ messageId, kind, madeAt, mayOpen, open }) => (
          <li key={messageId} className="stack-tight">
            <p>
              {words.coded('reach:kind')(kind)}, {words.when(madeAt)}
            </p>
            {open && (
              <a href={`/arbeid/samtaler/${call.id}/brev/${messageId}`}>{say('voice:desk.letters.read')}</a>
            )}
            {!open && mayOpen && (
              <Ask messageId={messageId} interpreter={profile?.interpreterNeed !== 'none'} />
            )}
          </li>
        ))}
      </ul>
      {letters.some(({ mayOpen }) => !mayOpen) && <p>{say('voice:desk.letters.off')}</p>}
      {call.settledAt === null && (
        <form method="post">
          <HiddenFields form="book-letter" />
          <Press name="gjor" value="avtal-brev" variant="tertiary" small>
            {say('voice:desk.letters.book')}
          </Press>
        </form>
      )}
    </section>
  )
}

function Ask({ messageId, interpreter }: { messageId: string; interpreter: boolean }) {
  const { say } = useWords()
  return (
    <form method="post" className="row">
      <HiddenFields form={`letter-${messageId}`} />
      <input type="hidden" name="brev" value={messageId} />
      {interpreter && (
        <SmallSelect
          name="tolk"
          id={`tolk-${messageId}`}
          label={say('voice:desk.letters.interpreter')}
          options={CONFIRM_INTERPRETERS.map((value) => ({
            value,
            label: say(`voice:desk.interpreted.${value}`),
          }))}
        />
      )}
      <Press name="gjor" value="samtykke" variant="secondary" small>
        {say('voice:desk.letters.ask')}
      </Press>
    </form>
  )
}
