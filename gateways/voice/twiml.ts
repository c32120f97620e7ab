import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js'
import type { Verb } from '../../office/calls/model.ts'
import { voiceTag } from './languages.ts'

type Response = InstanceType<typeof VoiceResponse>
type Speaker = Pick<Response, 'say' | 'pause' | 'play'>
type SayAttributes = Parameters<Response['say']>[0]

type Speaking = {
  /** Scheme and host that the platform reaches us by. */
  origin: string
  words: (text: string, params: Readonly<Record<string, string | number>>, language: string) => string
}

export const MUSIC_PATH = '/voice/music.wav'

/** What is said and done on a line, as TwiML. The order is the caller's; nothing after a verb that leads away is kept. */
export function twiml(verbs: readonly Verb[], speaking: Speaking): string {
  const response = new VoiceResponse()
  for (const verb of verbs) {
    write(response, verb, speaking)
    if (verb.do === 'go' || verb.do === 'hangUp' || verb.do === 'refuse') break
  }
  return response.toString()
}

function write(response: Response, verb: Verb, speaking: Speaking): void {
  const at = (path: string) => `${speaking.origin}${path}`
  switch (verb.do) {
    case 'say':
    case 'pause':
    case 'music':
      speak(response, verb, speaking)
      return
    case 'gather': {
      const gather = response.gather({
        input: ['dtmf'],
        action: at(verb.next),
        method: 'POST',
        numDigits: verb.digits,
        timeout: verb.seconds,
        // Silence is an answer too: it goes on with what stands after.
        actionOnEmptyResult: false,
      })
      for (const said of verb.says) speak(gather, said, speaking)
      return
    }
    case 'join':
      response.dial().conference(
        {
          startConferenceOnEnter: verb.waits !== true,
          endConferenceOnExit: verb.endsWithMe,
          beep: 'false',
          waitUrl: at(MUSIC_PATH),
          waitMethod: 'GET',
        },
        verb.room,
      )
      return
    case 'record':
      response.record({
        action: at(verb.next),
        method: 'POST',
        maxLength: verb.mostSeconds,
        finishOnKey: '#',
        playBeep: true,
        timeout: 5,
      })
      return
    case 'go':
      response.redirect({ method: 'POST' }, at(verb.next))
      return
    case 'hangUp':
      response.hangup()
      return
    case 'refuse':
      response.reject({ reason: 'rejected' })
  }
}

/** A control character or half a letter in somebody's name is nothing that is heard, and leaves no call unanswered. */
const sayable = (words: string): string =>
  words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')

/** What may stand inside a gather too, so that keys are heard during speech and music. */
function speak(speaker: Speaker, verb: Verb, { origin, words }: Speaking): void {
  if (verb.do === 'say')
    speaker.say(
      { language: voiceTag(verb.language) } as SayAttributes,
      sayable(words(verb.text, verb.params ?? {}, verb.language)),
    )
  else if (verb.do === 'pause') speaker.pause({ length: verb.seconds })
  else if (verb.do === 'music') speaker.play(`${origin}${MUSIC_PATH}`)
  else throw new Error(`${verb.do} is nothing that is heard while keys are waited for`)
}
