import type { Language } from './model.ts'

/** Words that carry a language. Weight 1 each; a word that two languages share stands with both. */
const common: Record<string, string> = {
  nb: `jeg fått ut ute redd hos år ingen ny skal vi ja passer bra rask fordi regningen ikke hva hvor hvordan
    hvem når noe noen bare fra meg deg seg være har er det som for på av til med og å kan ikke skal må vil
    fikk får kommer kommet sa sier dere dem vi hun han min mitt mine din deres ble blir blitt hvis eller men
    også etter før nå takk hei søknad søknaden brev brevet penger pengene møte hilsen vennlig mvh trenger
    ønsker ringe ringer uke uken måned måneden barn barna hjelp spørsmål svar gjøre gjør kunne skulle ville
    hvorfor hvilken hvilke en et ei den de i om så da mer mye alle igjen her der dette disse jobb bolig leie
    husleie mat strøm natt kveld dag morgen mandag tirsdag onsdag torsdag fredag lørdag søndag greit fint
    skjønner forstår bruker opplyser ber innringer æ mæ dæ e te kæ koffer dåkker hu oss vår vårt våre mannen
    kona mamma pappa sjefen ferdig allerede kontoret notert mottatt supert snakkes vedtak vedtaket oki ok
    okei sees god bedring uten gang tusen tusentusen snill nei alt man sosialen barnehagen deles halv`,
  nn: `eg er alle min han redd så ut ute hos ja rask flyttar sumaren bustøtte melde sonen får ikkje kva kvar
    korleis kven kvifor kor når noko nokon berre frå meg vere vore er dei dykk dykkar rettleiaren de me vi
    ho hjå mykje meir no vert vart vorte ein eit ei mitt mine fekk kjem kome korkje òg dette desse heim
    heime saman søknaden pengar pengane brevet treng ynskjer ønskjer ringje ringjer veke veka månad born
    ungane hjelp spørsmål gjere gjer kunne skulle ville kva eller men etter før takk hei helsing venleg spør
    seier skriv utan enno frametter sjølv berre difor fordi straumen straum mat natt kveld dag morgon måndag
    tysdag onsdag torsdag fredag laurdag sundag høyrt høyrer veit tenkjer framleis høve nokre einig
    rettleiar rettleiaren sjukmelding sjukepengar løyve og å at som det den på i til for med har kan skal må
    vil av om så då deltakar søkje utgreiinga heilt samanhengen fekk fått gjekk sidan til med dottera guten
    jenta mor husleiga leige huseigar huseigaren tunga kroner praten`,
  en: `the a an i you he she it we they my your his her our their is are was were be been am do does did have has had
    not no and or but if when what where who how why which this that these those to of in on at for with from about
    can could will would should may might must need want help please thanks thank hello hi dear sir madam regards
    letter money payment application meeting house home food tonight today tomorrow week month children kids work job
    don't can't didn't i'm i've it's there here now after before just only get got know understand understood great
    perfect cheers good bring call phone any some all out up so very more me us them tell told said say until`,
  pl: `nie jest to się na w z do że i o jak co czy gdzie kiedy kto dlaczego ile mam masz ma mamy mają jestem są był była
    będzie mi mnie mój moja moje pan pani proszę dziękuję dzień dobry witam pozdrawiam mogę może można muszę chcę
    pieniądze pieniędzy wypłata wniosek pismo list spotkanie mieszkanie dom dzieci dziecko mąż żona praca pracy
    tylko już jeszcze bardzo teraz dzisiaj dziś jutro tydzień miesiąc od po przez dla bo ale albo lub oraz który
    która które ten ta te tego tej nic ktoś coś moim nowy nowa ok dobrze miłego pomocy proszę pisze za tate`,
  so: `waxaan waan waa ma iyo oo in aan anigu aniga ayaa ayay baan ka ku u la soo si wax qof lacag lacagta guriga guri
    carruur carruurta maanta berri caawa bishii bishan toddobaad sanad waxay wuxuu haddii laakiin markaa sidee goorma
    maxaa maxay kuma xagee halkee fadlan mahadsanid mahadsan salaan salaam walaal haa maya hadda weli waan jirto jiro
    haysto haysanno karaa kartaa caawin caawimaad warqad warqadda codsi codsiga ballan ballanta turjumaan xaaskayga
    hooyo aabo wiilka gabadha shaqo iga ii idin inaan kuu noo naga way waad wey ah kale marka aabbaha maalin tahay`,
  se: `mun don son mii dii sii lea leat lean leam lei ledje ii in it eai eat go ja dahje muhto dat dán dan mu du su
    mus dus sus munnje dutnje ruhta ruđa ruđaid mánát mánáid viessu ruoktu ruovttus odne ihttin ikte gos goas
    maid manne movt gii sáhtán sáhttá sáhttibehtet dárbbašan giitu bures buorre beaivi reive reivve ožžon ohcat
    veahki veahkki dulka dulkka maŋŋel ovdal vahkku mánnu duorastaga vuossárgga bearjadaga maŋŋebárgga gaskavahkku
    háliidan hupmat sámegillii ipmir dieđe beasa eará áigi ovddas gažaldat čállit bargat buozas gávdno borrat`,
}

