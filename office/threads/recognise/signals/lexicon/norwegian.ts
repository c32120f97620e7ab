import type { Lexicon } from './lexicon.ts'

export const norwegian: Lexicon = {
  script: 'latin',
  lists: { NEG: 'ikke, ikkje, ingen, ingenting, uten, tom for', FOOD: 'mat, maten, middag, brød' },
  urgent: { noFoodOrEssentials: ['NEG .. FOOD'] },
  needs: {},
  author: {},
  acknowledgement: { core: 'takk', beside: '', stops: 'men' },
}
