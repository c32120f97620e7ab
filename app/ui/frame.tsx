import type { ReactNode } from 'react'
import { ASSISTANCE_LANGUAGES, LANGUAGES, languageFacts } from '../../text/index.ts'
import { BESIDE } from '../beside.ts'
import { HiddenFields, Press } from './forms.tsx'
import { Mark } from './mark.tsx'
import { useSay, useShell } from './shell.ts'

/** Header, main and footer of public and citizen pages. */
export function Frame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const say = useSay()
  return (
    <>
      <a className="skip" href="#innhold">
        {say('common:skip')}
      </a>
      <Masthead />
      <main id="innhold" tabIndex={-1} className={wide ? 'page page-wide' : 'page'}>
        {children}
      </main>
      <Footer />
    </>
  )
}

function Masthead() {
  const { agency, viewer } = useShell()
  return (
    <header className="masthead">
      <div className="masthead-inner">
        <a className="mark" href={viewer?.kind === 'person' ? '/min-side' : '/'}>
          <Mark />
          {agency.name}
        </a>
        <div className="masthead-nav">
          <InOrOut />
          <Languages />
        </div>
      </div>
    </header>
  )
}

/** With an employee beside them there is nothing to sign out of: the help is ended instead. */
function InOrOut() {
  const say = useSay()
  const { viewer } = useShell()
  if (viewer?.kind !== 'person') return <a href="/min-side">{say('common:signIn')}</a>
  return viewer.beside ? <a href={BESIDE}>{say('assisted:end.short')}</a> : <SignOut />
}

function SignOut() {
  const say = useSay()
  return (
    <form method="post" action="/logg-ut">
      <HiddenFields form="sign-out" />
      <button type="submit" className="aksel-button aksel-button--small" data-variant="tertiary">
        <span className="aksel-label aksel-label--small">{say('common:signOut')}</span>
      </button>
    </form>
  )
}

/** Each language under its own name. A form, so that the choice needs no script and no address of its own. */
function Languages() {
  const say = useSay()
  const { language, path, viewer } = useShell()
  const beside = viewer?.kind === 'person' && viewer.beside !== undefined
  const chosen = viewer?.kind === 'person' && viewer.beside ? viewer.beside.language : language
  return (
    <details className="languages disclosure">
      <summary>
        <span className="aksel-sr-only">{say('common:language')}: </span>
        <span lang={chosen}>{languageFacts(chosen).name}</span>
      </summary>
      <form method="post" action={beside ? `${BESIDE}/sprak` : '/sprak'} className="languages-panel">
        <HiddenFields form="language" />
        <input type="hidden" name="tilbake" value={path} />
        {[...LANGUAGES, ...(beside ? ASSISTANCE_LANGUAGES : [])].map(({ code, name, dir }) => (
          <button
            key={code}
            type="submit"
            name="sprak"
            value={code}
            lang={code}
            dir={dir}
            className="language"
            aria-current={code === chosen}
          >
            {name}
          </button>
        ))}
      </form>
    </details>
  )
}

function Footer() {
  const say = useSay()
  const { agency, demo } = useShell()
  return (
    <footer className="footer">
      <div className="footer-inner">
        <section className="stack-tight">
          <h2>{say('common:footer.talk')}</h2>
          <p>
            <Telephone number={agency.phone} />
            <br />
            <PhoneHours />
          </p>
        </section>
        <section className="stack-tight">
          <h2>{say('common:footer.urgent')}</h2>
          <p>
            <Telephone number={agency.urgentPhone} />
            <br />
            {say('common:footer.danger')} <Telephone number="112" />
          </p>
        </section>
        <section className="stack-tight">
          <h2>{agency.name}</h2>
          <p>{agency.address}</p>
          <TextSize />
          {demo && (
            <p>
              <a href="/demo">{say('common:footer.demo')}</a>
            </p>
          )}
        </section>
      </div>
    </footer>
  )
}

/** Larger text on this device, without a script. */
function TextSize() {
  const say = useSay()
  const { largeText, path } = useShell()
  return (
    <form method="post" action="/visning">
      <input type="hidden" name="tilbake" value={path} />
      <Press variant="secondary" small name="skrift" value={largeText ? 'vanlig' : 'stor'}>
        {say(largeText ? 'common:text.normal' : 'common:text.large')}
      </Press>
    </form>
  )
}

/** A number one can press. Numbers read from left to right in every language. */
export function Telephone({ number, className }: { number: string; className?: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className={className}>
      <bdi dir="ltr" className="nowrap">
        {number}
      </bdi>
    </a>
  )
}

export function PhoneHours() {
  const say = useSay()
  return say('common:human.hours', { hours: useShell().agency.phoneHours })
}
