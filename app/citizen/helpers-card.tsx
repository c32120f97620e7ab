import type { Written } from '../form.ts'
import { HiddenFields, Press, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { OFFERED_THEMES } from './helpers-new.tsx'
import type { ShownMandate } from './helpers-words.ts'
import { themeWords } from './words.ts'

const SIDES = ['state', 'municipal'] as const

/** What somebody says no to: the sides, and of them these themes, or all. The same at the desk. */
export const refusalIn = (values: Written) => ({
  sides: SIDES.filter((side) => values[`nei.side.${side}`] === 'ja'),
  themes: OFFERED_THEMES.filter((theme) => values[`nei.tema.${theme}`] === 'ja'),
})

export function RefusalFields() {
  const say = useSay()
  return (
    <>
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('mandates:new.sides')}</legend>
        {SIDES.map((side) => (
          <Tick key={side} name={`nei.side.${side}`} label={say(`citizen:people.side.${side}`)} />
        ))}
      </fieldset>
      <fieldset className="plain-fieldset">
        <legend className="strong">{say('mandates:new.themes')}</legend>
        {OFFERED_THEMES.map((theme) => (
          <Tick key={theme} name={`nei.tema.${theme}`} label={themeWords(theme, say)} />
        ))}
      </fieldset>
    </>
  )
}

/** The latest statement counts: a no goes before a mandate that was given earlier, and the rest of it goes on. */
function RefuseForm({ mandate }: { mandate: ShownMandate }) {
  const say = useSay()
  return (
    <details className="disclosure">
      <summary aria-label={`${say('mandates:refuse.heading')}: ${mandate.name}`}>
        {say('mandates:refuse.heading')}
      </summary>
      <form method="post" className="stack-tight">
        <HiddenFields form={`refuse-${mandate.id}`} />
        <input type="hidden" name="fullmakt" value={mandate.id} />
        <p className="quiet">{say('mandates:refuse.hint', { name: mandate.name })}</p>
        <RefusalFields />
        <div>
          <Press name="gjor" value="nei" variant="secondary">
            {say('mandates:refuse.send')}
          </Press>
        </div>
      </form>
    </details>
  )
}

export function MandateCard({ mandate }: { mandate: ShownMandate }) {
  const say = useSay()
  return (
    <li className="card stack-tight">
      <h2 className="section-title row">
        <bdi>{mandate.name}</bdi>
        <StatusTag tone={mandate.state === 'active' ? 'success' : 'neutral'}>
          {say(`mandates:state.${mandate.state}`)}
        </StatusTag>
      </h2>
      <p>
        {mandate.relation} · {mandate.period}
      </p>
      <p>{mandate.sides.join(' · ')}</p>
      <p>{mandate.themes.join(', ')}</p>
      <ul>
        {mandate.acts.map((act) => (
          <li key={act}>{act}</li>
        ))}
      </ul>
      {mandate.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {mandate.renewable && <p className="strong">{say('mandates:helpers.renewSoon')}</p>}
      <form method="post" className="row">
        <HiddenFields form={`end-${mandate.id}`} />
        <input type="hidden" name="fullmakt" value={mandate.id} />
        {mandate.renewable && (
          <Press name="gjor" value="forny">
            {say('mandates:helpers.renew')}
          </Press>
        )}
        <Press
          name="gjor"
          value="slutt"
          variant="secondary"
          aria-label={say('mandates:helpers.endFor', { name: mandate.name })}
        >
          {say('mandates:helpers.end')}
        </Press>
      </form>
      {mandate.state === 'active' && <RefuseForm mandate={mandate} />}
    </li>
  )
}
