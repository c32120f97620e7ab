import type { NewNotice } from '../../../office/reach/notices/model.ts'
import type { House, Sent } from './house.ts'
import type { Page } from './html.ts'

/** A letter as the systems of the cases send it; a test says what is special about its own. */
export const letter = (personId: string, told: Partial<NewNotice> = {}): NewNotice => ({
  personId,
  eventKey: `sak:${personId}:${told.kind ?? 'decision'}`,
  kind: 'decision',
  side: 'state',
  theme: 'aap',
  language: 'nb',
  box: {
    what: 'Svar på søknaden din om arbeidsavklaringspenger.',
    todo: 'Du trenger ikke gjøre noe hvis du er enig.',
    byWhen: 'Er du uenig, kan du klage innen seks uker.',
    otherwise: 'Da gjelder vedtaket slik det står.',
    whom: 'Kari Mosetoft, veileder',
  },
  body: 'Vi har sagt ja til søknaden din.',
  ...told,
})

export const documentRequest = (personId: string, told: Partial<NewNotice> = {}): NewNotice =>
  letter(personId, {
    kind: 'documentRequest',
    theme: 'missingDocuments',
    answerClock: 'documentRequest',
    box: {
      what: 'Vi mangler et papir for å kunne gå videre med søknaden din.',
      todo: 'Send oss kontoutskriften for februar, eller les den opp for oss på telefon.',
      byWhen: 'Fjorten dager etter at du har fått dette.',
      otherwise: 'Da må vi avgjøre saken uten papiret.',
      whom: 'Kari Mosetoft, veileder',
    },
    body: 'Send oss kontoutskriften for februar.',
    ...told,
  })

/** What has gone out to somebody by one channel, in the order of time: when, and how it stands. */
export const went = async (house: House, personId: string, channel: Sent['channel']): Promise<Sent[]> =>
  (await house.outbox(personId)).filter((sent) => sent.channel === channel)

/** The letters themselves, on paper: not the notes that tell of something on Min side. */
export const posted = async (house: House, personId: string): Promise<Sent[]> =>
  (await house.outbox(personId)).filter(({ channel, kind }) => channel === 'letter' && kind === 'letter')

/** Words that say what a matter is about; nothing that leaves the house openly may have them (K24, I-18). */
export const REVEALING = /aap|arbeidsavklaring|vedtak|søknad|ytelse|trygd|sosial|penger|syk|kontoutskrift/i

/** What a person's page says of their important letters: reached or not, and each step. */
export function ladders({ text }: Page): string {
  const from = text.indexOf('Viktige brev')
  const rest = from === -1 ? '' : text.slice(from)
  const ends = ['\nBesvart i', '\nGjør med', '\nTidslinje'].map((heading) => rest.indexOf(heading))
  return rest.slice(0, Math.min(...ends.filter((at) => at !== -1), rest.length))
}
