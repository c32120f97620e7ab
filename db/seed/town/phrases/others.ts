import type { Bank } from './model.ts'

export const english: Bank = {
  paymentDate: [
    'When will I get the money for {month}?',
    'Which day is the payment this month? My rent goes out on the {day}th.',
  ],
  caseStatus: [
    'I applied six weeks ago and have heard nothing. Where is my case?',
    'Did you receive my application?',
  ],
  explainLetter: ['I got a letter on {weekday} and do not understand it. Can somebody explain?'],
  missingDocuments: [
    'I sent the bank statement on {weekday}. Is anything still missing?',
    'Which papers do you need from my landlord?',
  ],
  jobSearch: ['Could somebody look at my CV before I apply for a job in {place}?'],
  meetingRequest: ['Can I get an appointment next week? Mornings are best.'],
  socialAssistance: [
    'The help with the rent was lower than last time. Why?',
    'Do I have to apply again every month?',
  ],
  contactAdviser: ['Who is my adviser now?', 'Can my adviser call me? It is easier to talk.'],
  housing: ['We are looking for a bigger flat. Can the municipality help with the deposit?'],
}

export const polish: Bank = {
  paymentDate: ['Kiedy dostanę pieniądze za {month}?', 'Którego dnia jest wypłata w tym miesiącu?'],
  caseStatus: ['Złożyłem wniosek sześć tygodni temu i nie mam odpowiedzi. Co się dzieje ze sprawą?'],
  unemployment: ['Firma zamyka zmianę. Kiedy mam się zarejestrować?'],
  missingDocuments: ['Wysłałem wyciąg z konta. Czy czegoś jeszcze brakuje?'],
  explainLetter: ['Dostałem list i nie rozumiem, co mam zrobić. Proszę o wyjaśnienie.'],
  jobSearch: ['Czy ktoś może sprawdzić moje CV?'],
  meetingRequest: ['Czy mogę dostać termin w przyszłym tygodniu?'],
  socialAssistance: ['Dlaczego pomoc na czynsz była mniejsza niż ostatnio?'],
}

export const ukrainian: Bank = {
  paymentDate: ['Коли прийдуть гроші за цей місяць?', 'Якого числа буде виплата?'],
  caseStatus: ['Я подала заяву шість тижнів тому і не маю відповіді. На якому етапі моя справа?'],
  explainLetter: ['Отримала листа і не розумію, що він означає. Чи може хтось пояснити?'],
  missingDocuments: ['Я надіслала виписку з банку. Чи потрібні ще документи?'],
  introduction: ['Чи можу я змінити мовний курс у програмі?', 'Коли починається моя практика в програмі?'],
  jobSearch: ['Чи може хтось подивитися моє резюме?'],
  meetingRequest: ['Чи можу я отримати зустріч наступного тижня?'],
  socialAssistance: ['Допомога на оренду цього разу менша. Чому?'],
  contactAdviser: ['Хто зараз мій консультант?'],
}

export const arabic: Bank = {
  paymentDate: ['متى ستصل نقود هذا الشهر؟', 'في أي يوم يكون الدفع؟'],
  caseStatus: ['قدمت طلباً قبل ستة أسابيع ولم أسمع شيئاً. أين وصلت قضيتي؟'],
  explainLetter: ['وصلتني رسالة ولا أفهم معناها. هل يمكن لأحد أن يشرحها لي؟'],
  missingDocuments: ['أرسلت كشف الحساب البنكي. هل ينقص شيء آخر؟'],
  aap: ['متى تبدأ فترة التدريب العملي؟'],
  meetingRequest: ['هل يمكنني الحصول على موعد الأسبوع القادم مع مترجم؟'],
  socialAssistance: ['المساعدة في الإيجار كانت أقل من المرة السابقة. لماذا؟'],
  contactAdviser: ['من هو المستشار المسؤول عني الآن؟'],
}

export const somali: Bank = {
  paymentDate: ['Goorma ayay lacagta bishan imanaysaa?', 'Maalintee ayaa la bixinayaa lacagta?'],
  caseStatus: [
    'Lix toddobaad ka hor ayaan codsaday, wax jawaab ahna ma helin. Halkee ayay marayaa kiiskaygu?',
  ],
  explainLetter: ['Warqad ayaa ii timid mana fahmin. Ma ii sharxi kartaan?'],
  missingDocuments: ['Waxaan soo diray warqadda bangiga. Wax kale ma dhiman yihiin?'],
  meetingRequest: ['Ma heli karaa ballan toddobaadka soo socda oo turjubaan leh?'],
  socialAssistance: ['Caawinta kirada way ka yarayd markii hore. Maxay tahay sababtu?'],
  contactAdviser: ['Waa kuma la-taliyahayga hadda?'],
}

export const tigrinya: Bank = {
  paymentDate: ['ናይዚ ወርሒ ገንዘብ መዓስ ይኣቱ?'],
  caseStatus: ['ቅድሚ ሽዱሽተ ሰሙን ኣመልኪተ፡ ክሳብ ሕጂ መልሲ የለን። ጉዳየይ ኣበይ በጺሑ?'],
  explainLetter: ['ደብዳበ መጺኡኒ ግን ኣይተረድኣንን። ክትገልጹለይ ትኽእሉ ዶ?'],
  missingDocuments: ['ናይ ባንኪ ወረቐት ሰዲደ። ካልእ ዝጎደለ ኣሎ ዶ?'],
  meetingRequest: ['ኣብ ዝመጽእ ሰሙን ምስ ኣስተርጓሚ ቆጸራ ክረክብ ይኽእል ዶ?'],
  socialAssistance: ['ናይ ክራይ ገዛ ሓገዝ ካብ ዝሓለፈ ኒእሱ። ስለምንታይ?'],
}
