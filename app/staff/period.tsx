import { Press } from '../ui/forms.tsx'
import { useWords } from './words.ts'

/** Which weeks are counted; what is refused is said above. */
export function Period({ from, until, refused }: { from: string; until: string; refused: boolean }) {
  const { say, day } = useWords()
  return (
    <form method="get" className="stack-tight">
      {refused && (
        <p role="alert" className="promise" data-state="late">
          {say('reasons:badPeriod')}
        </p>
      )}
      <p>{say('voice:callFigures.period', { from: day(from), until: day(until) })}</p>
      <div className="row">
        <label className="small-field">
          <span>{say('voice:callFigures.from')}</span>{' '}
          <input type="date" name="fra" defaultValue={from} required />
        </label>
        <label className="small-field">
          <span>{say('voice:callFigures.until')}</span>{' '}
          <input type="date" name="til" defaultValue={until} required />
        </label>
        <Press small>{say('voice:callFigures.show')}</Press>
      </div>
    </form>
  )
}
