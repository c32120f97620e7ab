import type { Banner } from '../../office/calls/incidents/model.ts'
import type { Language } from '../../text/index.ts'
import { useSay, useShell } from './shell.ts'

type BannerShown = { id: string; text: string }

/** what everybody is told just now, in the reader's language. */
export const bannersShown = (banners: readonly Banner[], language: Language): BannerShown[] =>
  banners.map(({ id, text }) => ({ id, text: text[language] ?? '' }))

export function Banners({ banners }: { banners: readonly BannerShown[] }) {
  const say = useSay()
  const { language, reads } = useShell()
  if (banners.length === 0) return null
  return (
    <section className="banners stack-tight" aria-label={say('chat:incident.label')}>
      {banners.map(({ id, text }) => (
        <p key={id} dir="auto" lang={language === reads ? undefined : language}>
          {text}
        </p>
      ))}
    </section>
  )
}
