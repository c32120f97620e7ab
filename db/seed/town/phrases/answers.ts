import type { Bank } from './model.ts'

/** What the office answers, in bokmål. */
export const answers: Bank = {
  paymentDate: [
    'Hei. Utbetalingen er den {day}. {month}. Beløpet er det samme som sist.',
    'Pengene er sendt fra oss og skal være på konto innen to bankdager.',
  ],
  paymentWrong: [
    'Du har rett, det ble regnet feil. {amount} kroner etterbetales denne uka.',
    'Trekket gjelder meldekortet i forrige periode. Vi har rettet det, og du får pengene ved neste utbetaling.',
  ],
  caseStatus: [
    'Søknaden din er hos en saksbehandler nå. Du får svar senest den {day}. {month}.',
    'Vi venter på en uttalelse fra legen din. Når den kommer, tar det omtrent en uke.',
  ],
  explainLetter: [
    'Brevet betyr at stønaden din fortsetter til datoen som står øverst. Du trenger ikke gjøre noe nå.',
    'Det vi trenger, er kontoutskrift for de tre siste månedene. Du kan legge den ved her eller komme innom med den.',
  ],
  whyDecision: [
    'Kort sagt: inntekten din siste tre måneder var over grensen. Har du hatt utgifter vi ikke vet om, regner vi på nytt.',
  ],
  appeal: [
    'Klagen din er registrert i dag. Du får svar fra den som behandler den innen fristen i brevet. Du kan sende mer underveis.',
  ],
  applicationHelp: [
    'Vi kan fylle ut skjemaet sammen. Kom innom mottaket, eller si fra her når det passer at vi ringer.',
  ],
  missingDocuments: [
    'Vi har fått kontoutskriften. Nå mangler bare leiekontrakten.',
    'Alt er på plass. Du trenger ikke sende mer.',
  ],
  reportChange: ['Takk for at du sa fra. Endringen er registrert fra den {day}. {month}.'],
  statusCard: ['Meldekortet er rettet. Utbetalingen kommer som vanlig.'],
  sickLeave: [
    'Du kan prøve deg gradert. Gi beskjed til legen, som endrer sykmeldingen, så beholder du resten av sykepengene.',
  ],
  aap: ['Praksisen kan starte den {day}. {month}. Jeg har avtalt med stedet at vi tar et møte først.'],
  unemployment: ['Meld deg som arbeidssøker første dag du er uten jobb. Da regnes det fra den dagen.'],
  workFollowUp: [
    'Så bra. Jeg legger det inn i planen, og så tar vi en prat om hvilke butikker som kan passe.',
  ],
  jobSearch: ['Jeg har sett på CV-en og skrevet tre forslag. Den er god.'],
  measure: ['Du har fått plass. Oppmøte er {weekday} klokka 9, adressen ligger i planen din.'],
  contactAdviser: [
    'Hei, det er jeg som er veilederen din nå. Jeg ringer deg {weekday} formiddag om det passer.',
  ],
  meetingRequest: ['Du har fått time {weekday} den {day}. klokka 10. Si fra om det ikke passer.'],
  socialAssistance: [
    'Beløpet var lavere fordi strømstøtten ble regnet med. Jeg har lagt ved regnestykket.',
    'Ja, det må en kort søknad til hver måned, men vi har papirene dine fra før.',
  ],
  specialExpense: [
    'Vi kan dekke det meste av tannbehandlingen. Send overslaget, så får du svar innen tre dager.',
  ],
  housing: ['Vi kan gi garanti for depositum. Be utleier sende kontrakten til oss.'],
  moneyAndDebt: ['Du har fått time hos økonomirådgiver {weekday}. Ta med brevene du har, åpnet eller ikke.'],
  qualificationProgramme: ['Du har fri i vinterferien. Sykdom sier du fra om til meg samme dag.'],
  introduction: ['Du kan bytte kurs fra neste måned. Jeg ordner det med skolen.'],
  disabilityBenefit: [
    'Du kan tjene opptil grensen i vedtaket uten at trygden endres. Meld fra om du tror det blir mer.',
  ],
  pension: ['Du må søke om alderspensjon selv, gjerne tre måneder før. Jeg kan hjelpe deg med det.'],
  technical: ['Feilen er rettet hos oss. Prøv en gang til, og ring om det ikke går, så tar vi det sammen.'],
}

export const THANKS: Readonly<Record<string, readonly string[]>> = {
  nb: ['Takk!', 'Tusen takk for svar', 'Supert, takk', 'ok takk', 'Takk skal du ha 👍'],
  nn: ['Takk for svar!', 'Tusen takk'],
  en: ['Thank you!', 'Ok, thanks'],
  pl: ['Dziękuję'],
  uk: ['Дякую!'],
  ar: ['شكراً'],
  so: ['Mahadsanid'],
  ti: ['የቐንየለይ'],
}

export const CALL_NOTES: readonly string[] = [
  'Ringte og forklarte. Har forstått, og vil ha det skriftlig på norsk også.',
  'Snakket om det som sto i meldingen. Avtalt at vi tar det opp igjen på neste møte.',
  'Gjennomgått svaret på telefon. Ingen flere spørsmål nå.',
]

export const INTERPRETED_NOTE = 'Forklart med tolk på telefon. Ønsker å bli ringt neste gang også.'

export const URGENT: readonly string[] = [
  'Vi har ikke mat igjen til ungene og pengene kommer ikke før fredag. Hva gjør jeg?',
  'Ble kasta ut i går kveld og har ingen steder å sove i natt.',
  'Strømmen er stengt og det er åtte kuldegrader. Har en baby her.',
]
