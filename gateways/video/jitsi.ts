import { SignJWT } from 'jose'

/** A service that opens rooms by address and signed token, as Jitsi does. `appId` and `secret` are shared with it. */
export type VideoService = { url: string; appId: string; secret: string }
export type Seat = {
  room: string
  name: string
  host: boolean
  language: string
  from: Temporal.Instant
  until: Temporal.Instant
}

/**
 * one address for one person, one room and some hours. Nobody is seen or heard before they want to be, and nothing
 * is recorded, streamed or written down: the token says so to the service, and the address to the page.
 */
export async function videoAddress(
  service: VideoService,
  seat: Seat,
  now: Temporal.Instant,
  only: 'all' | 'sound' = 'all',
): Promise<string> {
  const token = await new SignJWT({
    room: seat.room,
    context: {
      user: { name: seat.name, moderator: seat.host },
      features: { recording: false, livestreaming: false, transcription: false, 'outbound-call': false },
    },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(service.appId)
    .setAudience(service.appId)
    .setSubject(new URL(service.url).host)
    .setNotBefore(seconds(earlier(seat.from, now)))
    .setExpirationTime(seconds(seat.until))
    .sign(new TextEncoder().encode(service.secret))
  const address = new URL(seat.room, service.url.endsWith('/') ? service.url : `${service.url}/`)
  address.searchParams.set('jwt', token)
  address.hash = new URLSearchParams({
    'config.startWithAudioMuted': 'true',
    'config.startWithVideoMuted': 'true',
    'config.startAudioOnly': String(only === 'sound'),
    'config.fileRecordingsEnabled': 'false',
    'config.localRecording.disable': 'true',
    'config.prejoinConfig.enabled': 'true',
    'config.defaultLanguage': seat.language,
  }).toString()
  return address.href
}

const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000)
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)
