import type { PlaceChoice } from '../../office/reach/pickup/model.ts'
import type { Written } from '../form.ts'
import { useSay } from './shell.ts'

const NAME = 'sted.'

/** The places that were ticked. */
export const placesIn = (values: Written): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(NAME) && value === 'ja' ? [name.slice(NAME.length)] : [],
  )

/** Each place as a box of its own; none ticked means that nothing waits anywhere. */
export function PickUpPlaces({ places }: { places: readonly PlaceChoice[] }) {
  const say = useSay()
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{say('profile:pickup.where')}</legend>
      {places.map(({ id, name, kind, chosen }) => (
        <label key={id} className="tick">
          <input type="checkbox" name={`${NAME}${id}`} value="ja" defaultChecked={chosen} />
          <span>
            <bdi>{name}</bdi> <span className="quiet">{say(`profile:pickup.${kind}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
