import { isAssistanceLanguage, languageFacts, textFor } from '../../text/index.ts'
import { BESIDE } from '../beside.ts'
import { useShell } from './shell.ts'

/**
 * on every page of Min side that an employee works for somebody: who helps, whose pages they are, and the way to end it.
 * C6-05: in the language of the two, also where the page itself is there in Norwegian alone; then that is said, and that an
 * interpreter can be had.
 */
export function BesideBanner() {
  const { viewer, reads } = useShell()
  if (viewer?.kind !== 'person' || !viewer.beside) return null
  const { language } = viewer.beside
  const say = textFor(language)
  const { name, dir } = languageFacts(language)
  return (
    <aside
      className="beside row row-apart"
      aria-label={say('assisted:banner.label')}
      lang={language === reads ? undefined : language}
      dir={language === reads ? undefined : dir}
    >
      <p>
        <span className="strong">{say('assisted:banner.who', { name: viewer.name })}</span>{' '}
        {say('assisted:banner.by', { staff: viewer.beside.staffName })}
      </p>
      <a href={BESIDE}>{say('assisted:banner.end')}</a>
      {language !== reads && <p className="strong">{say('assisted:help.norwegian')}</p>}
      {isAssistanceLanguage(reads) && (
        <p className="small">{say('assisted:help.machine', { language: name })}</p>
      )}
    </aside>
  )
}