const weights = new Map<string, [Language, number][]>()
for (const [language, list] of Object.entries(common)) {
  for (const word of new Set(list.split(/\s+/).filter(Boolean))) {
    weights.set(word, [...(weights.get(word) ?? []), [language as Language, 1]])
  }
}
// A word that several languages share says little, one that stands alone says much.
for (const entries of weights.values())
  for (const entry of entries) entry[1] = 2 / (entries.length * entries.length)

/** Spellings that belong to one language, whatever the word. */
const spellings: readonly [RegExp, Language, number][] = [
  [/[ąęćłńśźżĄĘĆŁŃŚŹŻ]/gu, 'pl', 2],
  [/(?:rz|sz|cz|dzi|ści|owa|nie)\p{L}/giu, 'pl', 0.4],
  [/[čđŋšŧžáÁČĐŊŠŦŽ]/gu, 'se', 1.2],
  [/(?:ea|uo|ii|dd|hkk|htt|ŋŋ)\p{L}/giu, 'se', 0.2],
  [/[øæåØÆÅ]/gu, 'nb', 0.4],
  [/[øæåØÆÅ]/gu, 'nn', 0.4],
  [/(?:ikkj|kj[eo]m|leig|\bkv[aeio])|(?:ane|inga|leg)\b/giu, 'nn', 0.25],
  [/(?:ene|het|lig|else)\b/giu, 'nb', 0.25],
  [/(?:aa|uu|dh|xa|xu|yy|oo|ay)\p{L}?/giu, 'so', 0.35],
  [/(?:th|wh|ough|ing\b|'s\b|\bi'm)/giu, 'en', 0.5],
]

const LEAST_SURE = 0.9

/** The language of the text, and after it those that a mixed text also shows clear signs of. */
export function likelyLanguages(text: string): Language[] {
  const read = text.slice(0, 3000)
  const scores = latinScores(read)
  const ranked = [...scores].sort(([, one], [, other]) => other - one)
  const most = ranked[0]?.[1] ?? 0
  const byWords = ranked
    .filter(([, score]) => score >= LEAST_SURE && score >= most * 0.3)
    .map(([language]) => language)
  const byScript = scriptLanguage(read)
  if (byScript) return [byScript, ...byWords]
  const bokmal = scores.get('nb') ?? 0
  const best = ranked[0]?.[0] ?? 'nb'
  // The two Norwegian languages share most words: nynorsk must show at least one of its own.
  const first = most - bokmal < (best === 'nn' ? 0.5 : 0.01) ? 'nb' : best
  return [first, ...byWords.filter((language) => language !== first)]
}

/** Few words, of which hardly one says what language they are in: "im homeless", or Polish written without its letters. */
export function unsureOf(text: string): boolean {
  if (text.length > MOST_UNSURE || scriptLanguage(text) !== null) return false
  return Math.max(0, ...latinScores(text).values()) < LEAST_SURE
}
const MOST_UNSURE = 100

function latinScores(text: string): Map<Language, number> {
  const scores = new Map<Language, number>()
  const add = (language: Language, weight: number) =>
    scores.set(language, (scores.get(language) ?? 0) + weight)
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []) {
    for (const [language, weight] of weights.get(word.replace('’', "'")) ?? []) add(language, weight)
  }
  for (const [spelling, language, weight] of spellings) {
    const hits = text.match(spelling)?.length ?? 0
    if (hits) add(language, hits * weight)
  }
  return scores
}

function scriptLanguage(text: string): Language | null {
  const latin = count(text, /\p{Script=Latin}/gu)
  const geez = count(text, /\p{Script=Ethiopic}/gu)
  const arabic = count(text, /\p{Script=Arabic}/gu)
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu)
  const other = count(text, /\p{L}/gu) - latin - geez - arabic - cyrillic
  const most = Math.max(latin, geez * 2, arabic, cyrillic, other)
  if (most === 0 || most === latin) return null
  if (most === geez * 2) return amharic(text) ? 'other' : 'ti'
  if (most === arabic) return count(text, /[پچژگڤڕڵێۆٹڈڑںے]/gu) >= 2 ? 'other' : 'ar'
  if (most === cyrillic) return /[ыэъё]/iu.test(text) && !/[іїєґ]/iu.test(text) ? 'other' : 'uk'
  return 'other'
}

/** Amharic shares the script; these words and endings do not exist in Tigrinya. */
function amharic(text: string): boolean {
  const for_ = count(text, /(?:ነው|አለሁ|የለኝም|ያስፈልገኛል|እባክዎ|ስለዚህ|እንዴት|ምንድን|አልቻልኩም|ገንዘቤ)/gu)
  const against = count(text, /(?:ኣ|እዩ|እየ|ዶ\b|ናይ|ኣለ|የብለይ|ክኢ|ኩም)/gu)
  return for_ > against
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
