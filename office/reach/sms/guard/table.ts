/**
 * R-339, K24: stems of words that no text message and no e-mail may carry, by language and by what they would give away.
 * A stem stands for every word that begins with it; `=` for the word alone; `*` for the letters anywhere in a word; `_` is
 * a space inside it. The database has a copy (migration 035) that the invariant I-18 asks with; a test holds the two
 * together.
 */
const SENSITIVE_KINDS = ['health', 'benefit', 'money', 'case'] as const
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number]

// biome-ignore format: the words stand as a table
export const SENSITIVE: Readonly<Record<string, Readonly<Record<SensitiveKind, string>>>> = {
  nb: {
    health: '=syk =syke =sykt =sjuk =sjuke *sykmeld *sjukmeld *sykdom *sjukdom lege psyk deprim depresj angst diagnos medisin rygg smerte vondt skade kreft gravid =rus =rusen rusmid alkohol behandling sykehus sjukehus terapi helse uføre *arbeidsevne selvmord',
    benefit: '*dagpenge *sykepenge *sjukepenge *sosialhjelp *stønad trygd *trygd aap arbeidsavklaring *foreldrepenge bostøtte bustønad *pensjon ytelse yting kvalifiseringsprogram introduksjonsprogram tiltakspenge livsopphold livsopphald nødhjelp *meldekort',
    money: 'penge peng kroner =kr utbetal *gjeld regning rekning faktura husleie husleige løn inkasso =trekk =trekket =konto kontonummer betal forskudd forskot tilbakebetal purring',
    case: '=sak =saken =saka =saker saksnummer saksbehandl *vedtak klage søknad søkt *avslag avslått stans innvilg *sanksjon barnevern =politi =politiet fengsel krisesent *vilkår aktivitetsplikt anmeld arbeidsledig arbeidslaus',
  },
  en: {
    health: 'sick =ill illness disease doctor psych depress anxiet diagnos medicin =pain back_pain injur cancer pregnan drug alcohol treatment hospital therap health disab suicid',
    benefit: 'benefit allowance pension social_assistance unemployment child_support status_card status_form',
    money: 'money payment =pay paid debt invoice =bill =bills =rent salary =wage =wages bank_account overdue',
    case: '=case =cases decision appeal application rejected refusal sanction child_welfare police prison shelter',
  },
  se: {
    health: 'buohcc buozal doavttir dálkkas dearvvaš buohci',
    benefit: 'doarjag doarjj penšuvd beaiveruđ sosiálaveahk',
    money: 'ruhta ruđa ruđat vealgi láigu bálká kruvnnu',
    case: '=ášši =áššis mearrád váidal ohcamuš biehttal =politiija giddagas mánáidsuodjal',
  },
  uk: {
    health: 'хвор лікар лікув =ліки діагн депрес психі =біль =болить травм вагіт алког нарко здоров інвалід терап',
    benefit: '=допомога =допомогу соціальн пенсі виплат',
    money: 'грош борг рахун оренд зарплат платіж крон сплат',
    case: '=справа =справу =справи рішенн оскарж апеляц заяв відмов санкці поліці притул',
  },
  pl: {
    health: 'chor lekarz =leki diagnoz depres psych =ból =boli uraz ciąż alkohol narkot leczen szpital terap zdrow niepełnospraw zwolnieni',
    benefit: 'zasił świadcz emerytur =renta =rentę =renty pomoc_społeczn bezroboci',
    money: 'pieni płatno wypłat =dług =długi =długu rachun czynsz pensj koron konto_bank faktur zapłat',
    case: '=sprawa =sprawy =sprawie decyzj odwołan wnios odmow sankcj policj więzien schronisk',
  },
  ar: {
    health: '*مرض *مريض *طبيب *دواء =ألم =الألم =آلام *اكتئاب =نفسية *علاج *مستشفى =حمل =حامل =الحمل *إعاقة *كحول *مخدر =صحة =الصحة =صحية',
    benefit: '*إعانة *معونة *ضمان *معاش *تقاعد *بطالة مساعدة_اجتماعية',
    money: '=مال =المال =أموال *نقود =دين =ديون *فاتورة *إيجار *راتب *كرون =حساب_بنكي',
    case: '*قضية *قضيت *قرار *اعتراض *استئناف *رفض *عقوبة *شرطة *سجن',
  },
  so: {
    health: 'jirran jirro xanuun dhakhtar =daawo daawad cafimaad isbitaal =uur khamri daroog naafo',
    benefit: 'kaalmo gargaar hawlgab cayr ceyr',
    money: 'lacag =deyn =qaan biil =kiro mushahar mushaar koron',
    case: '=kiis =kiiska go’aan racfaan diidmo ciqaab booliis xabsi',
  },
  ti: {
    health: '*ሕማም *ሓሚም *ሓኪም *መድሃኒት *ቃንዛ *ጥዕና *ሆስፒታል *ጥንሲ *ኣልኮል *ስንክልና',
    benefit: '*ደገፍ *ጡረታ *ማሕበራዊ_ሓገዝ',
    money: '*ገንዘብ *ዕዳ *ክራይ *ደሞዝ *ክሮነር *ክፍሊት',
    case: '*ውሳነ *ይግባይ *ምልክታ *ነጸገ *ፖሊስ *ቤት_ማእሰርቲ',
  },
}

type SensitiveStem = { language: string; kind: SensitiveKind; stem: string }

export const STEMS: readonly SensitiveStem[] = Object.entries(SENSITIVE).flatMap(([language, kinds]) =>
  SENSITIVE_KINDS.flatMap((kind) =>
    [...new Set(kinds[kind].split(' '))].map((stem) => ({ language, kind, stem })),
  ),
)
