import { describe, expect, test } from 'vitest'
import { simulateVideo } from '../simulator/video.ts'
import { type Seat, videoAddress } from './jitsi.ts'

const service = { url: 'https://video.example', appId: 'office', secret: 'for-simulators-only-and-tests' }
const now = Temporal.Instant.from('2026-03-04T09:00:00Z')
const seat: Seat = {
  room: 'b6f0c3de-8a6f-4a2e-9b4b-0d6a6a1d1c11',
  name: 'Amina',
  host: false,
  language: 'so',
  from: now.subtract({ minutes: 15 }),
  until: now.add({ minutes: 90 }),
}
const enters = async (link: string, at = now) => simulateVideo(service).enters(link, at)

describe('R-474: the way into a video meeting', () => {
  test('nobody is seen or heard on entry, and nothing is recorded', async () => {
    expect(await enters(await videoAddress(service, seat, now))).toEqual({
      name: 'Amina',
      host: false,
      sound: false,
      picture: false,
      recording: false,
    })
  })
  test('one can come with sound only', async () => {
    expect(await videoAddress(service, seat, now, 'sound')).toContain('config.startAudioOnly=true')
    expect(await videoAddress(service, seat, now)).toContain('config.startAudioOnly=false')
  })
  test('it holds for its room and its hours, and for no other service', async () => {
    const link = await videoAddress(service, seat, now)
    expect(await enters(link.replace(seat.room, 'another-room'))).toBeNull()
    expect(await enters(link, seat.until.add({ minutes: 1 }))).toBeNull()
    expect(await enters(link, seat.from.subtract({ minutes: 1 }))).toBeNull()
    expect(
      await enters(await videoAddress({ ...service, secret: 'something else entirely' }, seat, now)),
    ).toBeNull()
  })
  test('who falls out can come in again by the same link', async () => {
    const video = simulateVideo(service)
    const link = await videoAddress(service, seat, now)
    await video.enters(link, now)
    expect(video.loses(seat.room, 'Amina')).toBe(true)
    expect(video.inRoom(seat.room)).toEqual([])
    expect(await video.enters(link, now)).toMatchObject({ name: 'Amina' })
  })
})
