import type { Bank } from './model.ts'

/** What people write in bokmål, in their own way. Slots in braces are filled in. */
export const norwegian: Bank = {
  paymentDate: [
    'Når kommer pengene for {month}? Pleier å få de før den 10.',
    'Lurer på når utbetalingen er, og om det er likt beløp som sist.',
    'Kan dere si hvilken dag jeg får utbetalt? Trekket til strøm går den {day}.',
    'Har helligdagen noe å si for når jeg får pengene?',
    'Står ingenting inne på konto ennå. Kommer det i dag eller i morgen?',
  ],
  paymentWrong: [
    'Fikk {amount} kroner mindre enn vanlig. Hva er grunnen til det?',
    'Det er noe feil med utbetalingen, jeg mangler {amount} kr i forhold til vedtaket.',
    'Dere har trukket meg for dager jeg var på kurs. Det må være feil.',
    'Pengene er gått til gammel konto. Jeg byttet bank i {month} og sa fra da.',
  ],
  caseStatus: [
    'Søkte i {month} og har ikke hørt noe. Hvor langt har saken kommet?',
    'Hei, vil bare vite om dere har fått søknaden min og hvor lang tid det tar.',
    'Det har gått seks uker siden jeg sendte papirene. Når får jeg svar?',
    'Ligger søknaden min hos dere fortsatt eller er den sendt videre?',
  ],
  explainLetter: [
    'Fikk brev {weekday} som jeg ikke skjønner noe av. Kan noen forklare hva det betyr?',
    'I brevet står det at ytelsen opphører etter en dato. Betyr det at jeg ikke får mer?',
    'Det står at jeg må dokumentere, men ikke hva. Hva er det dere mener?',
  ],
  whyDecision: [
    'Hvorfor fikk jeg avslag? Jeg har levert alt dere ba om.',
    'I vedtaket står det bare paragrafer. Kan noen si på vanlig norsk hvorfor det ble nei?',
    'Naboen min fikk det samme innvilget. Hvorfor ikke jeg?',
  ],
  appeal: [
    'Jeg er uenig i vedtaket av {day}. {month} og vil klage. Hva gjør jeg?',
    'Vil klage på at dere ikke tok med reiseutgiftene mine.',
    'Er det for sent å klage når jeg fikk brevet for to uker siden?',
  ],
  applicationHelp: [
    'Jeg får ikke til skjemaet, den vil ha vedlegg jeg ikke har. Kan noen hjelpe meg å søke?',
    'Skal jeg søke på nytt når jeg flytter, eller følger det med?',
    'Hvilken søknad skal jeg bruke når jeg har vært syk i nesten et år?',
  ],
  missingDocuments: [
    'Sendte inn kontoutskrift {weekday}. Har dere fått den?',
    'Dere mangler legeerklæring skriver dere, men legen sier hun har sendt den. Hva gjør jeg?',
    'Hvilke papirer trenger dere fra husleien? Har bare en kvittering.',
    'Får ikke lastet opp vedlegget, siden bare står og tenker.',
  ],
  reportChange: [
    'Vil si fra om at jeg har begynt å jobbe 20 % fra den {day}.',
    'Jeg har flyttet sammen med kjæresten min fra 1. {month}. Ny adresse er samme by.',
    'Sønnen min på 18 har flyttet ut, så nå er det bare meg og minstejenta.',
  ],
  statusCard: [
    'Glemte å sende meldekortet på søndag. Hva skjer nå?',
    'Førte feil timer på forrige meldekort, det skulle vært 12 og ikke 21.',
    'Skal kurstimene stå på meldekortet når kurset er gratis?',
  ],
  sickLeave: [
    'Sykmeldingen min går ut den {day}. og legen har ferie. Hva gjør jeg?',
    'Arbeidsgiver spør om dialogmøte. Er det dere som kaller inn til det?',
    'Kan jeg prøve meg 40 % på jobb en uke uten å miste sykepenger?',
  ],
  aap: [
    'Når begynner arbeidspraksisen min? Skulle vært avklart nå.',
    'Legen vil at jeg venter med utprøving til etter operasjonen i {month}. Går det greit?',
    'Hva skjer når det har gått tre år? Jeg blir stressa av å tenke på det.',
  ],
  unemployment: [
    'Er permittert fra {day}. {month}. Når må jeg melde meg?',
    'Kan jeg ta et kurs på dagtid og fortsatt få dagpenger?',
    'Fikk to uker jobb i {place}. Mister jeg alt da?',
  ],
  workFollowUp: [
    'Har tenkt på det vi snakket om sist, og vil gjerne prøve butikk.',
    'Planen min er gammel, der står det at jeg skal på kurs som er ferdig.',
    'Orker ikke mer enn to dager i uka nå. Kan vi endre på opplegget?',
  ],
  jobSearch: [
    'Kan noen se på CV-en min før jeg søker stillingen i {place}?',
    'Får ikke registrert meg som arbeidssøker, det kommer bare en feilmelding.',
    'Hvor mange jobber må jeg søke på hver måned?',
  ],
  measure: [
    'Har jeg fått plass på truckførerkurset?',
    'Kurset starter på {weekday} men jeg har ikke fått vite hvor det er.',
    'Jeg trives ikke på tiltaket. Finnes det noe annet?',
  ],
  contactAdviser: [
    'Hvem er veilederen min nå? Hun jeg hadde har sluttet.',
    'Kan veileder ringe meg? Det er lettere å snakke om dette enn å skrive.',
    'Jeg har prøvd å ringe to ganger denne uka. Vil gjerne ha kontakt med noen som kjenner saken.',
  ],
  meetingRequest: [
    'Kan jeg få en time neste uke? Helst før klokka 11.',
    'Må flytte møtet den {day}., skal til tannlegen.',
    'Ønsker et møte sammen med fastlegen min.',
  ],
  socialAssistance: [
    'Søker om penger til mat og strøm for {month}. Trenger dere noe mer enn lønnsslipp?',
    'Hjelpen til husleie var lavere enn sist. Hvorfor?',
    'Fikk ekstra strømregning på {amount} kroner. Kan dere hjelpe med den?',
    'Skal jeg levere søknad på nytt for hver måned?',
  ],
  specialExpense: [
    'Tannlegen har gitt overslag på {amount}. Kan jeg få dekket noe av det?',
    'Jenta skal på leirskole i {month}, og jeg klarer ikke egenandelen.',
    'Brillene mine er knust. Dekker dere nye?',
  ],
  housing: [
    'Vi bor fire på to rom og leter etter noe større. Kan dere hjelpe?',
    'Utleier vil ha depositum på {amount}. Er det mulig med garanti?',
    'Hvor søker jeg om kommunal bolig i {place}?',
  ],
  moneyAndDebt: [
    'Har fått inkasso på {amount} kr og får ikke regnestykket til å gå opp.',
    'Kan noen sette opp et budsjett sammen med meg?',
    'Namsmannen har trukket meg for mye, tror jeg.',
  ],
  qualificationProgramme: [
    'Får jeg fri fra programmet i vinterferien?',
    'Har vært syk to dager denne uka, hvem sier jeg fra til?',
    'Kan språkpraksis telle som timer i KVP?',
  ],
  disabilityBenefit: [
    'Hvor mye kan jeg tjene ved siden av uføretrygden?',
    'Uføretrygden ble mindre i {month}. Er det på grunn av jobben i sommer?',
  ],
  pension: [
    'Fyller 67 i {month}. Går uføretrygd over til pensjon av seg selv?',
    'Kan noen regne på hva jeg får om jeg venter ett år?',
  ],
  technical: [
    'Får ikke logget inn med BankID på den nye telefonen.',
    'Siden henger seg opp når jeg skal sende.',
  ],
}

export const nynorsk: Bank = {
  paymentDate: [
    'Når kjem utbetalinga for {month}?',
    'Lurer på kva dag eg får pengane, og om det er same sum som sist.',
  ],
  caseStatus: ['Søkte i {month} og har ikkje høyrt noko. Kor langt har saka kome?'],
  sickLeave: ['Sjukmeldinga mi går ut den {day}. og eg er ikkje klar for full jobb enno.'],
  aap: ['Når byrjar arbeidspraksisen? Eg vil gjerne førebu meg litt.'],
  meetingRequest: ['Kan eg få ein time neste veke? Helst etter klokka 12.'],
  socialAssistance: ['Hjelpa til husleige var lågare enn sist. Kvifor det?'],
  contactAdviser: ['Kven er rettleiaren min no?'],
  missingDocuments: ['Sende inn kontoutskrift {weekday}. Har de fått henne?'],
}
