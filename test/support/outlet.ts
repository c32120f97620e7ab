import type { Carried, Carriers, Sending } from '../../office/reach/jobs.ts'
import { type Outlet, outletOf } from '../../office/reach/jobs.ts'
import { noticeWords } from '../../server/notice-words.ts'

type HeldOutlet = Outlet & { sent: Sending[] }

/** Ways out of the house that end in a list. `answers` decides otherwise for one sending; absent or null: it left. */
export function heldOutlet(answers: (sending: Sending) => Carried | null = () => null): HeldOutlet {
  const sent: Sending[] = []
  const carrier = async (sending: Sending): Promise<Carried> => {
    const answer = answers(sending)
    if (answer !== null && answer.how !== 'sent') return answer
    if (!sent.some(({ key }) => key === sending.key)) sent.push(sending)
    const posted = sending.channel === 'letter' ? { postedAt: sending.at } : {}
    return answer ?? { how: 'sent', providerId: `held-${sending.key}`, ...posted }
  }
  const carriers: Carriers = { sms: carrier, email: carrier, letter: carrier, mailbox: carrier }
  return { ...outletOf({ wording: noticeWords, carriers, origin: 'https://kontoret.example' }), sent }
}
