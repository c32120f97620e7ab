import { LANGUAGES } from '../../text/index.ts'

/** The language comes first, each under its own name and in its own direction: the choice of a form, in its field `sprak`. */
export function LanguageButtons() {
  return LANGUAGES.map(({ code, name, dir }) => (
    <button key={code} type="submit" name="sprak" value={code} lang={code} dir={dir} className="door-big">
      {name}
    </button>
  ))
}
