/** How people say in our languages what they are called; the first group is kept, what follows it is a name. */
const NAME = String.raw`[\p{L}\p{M}’'-]+(?:\s+\p{Lu}[\p{L}\p{M}’'-]+){0,3}`
const SMALL_NAME = String.raw`[\p{L}\p{M}’'-]+(?:\s+[\p{L}\p{M}’'-]+){0,2}`
const called = (lead: string, name = NAME) =>
  new RegExp(String.raw`((?<![\p{L}])(?:${lead})[\s:,]+)${name}`, 'giu')

export const CALLED: readonly RegExp[] = [
  called('jeg heter|eg heiter|navnet mitt er|namnet mitt er|mitt navn er|mitt namn er|navn|namn', SMALL_NAME),
  called("my name is|i am called|my name's|name", SMALL_NAME),
  called('mu namma lea|mun lean namahuvvon', SMALL_NAME),
  called("мене звати|мене звуть|моє ім[’'ʼ]?я", SMALL_NAME),
  called('nazywam się|mam na imię|moje imię to', SMALL_NAME),
  called('اسمي|اسمي هو', SMALL_NAME),
  called('magacaygu waa|magacaygu|waxaa la i yiraahdaa', SMALL_NAME),
  called('ስመይ', SMALL_NAME),
  // A name under a letter.
  called(
    'mvh|hilsen|med vennlig hilsen|med venleg helsing|helsing|regards|kind regards|sincerely|pozdrawiam|з повагою',
    SMALL_NAME,
  ),
  // "I am Kari", where only the capital tells it from "I am tired".
  /((?<!\p{L})(?:[Jj]eg er|[Ee]g er|I am|I['’]m|[Dd]ette er|[Dd]et er|[Tt]his is|[Jj]estem)\s+)\p{Lu}\p{Ll}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]+){0,3}/gu,
]

/** Words with a capital that name nobody: languages, peoples, countries, days, months and the house itself. */
export const COMMON_CAPITALS: ReadonlySet<string> = new Set(
  `i i'm i'd i've i'll nav min side velferdskontoret folketrygden norge noreg norway norsk norwegian english engelsk polish polsk
  polski polen poland ukraina ukraine ukrainian україна норвегія somalia somali eritrea tigrinya syria arabic sverige sweden
  danmark denmark europa europe eøs eea eu bankid altinn digipost kontaktsenteret kontoret sykepenger dagpenger barnetrygd
  uføretrygd foreldrepenger arbeidsavklaringspenger aap mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december jul påske pinse ramadan eid pesel pit
  norwegia norwegii norweski noorwiiji`
    .split(/\s+/)
    .filter(Boolean),
)

/** What opens a sentence before a name and is none. */
export const OPENINGS: ReadonlySet<string> = new Set(
  `hei hallo heisann hi hello dear kjære god good hey jeg eg er har kan hva når hvor hvem hvorfor hvordan at og men den det de du
  vi is are do does can what when where who why how my the it we you they and but mun mu lea cześć dzień witam ja czy jak
  kiedy gdzie co mój moja привіт вітаю добрий я мій моя чи як коли де що salaan aniga waa`
    .split(/\s+/)
    .filter(Boolean),
)

const word = (list: string) => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${list})(?![\p{L}\p{M}])`, 'iu')

/** Somebody speaks of themselves. Where the verb carries it (see SAYS_IT_IN_THE_VERB), nothing here needs to be met. */
export const FIRST_PERSON = word(
  `jeg|eg|æ|meg|min|mi|mitt|mine|vi|oss|vår|vårt|våre|vore|i|me|my|mine|we|us|our|i['’](?:m|ve|d|ll)`,
)

/** Languages in which "I" is a part of the verb or the noun: there, what may be a case counts as one. */
export const SAYS_IT_IN_THE_VERB: ReadonlySet<string> = new Set(['se', 'uk', 'pl', 'ar', 'so', 'ti'])

const MATTER = String.raw`sak\p{L}*|søknad\p{L}*|søkn\p{L}*|vedtak\p{L}*|utbetaling\p{L}*|peng\p{L}*|stønad\p{L}*|ytelse\p{L}*|yting\p{L}*|dagpeng\p{L}*|sykepeng\p{L}*|sjukepeng\p{L}*|aap(?:-?en)?|uføretrygd\p{L}*|pensjon\p{L}*|trygd\p{L}*|klage\p{L}*|klag\p{L}*|meldekort\p{L}*|veileder\p{L}*|rettleiar\p{L}*|saksbehandler\p{L}*|konto\p{L}*|sykmelding\p{L}*|sosialhjelp\p{L}*|barnetrygd\p{L}*|foreldrepeng\p{L}*|time(?:n)?|møte(?:t)?|brev(?:et)?`
const MATTER_EN = `case|application|decision|payments?|money|benefits?|allowance|appeal|complaint|status card|adviser|advisor|caseworker|account|sick (?:pay|leave|note)|pension|letter|appointment|meeting|claim`

/** A matter that is somebody's own, or what somebody has done in one: "my application", "I have sent". */
export const OWN_MATTER: readonly RegExp[] = [
  word(String.raw`(?:${MATTER})\s+(?:min|mi|mitt|mine|vår|vårt|våre|til\s+meg)`),
  word(String.raw`(?:min|mi|mitt|mine)\s+(?:\p{L}+\s+)?(?:${MATTER})`),
  word(
    String.raw`(?:jeg|eg|vi)\s+(?:har|hadde)\s+(?:ikke\s+|ikkje\s+|ennå\s+|enda\s+|ennå\s+ikke\s+)?(?:fått|søkt|sendt|mottatt|motteke|klaget|klaga|levert|hørt|høyrt|ventet|venta)`,
  ),
  word(
    String.raw`(?:har|hadde)\s+(?:jeg|eg|vi)\s+(?:ikke\s+|ikkje\s+|ennå\s+)?(?:fått|søkt|mottatt|motteke)`,
  ),
  word(
    String.raw`(?:jeg|eg|vi)\s+(?:fikk|fekk|sendte|sende|søkte|søkt|klagde|klaget|leverte|mottok|venter|ventar)`,
  ),
  word(String.raw`(?:fikk|fekk|får)\s+(?:jeg|eg|vi)\s+(?:ikke|ikkje|pengene|pengane|avslag|svar|utbetalt)`),
  word(
    String.raw`(?:hvorfor|kvifor|hvor|kvar|når)\s+(?:er|kommer|kjem|får|blir|ble|har)\s+(?:ikke\s+|ikkje\s+)?(?:jeg|eg|pengene|pengane|søknaden|saken|saka|svaret)`,
  ),
  word(String.raw`(?:my|our)\s+(?:\w+\s+)?(?:${MATTER_EN})`),
  word(
    String.raw`i\s*(?:['’]ve|have|had)\s+(?:not\s+|never\s+|still\s+not\s+|already\s+)?(?:got|gotten|received|applied|sent|appealed|heard|waited|been\s+(?:paid|refused|waiting))`,
  ),
  word(
    String.raw`(?:have|haven['’]t|didn['’]t|did)\s+i\s+(?:not\s+|never\s+)?(?:got|get|gotten|received?|been\s+paid)`,
  ),
  word(
    String.raw`i\s+(?:did\s+not|didn['’]t|haven['’]t|received|applied|sent|appealed|am\s+waiting|was\s+(?:refused|paid))`,
  ),
  word(
    String.raw`(?:мо[єяїюйґ]\p{L}*|мій|мого|моїх)\s+(?:справ\p{L}*|заяв\p{L}*|випла\p{L}*|грош\p{L}*|рішен\p{L}*|скарг\p{L}*|допомог\p{L}*)`,
  ),
  word(String.raw`я\s+(?:не\s+)?(?:отрима\p{L}+|подав|подала|надісла\p{L}+|чека\p{L}+)`),
  word(
    String.raw`(?:mój|moja|moje|moją|mojej|mojego|moich)\s+(?:spraw\p{L}*|wnios\p{L}*|wypłat\p{L}*|pieni\p{L}*|decyzj\p{L}*|zasił\p{L}*|świadcz\p{L}*|odwoła\p{L}*)`,
  ),
  word(String.raw`(?:nie\s+)?(?:dosta|otrzyma|złoży|wysła)ł[ae]m`),
  /(?:طلبي|قضيتي|معاشي|راتبي|أموالي|نقودي|دفعتي|ملفي|شكواي)/u,
  /(?:kiiskayga|codsigayga|lacagtayda|go'aankayga|kiiskeyga|codsigeyga|lacagteyda)/iu,
  /(?:ጉዳየይ|መመልከቲየይ|ገንዘበይ|ውሳነይ)/u,
  word(String.raw`mu\s+(?:ášši\p{L}*|ohcamuš\p{L}*|ruđa\p{L}*|mearrádus\p{L}*|máksu\p{L}*)`),
]

/** A matter of somebody close: a case is one, whoever it is asked about. */
const CLOSE = `mann(?:en)?|kone|kona|sønn(?:en)?|datter(?:a|en)?|dotter(?:a)?|mor(?:a|en)?|far(?:en)?|barn(?:et|a)?|samboer(?:en)?|bror(?:en)?|søster(?:en|a)?`
const CLOSE_EN = `husband|wife|son|daughter|mother|father|child|children|partner|brother|sister|mum|mom|dad`
const ONE = `saken?|saka|søknaden?|utbetaling(?:en|a)|pengene|pengane|klagen?|klaga|vedtaket|avslaget|svaret`

/**
 * This one and no rule: "the payment", "my husband's application". A question in general may name a thing in that way, too,
 * and then says so at its beginning.
 */
export const ONE_CASE: readonly RegExp[] = [
  word(String.raw`(?:${CLOSE})\s+(?:min|mi|mitt|mine)`),
  word(String.raw`(?:min|mi|mitt|mine)\s+(?:${CLOSE})`),
  word(String.raw`my\s+(?:${CLOSE_EN})(?:['’]?s)?`),
  word(String.raw`(?:er|ble|blei|blir|vert|har|kommer|kjem|hvor|kvar)\s+(?:\p{L}+\s+)?(?:${ONE})`),
  word(String.raw`(?:has|have|was|is|did|will|where)\s+(?:is\s+)?(?:the|that)\s+(?:${MATTER_EN})`),
  word(
    String.raw`(?:utbetaling|utbetalt|penger|pengar|payment|paid)\s+(?:nå|no|i\s+dag|i\s+morgen|i\s+morgon|(?:på|on)\s+\p{L}+d[ae][gy]|today|tomorrow)`,
  ),
]
