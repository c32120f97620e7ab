/** From the label to the finer theme, the side and whether it is about one's own case. Rules over concepts. */
import { conceptsIn, type Reading } from './features.ts'
import { CONCEPTS } from './lexicon/lexicon.ts'
import { type EnquiryTheme, type Specificity, THEMES, type ThemeGroup, type ThemeSide } from './model.ts'

type Rule = { theme: EnquiryTheme; any: string[]; all?: string[] }

/** First match wins; the last line of each label is what it is otherwise. */
const finer: Partial<Record<ThemeGroup, Rule[]>> = {
  payment: [
    { theme: 'paymentWrong', any: ['LESS', 'OVERPAID', 'NOTCOME', 'CALC', 'ACCOUNT'] },
    { theme: 'paymentWrong', any: ['WHY'] },
    { theme: 'paymentDate', any: [] },
  ],
  decision: [
    { theme: 'decisionExpiring', any: ['EXPIRE'] },
    { theme: 'whyDecision', any: ['REFUSAL', 'WHY'], all: ['WHY'] },
    { theme: 'explainLetter', any: ['NOTUND', 'LETTER'] },
    { theme: 'whyDecision', any: ['REFUSAL', 'WHY', 'CALC'] },
    { theme: 'explainLetter', any: [] },
  ],
  'application-help': [
    { theme: 'whatCanIGet', any: ['WHATGET'] },
    { theme: 'applicationHelp', any: ['APPLYHOW', 'FORM', 'FILLIN', 'APPLICATION'] },
    { theme: 'whatCanIGet', any: [] },
  ],
  documents: [
    { theme: 'howToGetDocument', any: [], all: ['REACH', 'DOC'] },
    { theme: 'missingDocuments', any: [] },
  ],
  'work-follow-up': [
    { theme: 'individualPlan', any: ['INDPLAN'] },
    { theme: 'workFollowUp', any: ['PLAN', 'ACTIVITY', 'EFFORT'] },
    { theme: 'aap', any: ['AAP'] },
    { theme: 'workFollowUp', any: [] },
  ],
  'job-search': [
    { theme: 'jobSearch', any: ['CV', 'VACANCY', 'INTERVIEW', 'JOBSEEK', 'QUALIF'] },
    { theme: 'unemployment', any: ['DAGPENGER', 'LAYOFF'] },
    { theme: 'jobSearch', any: [] },
  ],
  meeting: [
    { theme: 'appointmentChange', any: ['MOVEAPPT'] },
    { theme: 'interpreter', any: ['INTERP'] },
    { theme: 'meetingRequest', any: [] },
  ],
  'social-assistance': [
    { theme: 'specialExpense', any: ['SPECIAL', 'COVER', 'MEDICINE'] },
    { theme: 'socialAssistance', any: [] },
  ],
  emergency: [
    { theme: 'evictionThreat', any: ['EVICT'] },
    { theme: 'emergencyNeed', any: [] },
  ],
  housing: [
    { theme: 'temporaryHousing', any: ['NOSLEEP', 'EVICT'] },
    { theme: 'housing', any: [] },
  ],
  'pension-disability': [
    { theme: 'pension', any: ['PENSION', 'SURVIVOR'] },
    { theme: 'disabilityBenefit', any: [] },
  ],
  abroad: [
    { theme: 'international', any: ['EEAFORM', 'MOVEABROAD'] },
    { theme: 'travelAbroad', any: [] },
  ],
  privacy: [
    { theme: 'representation', any: ['POA'] },
    { theme: 'insight', any: [] },
  ],
  'service-complaint': [
    { theme: 'unfairTreatment', any: ['RUDE'] },
    { theme: 'serviceComplaint', any: [] },
  ],
  'adviser-contact': [
    { theme: 'changeAdviser', any: ['CHANGEADV'] },
    { theme: 'contactAdviser', any: [] },
  ],
}

const otherwise = new Map<ThemeGroup, EnquiryTheme>()
for (const [theme, { group }] of Object.entries(THEMES)) {
  if (!otherwise.has(group)) otherwise.set(group, theme as EnquiryTheme)
}

type Stretch = { from: number; to: number }

export function namesIn(reading: Reading, stretches: readonly Stretch[]): Set<string> {
  return new Set(
    stretches.flatMap(({ from, to }) =>
      conceptsIn(reading, from, to).map((concept) => CONCEPTS[concept] ?? ''),
    ),
  )
}

export function themeOf(group: ThemeGroup, shown: ReadonlySet<string>, side: ThemeSide): EnquiryTheme {
  const rules = finer[group] ?? []
  const rule = rules.find(({ any, all }) =>
    all ? all.every((name) => shown.has(name)) : any.length === 0 || any.some((name) => shown.has(name)),
  )
  const theme = rule?.theme ?? otherwise.get(group) ?? 'unknown'
  return theme === 'paymentDate' && side === 'municipal' ? 'paymentDateMunicipal' : theme
}

/** Labels whose side follows what the matter is about. */
const eitherSide = new Set<ThemeGroup>([
  'payment',
  'case-status',
  'decision',
  'appeal',
  'application-help',
  'documents',
])
const municipalWords = new Set(
  'SOSIAL LIVING MUNI RENT DEPOSIT BOSTOTTE STARTLAN KVP INTRO SPECIAL FOODNONE POWERCUT EVICT NOSLEEP'.split(
    ' ',
  ),
)
const plainlyMunicipal = new Set('SOSIAL LIVING DEPOSIT BOSTOTTE STARTLAN KVP RENT'.split(' '))

/** Words that a state part must not hold (R-109, the wall). */
export function municipalIn(shown: ReadonlySet<string>): boolean {
  return [...plainlyMunicipal].some((name) => shown.has(name))
}

/** The side, and how sure: a wrong "municipal" only shows less, a wrong "state" shows too much. */
export function sideOf(
  group: ThemeGroup,
  own: ReadonlySet<string>,
  around: ReadonlySet<string>,
): { side: ThemeSide; sideConfidence: number } {
  const usual = usualSide(group)
  if (!eitherSide.has(group)) {
    const doubt = usual !== 'municipal' && municipalIn(own)
    return {
      side: usual,
      sideConfidence: doubt ? 0.55 : usual === 'common' && municipalIn(around) ? 0.8 : 0.97,
    }
  }
  const state = own.has('STATEBEN') || own.has('AAP') || own.has('CARD')
  if (municipalIn(own)) return { side: 'municipal', sideConfidence: state ? 0.7 : 0.95 }
  if (state) return { side: 'state', sideConfidence: 0.97 }
  if ([...municipalWords].some((name) => own.has(name))) return { side: 'municipal', sideConfidence: 0.75 }
  if (municipalIn(around)) return { side: 'municipal', sideConfidence: 0.65 }
  return { side: 'state', sideConfidence: around.has('STATEBEN') ? 0.9 : 0.7 }
}

function usualSide(group: ThemeGroup): ThemeSide {
  const theme = THEMES[otherwise.get(group) ?? 'unknown']
  return theme.side === 'both' ? 'state' : theme.side
}

const general = new Set<EnquiryTheme>(['whatCanIGet', 'benefitRules', 'howToGetDocument', 'otherAgency'])
const own = /\b(?:jeg|eg|æ|min|mitt|mine|meg|my|i|me)\b/i

/** a rule or a right in general, or something in one's own case. */
export function specificityOf(theme: EnquiryTheme, text: string): Specificity {
  if (general.has(theme)) return 'general'
  return /^\W*(?:kan man|får man|hvordan søker man|can one)/iu.test(text) && !own.test(text)
    ? 'general'
    : 'caseSpecific'
}
