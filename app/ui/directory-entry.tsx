import type { Contact } from '../../office/visits/directory/model.ts'
import { dayText } from '../../office/visits/opening/rules.ts'
import { Telephone } from './frame.tsx'
import { useSay } from './shell.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
type Shown = Omit<Contact, 'hours' | 'languages'> & {
  hours: readonly Contact['hours'][number][]
  /** Languages in words. */
  speaks: readonly string[]
}

/** how a body is reached, as it stands on a page or in somebody's hand. The name is said by whoever shows it. */
export function ContactLines({ phone, web, address, hours, speaks, interpreter }: Shown) {
  const say = useSay()
  const open = WEEKDAYS.map((day) => ({ day, text: dayText(hours, day) })).filter(({ text }) => text !== '')
  return (
    <>
      {phone && (
        <p>
          <Telephone number={phone} />
        </p>
      )}
      {web && (
        <p className="break-word">
          <a href={web} rel="noreferrer">
            <bdi dir="ltr">{web}</bdi>
          </a>
        </p>
      )}
      {address && (
        <p>
          <bdi>{address}</bdi>
        </p>
      )}
      {open.length > 0 && (
        <dl className="door-hours">
          {open.map(({ day, text }) => (
            <div key={day}>
              <dt>{say(`visits:door.weekday.${day}`)}</dt>
              <dd>
                <bdi dir="ltr">{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {speaks.length > 0 && <p>{say('visits:directory.languages', { languages: speaks.join(', ') })}</p>}
      {interpreter && <p>{say('visits:directory.interpreter')}</p>}
    </>
  )
}
