import type { Banner } from '../../office/calls/incidents/model.ts'
import { hasText, type Language, type Say, type TextKey } from '../../text/index.ts'
import { useSay } from './shell.ts'

export type BannerShown = { id: string; text: string }

/** in the reader's language, by staff's own words where they wrote any in it, by the house's sentence elsewhere. */
export function bannersShown(banners: readonly Banner[], language: Language, say: Say): BannerShown[] {
  return banners.map(({ id, theme, text, textKey }) => {
    const key = `common:theme.${theme}`
    const name = say(hasText(key) ? (key as TextKey) : 'common:theme.unknown')
    return { id, text: text[language] ?? say(textKey, { theme: name }) }
  })
}

export function Banners({ banners }: { banners: readonly BannerShown[] }) {
  const say = useSay()
  if (banners.length === 0) return null
  return (
    <section className="banners stack-tight" aria-label={say('chat:incident.label')}>
      {banners.map(({ id, text }) => (
        <p key={id} dir="auto">
          {text}
        </p>
      ))}
    </section>
  )
}
