import type { VoiceCommand } from '../model.ts'

/** One thing asked of the voice platform, under an id that makes it happen once however often it is asked for. */
export type Asking =
  | { id: string; does: 'ring'; legId: string; command: Extract<VoiceCommand, { does: 'ring' }> }
  | { id: string; does: 'move'; providerId: string; next: string }
  | { id: string; does: 'hangUp'; providerId: string }

/** `gone`: the platform no longer has the call, so there is nothing left to do. `none`: this house has no telephone. */
export type Asked =
  | { how: 'done'; providerId: string }
  | { how: 'again' | 'refused'; why: string }
  | { how: 'gone' | 'none' }

/** What was recorded on the platform, by the address it gave. */
export type Fetched =
  | { how: 'done'; bytes: Uint8Array; contentType: string }
  | { how: 'again' | 'refused'; why: string }
  | { how: 'gone' | 'none' }

export type VoiceGateway = {
  ask(asking: Asking): Promise<Asked>
  recording(url: string): Promise<Fetched>
}
