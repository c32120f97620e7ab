import type { Language } from '../../../text/languages.ts'

/** What a short answer can mean. An answer outside the list means none of them, and a person rings. */
export const INTENTS = ['yes', 'no', 'call', 'stop', 'start'] as const
export type Intent = (typeof INTENTS)[number]

type Said = Readonly<Record<Intent, string>> & {
  /** Words that change nothing in an answer: thanks, greetings, small words. */
  fill: string
  /** Words that mean one thing here and another in another language: never taken as an answer from who has this language. */
  doubtful?: string
}

/** What people really send, in lower case; phrases are parted by commas, emoji count as words. */
// biome-ignore format: the words stand as a table
export const REPLIES: Readonly<Record<Language, Said>> = {
  nb: {
    yes: 'ja, jo, jada, jepp, yess, ja takk, ok, oki, okei, okey, okay, greit, den er grei, det er greit, det passer, det passer bra, det passer fint, passer bra, passer fint, passer, jeg kommer, kommer, kommer da, klart det, avtale, bekreftet, bekrefter, jeg bekrefter, 👍, ✅, 👌, j',
    no: 'nei, nei takk, neitakk, niks, dessverre, passer ikke, det passer ikke, passer dårlig, det passer dårlig, kan ikke, jeg kan ikke, kan ikke da, jeg kan ikke da, kommer ikke, jeg kommer ikke, får ikke til, går ikke, det går ikke, avlys, 👎, ❌, n',
    call: 'ring, ring meg, ringe, ring opp, ring tilbake, ring meg opp, kan du ringe, kan du ringe meg, kan dere ringe, kan dere ringe meg, ring heller, ring meg heller, ring meg er du snill, vil bli ringt, vil snakke, 📞, ☎',
    stop: 'stopp, stop, slutt, avslutt, meld av, ikke send mer, ikke send sms',
    start: 'start, start igjen, begynn igjen, meld på, send likevel',
    fill: 'hei, takk, tusen, mange, hilsen, mvh, vennligst, det, da, bra, fint, jeg, så, mye, 🙂, 😊, 🙏',
  },
  nn: {
    yes: 'ja, jau, ja takk, ok, greitt, det er greitt, det passar, det passar bra, det passar fint, passar bra, passar, eg kjem, kjem, stadfestar, 👍, ✅',
    no: 'nei, nei takk, passar ikkje, det passar ikkje, passar dårleg, kan ikkje, eg kan ikkje, kan ikkje då, kjem ikkje, eg kjem ikkje, går ikkje, det går ikkje, diverre, 👎',
    call: 'ring, ring meg, ringje, kan du ringje, kan du ringje meg, kan de ringje, kan de ringje meg, ring meg opp, vil snakke, 📞',
    stop: 'stopp, stop, slutt, ikkje send meir',
    start: 'start, start igjen, byrj igjen, meld på, send likevel',
    fill: 'hei, takk, tusen, helsing, venleg, det, då, bra, fint, eg, så, mykje',
    doubtful: 'no',
  },
  en: {
    yes: 'yes, yes please, yep, yeah, yea, ya, ok, okay, k, sure, fine, that is fine, thats fine, that works, works for me, i will come, i will be there, ill be there, i am coming, confirm, confirmed, i confirm, y, 👍, ✅',
    no: 'no, no thanks, no thank you, nope, nah, i cannot, i cant, cannot, cant, cant come, i cannot come, i cant come, not possible, does not work, doesnt work, cancel, 👎, ❌',
    call: 'call, call me, please call, please call me, can you call, can you call me, call back, call me back, ring, ring me, phone me, 📞, ☎',
    stop: 'stop, unsubscribe, stop all, stop texting, no more texts, opt out',
    start: 'start, start again, unstop, subscribe, resume, opt in',
    fill: 'hi, hello, hey, thanks, thank, you, please, regards, i, great, good, so, much, very, dear',
  },
  se: {
    yes: 'juo, juoo, jua, joo, de juo, ok, heive, heive bures, dat heive, mun boađán, boađán, 👍',
    no: 'ii, in, ii heive, dat ii heive, in sáhte, mun in sáhte, in boađe, mun in boađe, 👎',
    call: 'riŋge, ringe, riŋge munnje, ringe munnje, riŋges, riŋgestehket, sáhtátgo riŋget, sáhtátgo riŋget munnje, 📞',
    stop: 'stoppa, bisset, heaitte, stop',
    start: 'start, álgge, álgge fas',
    fill: 'bures, buorre, giitu, ollu, dearvvuođat, mun, dat, de',
  },
  uk: {
    yes: 'так, да, ок, окей, добре, гаразд, згоден, згодна, підходить, мені підходить, прийду, я прийду, буду, підтверджую, звісно, хорошо, 👍, ✅',
    no: 'ні, нет, не можу, я не можу, не підходить, мені не підходить, не прийду, я не прийду, не могу, на жаль, 👎, ❌',
    call: 'дзвоніть, дзвони, зателефонуйте, зателефонуйте мені, подзвоніть, подзвоніть мені, передзвоніть, передзвоніть мені, телефонуйте, позвоните, позвоните мне, перезвоните, 📞',
    stop: 'стоп, stop, не пишіть, відписатися, припиніть',
    start: 'старт, start, почати, відновити, підписатися',
    fill: 'дякую, добрий, день, привіт, вітаю, вам, будь, ласка, я, мені, спасибі, спасибо, пожалуйста, дуже, велике',
  },
  pl: {
    yes: 'tak, tak tak, ok, okej, dobrze, dobra, zgoda, pasuje, pasuje mi, odpowiada mi, przyjdę, przyjde, będę, bede, potwierdzam, jasne, oczywiście, 👍, ✅',
    no: 'nie, nie dziękuję, nie mogę, nie moge, nie pasuje, nie przyjdę, nie przyjde, nie dam rady, niestety, niestety nie, 👎, ❌',
    call: 'zadzwoń, zadzwon, zadzwoń do mnie, zadzwon do mnie, proszę dzwonić, prosze dzwonic, proszę zadzwonić, prosze zadzwonic, proszę o telefon, oddzwoń, dzwoń, 📞',
    stop: 'stop, przestań, koniec, wypisz, nie pisz',
    start: 'start, wznów, wznow, zacznij, zapisz',
    fill: 'dzień, dzien, dobry, cześć, dziękuję, dziekuje, proszę, prosze, bardzo, pozdrawiam, mi, to, ja',
    doubtful: 'no',
  },
  ar: {
    yes: 'نعم, ايوا, ايوه, اي, أجل, اجل, حسنا, تمام, طيب, موافق, موافقه, اوافق, مناسب, يناسبني, سوف احضر, ساحضر, ساتي, اوك, اوكي, ok, 👍, ✅',
    no: 'لا, كلا, لا شكرا, لا استطيع, لا اقدر, ما اقدر, غير مناسب, لا يناسبني, لن احضر, مو مناسب, 👎, ❌',
    call: 'اتصل, اتصلوا, اتصل بي, اتصلوا بي, اتصل بى, اتصال, كلمني, كلموني, ارجو الاتصال, الرجاء الاتصال, رن علي, 📞',
    stop: 'توقف, اوقف, وقف, لا ترسل, stop',
    start: 'start, تفعيل, شغل, فعل الرسائل',
    fill: 'شكرا, جزيلا, مرحبا, السلام, عليكم, من, فضلك, لو, سمحت, انا, الله, يعطيك, العافيه',
  },
  so: {
    yes: 'haa, haye, hayye, waayahay, ok, waa hagaag, waan imanayaa, waan imanayaa haa, waa ii habboon tahay, haa waan imanayaa, 👍, ✅',
    no: 'maya, may, ma imaan karo, ma awoodo, ma iman karo, iima habboona, ma imanayo, 👎, ❌',
    call: 'wac, i wac, i soo wac, iga soo wac, fadlan i soo wac, soo wac, wici, wicitaan, ila soo hadal, 📞',
    stop: 'jooji, stop, ha ii soo dirin',
    start: 'start, bilow, billow, dib u bilow',
    fill: 'mahadsanid, salaan, fadlan, waan, aad, ku, nabad, asc',
  },
  ti: {
    yes: 'እወ, እሺ, ሕራይ, ይሰማማዓኒ, ይጥዕመኒ, ክመጽእ እየ, እወ ክመጽእ እየ, ኦኬ, ok, 👍, ✅',
    no: 'ኣይፋል, ኣይፋልን, ኣይኮነን, ኣይክእልን, ኣይጥዕመንን, ኣይመጽእን, 👎, ❌',
    call: 'ደውሉ, ደውል, ደውሉለይ, ደውለለይ, ደውልለይ, ብተሌፎን, 📞',
    stop: 'ኣቋርጹ, ደው ኣብሉ, stop',
    start: 'start, ጀምር, ጀምሩ',
    fill: 'የቐንየለይ, ሰላም, በጃኹም, ብጣዕሚ, ኣነ',
  },
}

