import { BESIDE } from '../beside.ts'
import { useSay, useShell } from './shell.ts'

/** on every page of Min side that an employee works for somebody: who helps, whose pages they are, and the way to end it. */
export function BesideBanner() {
  const say = useSay()
  const { viewer } = useShell()
  if (viewer?.kind !== 'person' || !viewer.beside) return null
  return (
    <aside className="beside row row-apart" aria-label={say('assisted:banner.label')}>
      <p>
        <span className="strong">{say('assisted:banner.who', { name: viewer.name })}</span>{' '}
        {say('assisted:banner.by', { staff: viewer.beside.staffName })}
      </p>
      <a href={BESIDE}>{say('assisted:banner.end')}</a>
    </aside>
  )
}
