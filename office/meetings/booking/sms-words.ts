import type { Language } from '../../../text/languages.ts'

/** What people text when they want another time, in lower case, without marks; one such word in a text is enough. */
export const MOVE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['flytt', 'flytte', 'ny tid', 'annen tid', 'annen dag', 'utsett', 'utsette', 'bytte tid', 'endre tid'],
  nn: ['flytt', 'flytte', 'ny tid', 'anna tid', 'annan dag', 'utsetje', 'byte tid', 'endre tid'],
  en: ['move', 'reschedule', 'another time', 'another day', 'new time', 'change time', 'postpone'],
  se: ['sirdde', 'sirdit', 'eará áigi', 'eará áiggi', 'eará beaivi', 'ođđa áigi'],
  uk: ['перенести', 'перенесіть', 'перенос', 'інший час', 'інший день', 'новий час'],
  pl: [
    'przenieś',
    'przenieść',
    'przesuń',
    'przesunąć',
    'inny termin',
    'inny dzień',
    'nowy termin',
    'zmienić termin',
  ],
  ar: ['نقل', 'انقل', 'تغيير الموعد', 'تأجيل', 'وقت اخر', 'يوم اخر', 'موعد جديد'],
  ti: ['ኣዛውር', 'ምዝዋር', 'ካልእ ሰዓት', 'ካልእ መዓልቲ', 'ሓድሽ ሰዓት'],
  so: ['dhaqaaji', 'waqti kale', 'maalin kale', 'waqti cusub', 'bedel waqtiga', 'beddel waqtiga'],
}

/** Words for what is to be moved: with one of them it is an appointment that moves, and not a household. */
export const MEETING_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['møte', 'møtet', 'avtale', 'avtalen', 'timen', 'tid', 'tiden', 'dag'],
  nn: ['møte', 'møtet', 'avtale', 'avtalen', 'timen', 'tid', 'tida', 'dag'],
  en: ['meeting', 'appointment', 'time', 'day'],
  se: ['čoahkkin', 'čoahkkima', 'šiehtadus', 'áigi', 'áiggi', 'beaivi'],
  uk: ['зустріч', 'час', 'день'],
  pl: ['spotkanie', 'wizytę', 'termin', 'dzień'],
  ar: ['الموعد', 'موعدي', 'الاجتماع', 'وقت', 'يوم'],
  ti: ['ርክብ', 'ቆጸራ', 'ሰዓት', 'መዓልቲ'],
  so: ['kulanka', 'ballanta', 'waqti', 'maalin'],
}

/** Monday first; the words of a language of which a text needs to hold one. */
export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'],
  nn: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag'],
  en: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  se: ['vuossárga', 'maŋŋebárga', 'gaskavahkku', 'duorastat', 'bearjadat'],
  uk: ['понеділок', 'вівторок', 'середа', 'четвер', 'пʼятниця'],
  pl: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek'],
  ar: ['الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعة'],
  ti: ['ሰኑይ', 'ሰሉስ', 'ረቡዕ', 'ሓሙስ', 'ዓርቢ'],
  so: ['isniin', 'talaado', 'arbaco', 'khamiis', 'jimce'],
}

/** One word that calls a meeting off. Other words for it are read as a message, and somebody answers. */
export const CANCEL_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['avlys', 'avlyse', 'avbestill'],
  nn: ['avlys', 'avlyse', 'avbestill'],
  en: ['cancel'],
  se: ['šluhtte', 'šluhttet'],
  uk: ['скасувати', 'скасуйте'],
  pl: ['odwołaj', 'odwołać', 'odwołuję'],
  ar: ['الغاء'],
  ti: ['ሰርዝ'],
  so: ['baaji', 'baajiya'],
}

/** That one does not come, where the recogniser hears only that it is about a meeting. */
export const CANNOT_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nb: [
    'kan ikke',
    'kommer ikke',
    'får ikke til',
    'rekker ikke',
    'passer ikke',
    'er forhindret',
    'må melde avbud',
  ],
  nn: [
    'kan ikkje',
    'kjem ikkje',
    'får ikkje til',
    'rekk ikkje',
    'passar ikkje',
    'er forhindra',
    'må melde avbod',
  ],
  en: ['cannot', 'can not', 'cant', 'unable to', 'wont be', 'not able to', 'does not suit', 'doesnt suit'],
  se: ['in sáhte', 'in boađe', 'ii heive'],
  uk: ['не зможу', 'не можу', 'не прийду', 'не підходить'],
  pl: ['nie mogę', 'nie moge', 'nie przyjdę', 'nie przyjde', 'nie dam rady', 'nie pasuje'],
  ar: ['لا استطيع', 'لا يمكنني', 'لن احضر', 'لا يناسبني', 'ما اقدر'],
  ti: ['ኣይክእልን', 'ኣይመጽእን', 'ኣይጥዕመንን'],
  so: ['ma iman karo', 'ma imaan karo', 'kari maayo', 'iguma habboona'],
}
