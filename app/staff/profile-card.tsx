import { STATUS_REASONS } from '../../office/people/profile/model.ts'
import { Choices, HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useWords } from './words.ts'

export const profileAddress = (personId: string) => `/arbeid/person/${personId}/profil`

/**
 * one press to open, one to set. The person's own words are the reason; it counts at once for all that goes out,
 * and nobody has to approve it.
 */
export function CannotOnScreen({
  personId,
  method,
}: {
  personId: string
  method: 'phone' | 'desk' | 'meeting'
}) {
  const { say, coded } = useWords()
  return (
    <details className="disclosure" id="ikke-skjerm">
      <summary>{say('desk:profile.assisted')}</summary>
      <form method="post" action={profileAddress(personId)} className="stack-tight">
        <HiddenFields form="assisted" />
        <input type="hidden" name="maate" value={method} />
        <TextBox name="text" label={say('desk:profile.assisted.words')} rows={2} maxLength={1000} />
        <Choices
          name="kode"
          label={say('desk:profile.assisted.why')}
          defaultValue="ownWish"
          options={STATUS_REASONS.map((code) => ({ value: code, label: coded('desk:profile.reason')(code) }))}
        />
        <Press name="gjor" value="skjerm">
          {say('desk:profile.assisted.set')}
        </Press>
      </form>
    </details>
  )
}

/** What stands at the person's name: the two presses, and the way to the whole profile. */
export function ProfileCard({ personId, centre }: { personId: string; centre: boolean }) {
  const { say } = useWords()
  return (
    <div className="stack-tight small">
      <a href={profileAddress(personId)}>{say('desk:profile.open')}</a>
      <CannotOnScreen personId={personId} method={centre ? 'phone' : 'meeting'} />
    </div>
  )
}
