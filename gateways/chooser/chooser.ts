import type { Chooser } from '../../office/calls/answers/model.ts'
import { ask, type Partner } from '../partner.ts'

const MOST_CHOSEN = 5

/**
 * A language model that somebody has configured, asked which of some approved answers fit a question best. It gives keys of
 * what it was shown and nothing else is read; slow, down or talking nonsense, it is as if it were not there. It is never
 * told who asks: the question has been masked before it comes here.
 */
export const chooserOver =
  (partner: Partner): Chooser =>
  async (question, found) => {
    const answer = await ask(partner, 'choose', { question, answers: found })
    if (answer.how !== 'answered' || answer.status >= 300) return null
    const { keys } = answer.body
    if (!Array.isArray(keys)) return null
    const known = new Set(found.map(({ key }) => key))
    return keys
      .filter((key): key is string => typeof key === 'string' && known.has(key))
      .slice(0, MOST_CHOSEN)
  }
