import { jwtVerify } from 'jose'
import type { VideoService } from '../video/jitsi.ts'

/** Who is in a room, as the simulated service sees it. */
type InRoom = { name: string; host: boolean; sound: boolean; picture: boolean; recording: boolean }

/**
 * A video service in memory: it lets in whoever has a token for the room that is valid now, turns on what the address does
 * not turn off, and can lose somebody on the way.
 */
export function simulateVideo(service: VideoService) {
  const rooms = new Map<string, Map<string, InRoom>>()
  return {
    async enters(link: string, now: Temporal.Instant): Promise<InRoom | null> {
      const address = new URL(link)
      const room = address.pathname.split('/').at(-1) ?? ''
      const payload = await verified(service, address, now)
      if (payload === null || payload.room !== room) return null
      const context = payload.context as {
        user: { name: string; moderator: boolean }
        features: { recording: boolean }
      }
      const asked = new URLSearchParams(address.hash.slice(1))
      const one: InRoom = {
        name: context.user.name,
        host: context.user.moderator,
        sound: asked.get('config.startWithAudioMuted') !== 'true',
        picture: asked.get('config.startWithVideoMuted') !== 'true',
        recording: context.features.recording || asked.get('config.fileRecordingsEnabled') !== 'false',
      }
      const here = rooms.get(room) ?? new Map<string, InRoom>()
      rooms.set(room, here.set(one.name, one))
      return one
    },
    loses: (room: string, name: string) => rooms.get(room)?.delete(name) ?? false,
    inRoom: (room: string): readonly InRoom[] => [...(rooms.get(room)?.values() ?? [])],
  }
}

async function verified(service: VideoService, address: URL, now: Temporal.Instant) {
  try {
    const { payload } = await jwtVerify(
      address.searchParams.get('jwt') ?? '',
      new TextEncoder().encode(service.secret),
      {
        issuer: service.appId,
        audience: service.appId,
        // Read at the time of the office, which a demo can move.
        currentDate: new globalThis.Date(now.epochMilliseconds),
      },
    )
    return payload
  } catch {
    return null
  }
}
