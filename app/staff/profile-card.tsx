import { STATUS_REASONS } from '../../office/people/profile/model.ts'
import { Choices, HiddenFields, Press, TextBox } from '../ui/forms.tsx'
import { useWords } from './words.ts'

/** The stated purpose, if one was needed, goes with every step (R-717). */
export const profileAddress = (personId: string, purpose: string | null = null) =>
  `/arbeid/person/${personId}/profil${purpose === null ? '' : `?formal=${encodeURIComponent(purpose)}`}`

type Cannot = { personId: string; method: 'phone' | 'desk' | 'meeting'; purpose: string | null }

/**
 * R-306: one press to open, one to set. The person's own words are the reason; it counts at once for all that goes out,
 * and nobody has to approve it.
 */
export function CannotOnScreen({ personId, method, purpose }: Cannot) {
  const { say, coded } = useWords()
  return (
    <details className="disclosure" id="ikke-skjerm">
      <summary>{say('desk:profile.assisted')}</summary>
      <form method="post" action={profileAddress(personId, purpose)} className="stack-tight">
        <HiddenFields form="assisted" />
        <input type="hidden" name="maate" value={method} />
        <TextBox
          name="text"
          id="egne-ord"
          label={say('desk:profile.assisted.words')}
          rows={2}
          maxLength={1000}
        />
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
export function ProfileCard({
  personId,
  centre,
  purpose,
}: {
  personId: string
  centre: boolean
  purpose: string | null
}) {
  const { say } = useWords()
  return (
    <div className="stack-tight small">
      <a href={profileAddress(personId, purpose)}>{say('desk:profile.open')}</a>
      <a href={`/arbeid/person/${personId}/direktenummer`}>{say('voice:direct.heading')}</a>
      <CannotOnScreen personId={personId} method={centre ? 'phone' : 'meeting'} purpose={purpose} />
    </div>
  )
}
