import { NavLink, useLocation, useRouteLoaderData } from 'react-router'
import type { TextKey } from '../../text/index.ts'
import { HiddenFields } from './forms.tsx'
import { useSay, useShell } from './shell.ts'

/** Where staff work. Who leads nobody does not see the leader's page here; the page itself refuses too. */
const PLACES: readonly {
  to: string
  text: TextKey
  leads?: true
  keeps?: true
  checks?: true
  duty?: true
  calls?: true
  receives?: true
  arranges?: true
  reviews?: true
  /** Not every hour of the day: stands behind the last word of the bar, or does so where the bar is crowded. */
  seldom?: 'always' | 'crowded'
}[] = [
  { to: '/arbeid', text: 'staff:nav.workList' },
  { to: '/arbeid/mottak', text: 'visitstaff:reception.heading', receives: true },
  { to: '/arbeid/moteonsker', text: 'meetstaff:requests.title' },
  { to: '/arbeid/ute', text: 'visitstaff:outreach.nav', seldom: 'always' },
  { to: '/arbeid/opplaring', text: 'visitstaff:training.nav', arranges: true, seldom: 'always' },
  { to: '/arbeid/faste', text: 'visitstaff:regulars.heading', arranges: true, seldom: 'always' },
  { to: '/arbeid/ring', text: 'voice:callback.list.title' },
  { to: '/arbeid/samtaler', text: 'voice:nav.calls', calls: true },
  { to: '/arbeid/chat', text: 'voice:nav.chat', calls: true },
  { to: '/arbeid/vakt', text: 'voice:nav.duty', duty: true },
  { to: '/arbeid/sortering', text: 'staff:nav.triage', seldom: 'crowded' },
  { to: '/arbeid/ikke-nadd', text: 'desk:nav.unread', seldom: 'crowded' },
  { to: '/arbeid/hentested', text: 'desk:nav.pickup', keeps: true, seldom: 'always' },
  { to: '/arbeid/sok', text: 'staff:nav.search' },
  { to: '/arbeid/ny-kontakt', text: 'staff:nav.contact' },
  { to: '/arbeid/uidentifisert', text: 'desk:unidentified.nav', checks: true, seldom: 'always' },
  { to: '/arbeid/hjelpere', text: 'desk:helperRequests.nav', checks: true, seldom: 'always' },
  { to: '/arbeid/innsyn', text: 'desk:log.heading', reviews: true },
  { to: '/arbeid/leder', text: 'staff:nav.leader', leads: true },
]

/** Leader, reception and the privacy role. */
const [LEADER, RECEPTION, PRIVACY] = ['LE', 'RE', 'PO'] as const
/** Those who check who somebody is: the contact centre and the reception. */
const CHECKERS = ['CC', 'RE']
/** Those who take calls. */
const TAKES_CALLS = ['CC', 'RE', 'DU']
/** Those who write visits (M-23). */
const RECEIVES = ['RE', 'DU']
/** Those who make arrangements with who comes often, and who train them. */
const ARRANGE = ['RE', 'DU', 'LE', 'AP', 'AS', 'AM', 'CO']
/** Those who have the duty phone, or lead those who do. */
const ON_DUTY = ['DU', 'LE']

/** Who keeps a partner's place for fetching has that place and nothing else. */
function isFor(
  { leads, keeps, checks, duty, calls, receives, reviews, arranges }: (typeof PLACES)[number],
  roles: readonly string[],
): boolean {
  if (roles.length === 0) return keeps === true
  if (reviews) return roles.includes(PRIVACY)
  if (receives) return RECEIVES.some((role) => roles.includes(role))
  if (arranges) return ARRANGE.some((role) => roles.includes(role))
  if (keeps) return roles.includes(RECEPTION)
  if (checks) return CHECKERS.some((role) => roles.includes(role))
  if (calls) return TAKES_CALLS.some((role) => roles.includes(role))
  if (duty) return ON_DUTY.some((role) => roles.includes(role))
  return !leads || roles.includes(LEADER)
}

/** What waits to be read; stands in the bar of every page. */
function useUnread(): number {
  const layout = useRouteLoaderData('layouts/staff') as { unread: number } | undefined
  return layout?.unread ?? 0
}

/** So many places need no folding; and so many that are not seldom stand in one line of a usual screen. */
const [ALL_SHOWN, ONE_LINE] = [8, 9]

/** What stands behind the last word of the bar. */
function folded(places: typeof PLACES): typeof PLACES {
  if (places.length <= ALL_SHOWN) return []
  const crowded = places.filter(({ seldom }) => seldom !== 'always').length > ONE_LINE
  return places.filter(({ seldom }) => seldom === 'always' || (crowded && seldom === 'crowded'))
}

function Places({ roles }: { roles: readonly string[] }) {
  const say = useSay()
  const { pathname } = useLocation()
  const places = PLACES.filter((place) => isFor(place, roles))
  const seldom = folded(places)
  return (
    <nav aria-label={say('staff:nav.label')}>
      <PlaceLinks places={places.filter((place) => !seldom.includes(place))} />
      {seldom.length > 0 && (
        <details className="more-places" data-here={seldom.some(({ to }) => to === pathname)}>
          <summary>{say('staff:nav.more')}</summary>
          <PlaceLinks places={seldom} />
        </details>
      )}
    </nav>
  )
}

function PlaceLinks({ places }: { places: typeof PLACES }) {
  const say = useSay()
  return (
    <ul className="plain-list">
      {places.map(({ to, text }) => (
        <li key={to}>
          <NavLink to={to} end>
            {say(text)}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

export function TopBar() {
  const unread = useUnread()
  const say = useSay()
  const { agency, viewer } = useShell()
  const staff = viewer?.kind === 'staff' ? viewer : null
  return (
    <>
      <a className="skip" href="#innhold">
        {say('common:skip')}
      </a>
      <header className="topbar">
        <a className="topbar-name" href="/arbeid">
          {agency.name}
        </a>
        {staff && <Places roles={staff.roles} />}
        {staff && (
          <div className="topbar-who">
            {staff.roles.length > 0 && (
              <a href="/arbeid/varsler" data-waiting={unread > 0}>
                {say('staff:nav.notices', { n: unread })}
              </a>
            )}
            <span>
              <span className="strong">{staff.name}</span>
              {staff.unit && <span className="topbar-unit">, {staff.unit}</span>}
            </span>
            <form method="post" action="/logg-ut">
              <HiddenFields form="sign-out" />
              <button type="submit">{say('common:signOut')}</button>
            </form>
          </div>
        )}
      </header>
    </>
  )
}
