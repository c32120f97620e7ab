import type { MeetingMode } from '../../office/meetings/model.ts'
import { Choices, Press } from './forms.tsx'
import { useSay } from './shell.ts'

export type Where = {
  readonly mode: string
  readonly modes: readonly string[]
  readonly placeId: string
  readonly places: readonly { id: string; name: string; address: string }[]
}

/** What a person can choose between: not what needs somebody's judgement first. */
export const modesFor = (now: MeetingMode | null, video: boolean, places: number): MeetingMode[] => {
  const modes: MeetingMode[] = ['physicalOffice']
  if (places > 0) modes.push('physicalElsewhere')
  if (video) modes.push('video')
  modes.push('phone')
  return now === null || modes.includes(now) ? modes : [now, ...modes]
}

/** How and where, as fields of a form that only looks (GET). */
export function WhereFields({ where }: { where: Where }) {
  const say = useSay()
  return (
    <>
      <Choices
        name="hvordan"
        label={say('meetings:booking.new.how')}
        defaultValue={where.mode}
        options={where.modes.map((value) => ({
          value,
          label: say(`meetings:talk.mode.${value as MeetingMode}`),
        }))}
      />
      {where.places.length > 0 && (
        <Choices
          name="sted"
          label={say('meetings:booking.new.where')}
          defaultValue={where.placeId}
          options={where.places.map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))}
        />
      )}
    </>
  )
}

export function SeeTimes() {
  const say = useSay()
  return (
    <div>
      <Press variant="secondary">{say('meetings:booking.new.next')}</Press>
    </div>
  )
}

/** Where there is nothing free, and where the next times are. */
export function OtherTimes({ later, none }: { later: string | null; none: boolean }) {
  const say = useSay()
  return (
    <>
      {none && <p role="status">{say('meetings:booking.time.none')}</p>}
      {later !== null && (
        <p>
          <a href={later}>{say('meetings:booking.time.later')}</a>
        </p>
      )}
    </>
  )
}
