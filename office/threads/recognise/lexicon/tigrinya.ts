export const tigrinya = `
WHEN: መዓስ ኣየናይ_መዓልቲ
MONEY: ገንዘብ ገንዘበይ ክሮነር ሰልዲ
PAYOUT: ክፍሊት ክኣቱ ይኣቱ ኣትዩ ሒሳብ ክኽፈል ተኸፊሉ
NOTCOME: ኣይኣተወን ኣይመጸን ኣይተኸፍለን ክሳብ_ሕጂ_ኣይ ኣይበጽሓንን ኣይረኸብኩን
LESS: ውሑድ ጎዲሉ ፍርቂ ተቐኒሱ ነኪዩ ትሑት
OVERPAID: ክመልስ_ገንዘብ ክልተ_ግዜ ብጌጋ_ተኸፊሉ
ACCOUNT: ቁጽሪ_ሕሳብ ሕሳብ ባንክ
HOWMUCH: ክንደይ
CALC: ተሓሲቡ ጸብጻብ
APPLICATION: መመልከቲ ጥርዓን_መመልከቲ
APPLIED: ኣመልኪተ ዘእቱ ኣእትየ ሓቲተ_ነይረ ልኢኸ_መመል
WAIT: ጽበት ክጽበ እጽበ ወርሒ_ኮይኑ ሰሙን_ኮይኑ ክሳብ_ሕጂ
REPLY: መልሲ
PROCESS: ኣበይ_በጺሑ ኣበይ_ኣሎ_መመል ክውዳእ
ARRIVED: በጺሑኩም ተቐቢልኩም በጺሑ_ዶ
LETTER: ደብዳቤ
DECISION: ውሳነ vedtak
NOTUND: ኣይተረድኣንን ኣይተረድኣኒን ኣይርድኣንን እንታይ_ማለት ትርጉም ግለጹለይ
WHY: ስለምንታይ ንምንታይ ምኽንያት
REFUSAL: ነጺግኩም ተነጺጉ ተነጺገ ኣብዪኩም avslag
EXPIRE: ይውዳእ ክውድእ_እዩ ክናዋሕ
APPEAL: ጥርዓን ይግባይ ክጠርዕ ጥርዓነይ
DISAGREE: ኣይሰማማዕን ኣይቅበሎን ዘይፍትሓዊ
APPLYHOW: ብኸመይ_ከመልክት ከመልክት ኣበይ_የመልክት ክሓትት
WHATGET: እንታይ_ሓገዝ መሰል_ኣለኒ ክረክብ_እኽእል ይግብኣኒ ሓገዝ_ኣሎ_ዶ
FORM: ፎርም ቅጥዒ
FILLIN: ክመልእ መልእ
DOC: ወረቐት ሰነድ ሰነዳት መረጋገጺ ምስክር
DELIVER: ከምጽእ ኣምጽኡ ክሰድድ እሰድድ ከረክብ
MISSDOC: ኣየናይ_ወረቐት ጎዲሉ_ወረቐት ቅዳሕ ስእሊ
REPORT: ክነግር ክነግረኩም ክሕብር ከፍልጥ
NEWJOB: ስራሕ_ረኺበ ሓድሽ_ስራሕ ስራሕ_ጀሚረ
MOVED: ገይሽ ግዒዘ ግዒዝና ኣድራሻ ኣድራሻይ
HOUSEHOLD: ተፈላሊና ፍትሕ ተመርዕየ
BORN: ተወሊዱ ወሊደ ህጻን
INCOME: ኣታዊ ደሞዝ
NEWPHONE: ሓድሽ_ቁጽሪ
CARD: meldekort ሜልደኮርት ሜልደካርት
HOURS: ሰዓታት
PLAN: መደብ
ACTIVITY: ንጥፈት
AAP: aap
NEXT: ቀጺሉ_እንታይ ድሕሪኡ
CV: cv ሲቪ
JOBSEEK: ስራሕ_ዝደሊ ስራሕ_እደሊ ስራሕ_ኣናዲ ደላይ_ስራሕ ክምዝገብ ስራሕ_ክረክብ
VACANCY: ክፉት_ስራሕ
INTERVIEW: ቃለ_መጠይቕ
QUALIF: ዲፕሎማ ትምህርተይ
LAYOFF: ካብ_ስራሕ_ወጺ ካብ_ስራሕ_ተሰናቢተ
COURSE: ኮርስ ስልጠና
PRACTICE: ልምምድ praksis ፕራክሲስ
TILTAK: tiltak
WAITLIST: መስርዕ
SICKNOTE: ዕረፍቲ_ሕማም sykmelding
SICKPAY: ገንዘብ_ሕማም sykepenger
EMPLOYER: ኣስራሒ ሓላፊየይ ወሃብ_ስራሕ
SICK: ሓሚመ ሕማም ሓኪም ሆስፒታል ቃንዛ
MEETING: ቆጸራ ኣኼባ ርክብ
MOVEAPPT: ክቕየር ክቕይር ክልወጥ ካልእ_መዓልቲ ክመጽእ_ኣይክእልን ካልእ_ሰዓት ክስረዝ ክደንጉ
INTERP: ተርጓሚ
SPEAKWITH: ክዛረብ
SOSIAL: ሶሻል ሶስያል sosialhjelp ማሕበራዊ
LIVING: መነባብሮ
SPECIAL: ስነይ ስኒ መነጽር መሕጸቢ ክዳን ዓራት ኣቕሑ
COVER: ክኸፍለለይ ክትከፍሉ ክኸፍል
MUNI: ኮሙን ምምሕዳር_ከተማ
FOODNONE: ዝብላዕ ዝበልዕዎ ምግቢ ጥሜት ዝበልዖ መግቢ ጸባ
NOMONEY: ገንዘብ_የብለይን ገንዘብ_የለን
POWERCUT: ኤሌክትሪክ መብራህቲ_ተቖ መብራህቲ
EVICT: ውጻእ_ኢሉ ውጹ_ኢሉ ካብ_ገዛ_ክወጽእ ኣውጺኡ
NOSLEEP: ኣበይ_ክድቅስ ክድቅስ መደቀሲ ሎሚ_ለይቲ ኣብ_ጎደና መሕደሪ
VIOLENCE: ይወቕዓኒ ወቒዑኒ ዓመጽ የፈራርሓኒ ይፈርሕ
SUICIDE: ክመውት_ህይወተይ ነብሰይ_ከጥፍእ
MEDICINE: መድሃኒት ፋርማሲ ከኒና
CHILD: ቖልዑ ቆልዑ ደቀይ ወደይ ጓለይ ውላደይ
HOUSING: ገዛ መንበሪ
DEPOSIT: depositum ትሕጃ
BOSTOTTE: bostøtte
RENT: ክራይ
LANDLORD: ወናኒ_ገዛ ዋና_ገዛ
DEBT: ዕዳ ልቓሕ
COLLECT: inkasso
KVP: kvp
INTRO: introduksjonsprogram ኢንትሮ መፋለጢ_ፕሮግራም ፕሮግራም
NORLESSON: ቋንቋ_ኖርወ ትምህርቲ_ቋንቋ ኖርወይኛ
PARENTAL: ዕረፍቲ_ሕርሲ foreldrepenger ናይ_ወለዲ
CHILDBEN: barnetrygd ገንዘብ_ቆልዓ ገንዘብ_ቖልዑ
CASHCARE: kontantstøtte
SUPPORT: ቀለብ bidrag
PREGNANT: ጥንስቲ ጥንሲ
SINGLEPAR: በይነይ_ዘዕቢ
PENSION: ጡረታ pensjon
DISAB: ስንኩል ufør ስንክልና
SURVIVOR: ሰብኣየይ_ሞይቱ
AID: ዊልቸር መንኮርኮር_ዓረብያ ዓረብያ ናይ_ምስማዕ
REPAIR: ክዕረ ተሰይሩ ተበላ
ABROAD: ወጻኢ_ሃገር ኤርትራ ኢትዮጵያ ሱዳን ዩጋንዳ
TRAVEL: ክገይሽ ጉዕዞ ክበጽሕ
INSIGHT: ፋይለይ ፋይል
CONSENT: ምስጢር
POA: ውክልና
RUDE: ዘይኣኽብሮ ኣኽብሮት ጸረፈ ሕማቕ_ተቐቢ
NEVERREPLY: ዝምልሰለይ_የለን ኣይምልሱን
LOGIN: ክኣቱ_ኣይከኣልኩን ፓስዎርድ ክኣቱ_ኣይክእልን
BANKID: bankid ባንክኣይዲ
ERRORMSG: ኣይሰርሕን ጌጋ
WEBSITE: ወብሳይት ገጽ ኣፕ
ADVISER: veileder መኻሪ ኣማኻሪ
WHOIS: መን_እዩ መን_እያ
CALLME: ደውሉለይ ክድውለለይ ደውል
CHANGEADV: ካልእ_መኻሪ ካልእ_veileder
UDI: udi መንበሪ_ፍቓድ ዜግነት familiegjenforening ዑቕባ ፓስፖርት ናይ_መገሻ
POLICE: ፖሊስ መንጃ_ፍቓድ
TAXADM: ግብሪ skattekort
BANK: ባንክ_ዓጽዩ
DOCTOR: fastlege ሓኪም_ስድራ
SCHOOL: ቤት_ትምህርቲ መዋእለ_ህጻናት
THANKS: የቐንየለይ የቕንየለይ
OKWORD: ሕራይ ጽቡቕ
HELLO: ሰላም
HELPONLY: ሓግዙኒ ሓገዝ
PROBLEM: ጸገም
QUESTION: እንታይ ብኸመይ ኣበይ መን. ኣየናይ ክንደይ መዓስ ዶ.
SCHEDULE: ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም ሰንበት ጽባሕ
RIGHT: መሰል ይፍቀድ
NEG: ኣይ የለን የብለይን
`
