import { LANGUAGES } from '../../text/index.ts'
import { BESIDE } from '../beside.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { useSay, useShell } from '../ui/shell.ts'

/** The choice goes on the profile and follows the person into every channel (app/public/language.tsx keeps it). */
export default function LanguagePage() {
  const say = useSay()
  const { language, viewer } = useShell()
  const beside = viewer?.kind === 'person' && viewer.beside !== undefined
  return (
    <div className="stack-loose">
      <title>{say('citizen:language.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:language.title')}</h1>
        <p className="lead">{say('citizen:language.lead')}</p>
      </div>
      <form method="post" action={beside ? `${BESIDE}/sprak` : '/sprak'} className="stack">
        {beside && <input type="hidden" name="profil" value="ja" />}
        <HiddenFields form="choose-language" />
        <input type="hidden" name="tilbake" value="/min-side/sprak" />
        <fieldset className="choices">
          <legend className="aksel-sr-only">{say('citizen:language.title')}</legend>
          {LANGUAGES.map(({ code, name, dir }) => (
            <label key={code} className="tick">
              <input type="radio" name="sprak" value={code} defaultChecked={code === language} />
              <span lang={code} dir={dir}>
                {name}
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <Press>{say('citizen:language.save')}</Press>
        </p>
      </form>
    </div>
  )
}