/** What somebody who wants to hand in a photo or a paper says: one word of each row, or a word of the first alone. */
// biome-ignore format: the words stand as a table
export const PHOTO: Readonly<Record<Language, { thing: string; send: string }>> = {
  nb: { thing: 'bilde bildet bilder foto fotografi skjermbilde kvittering vedlegg', send: 'sende send sender levere laste legge opp' },
  nn: { thing: 'bilete biletet foto skjermbilete kvittering vedlegg', send: 'sende send sender levere laste' },
  en: { thing: 'photo photos picture pictures image scan attachment receipt', send: 'send sending upload attach submit deliver' },
  se: { thing: 'gova govva govat', send: 'sáddet sádden sáddejit' },
  uk: { thing: 'фото фотографію фотографія знімок світлину', send: 'надіслати відправити прислати надішлю' },
  pl: { thing: 'zdjęcie zdjecie zdjęcia foto fotkę skan', send: 'wysłać wyslac przesłać przeslac wyślę wysylac' },
  ar: { thing: 'صوره صور الصوره', send: 'ارسل ارسال ارسلها ابعث' },
  so: { thing: 'sawir sawirka sawirro', send: 'diro dirayaa soo dirto dir' },
  ti: { thing: 'ስእሊ', send: 'ክሰድድ ክልእኽ ምስዳድ' },
}
