export const somali = `
WHEN: goorma goormee xilligee maalinta_ay immisa_taariikh
MONEY: lacag lacagta lacagtii lacagtayda shilin kroon xoolo
PAYOUT: soo_dhac dhacaysa dhici imanays timid la_ii_shub shubay mushahar bixin akoon la_soo_diray la_i_siiyay
NOTCOME: ma_soo_dhicin ma_helin ma_iman weli_ma ma_soo_gaarin ma_imanin may_iman ma_soo_dhac
LESS: yar. ka_yar la_jaray jarey dhiman badh. nus. hoos_u ka_gooy laga_jaray
OVERPAID: dib_u_bixi celin celiyo laba_jeer
ACCOUNT: akoon akoonka bangiga
HOWMUCH: imisa_lacag meeqa imisa_ayaan imisa_ayay imisa.
CALC: xisaab loo_xisaab
APPLICATION: codsi codsigayga codsiga arji
APPLIED: codsaday diray_codsi waxaan_codsad waxaan_diray
WAIT: sugay sugayaa sugi ilaa_goorma bilood_ka_hor toddobaad_ka_hor weli
REPLY: jawaab
PROCESS: meeqaa_maraya halkee_ayuu_mar xaaladda_codsi halkee_mar ku_socda
ARRIVED: idin_soo_gaad ma_idin_so ma_heshay gaadhay
LETTER: warqad_dheer warqad_ayaa warqadda_aad warqad_ka warqadaan warqad.
DECISION: go'aan go'aanka vedtak
NOTUND: ma_fahm ma_fahmay ma_fahmin ma_garan macnah maxay_ka_dhigan sharax
WHY: maxaa_u sababt sabab maxaa_loo waayo
REFUSAL: diid diiday la_ii_diiday la_i_diid
EXPIRE: dhacaya_mudd dhamaan dhammaanaya ku_eg kordhi
APPEAL: cabasho cawdo racfaan ka_cawdo rafcaan qaadasho_racf
DISAGREE: kuma_raacsani ku_raacsanayn cadaalad_daro qaldan
APPLYHOW: sidee_u_codsa sidee_ayaan_u_cod codsan_kara xagee_ka_codsa codsan_karaa codsado dalban
WHATGET: xaq_ma_u maxaan_xaq caawimo_noocee maxaan_heli wax_ma_heli ma_heli_karaa xaq_u
FORM: foom foomka
FILLIN: buuxi buuxin
DOC: dukumenti waraaq waraaqo warqado caddayn shahaado xisaab_bangi rasiidh heshiis baasaboor
DELIVER: keeno keen. soo_dir diri gudbi geeyo
MISSDOC: maqan noocee waraaqaha_ay ku_filan asal koobi sawir
REPORT: ogeysii idin_sheeg idinku_war sheegi_lahaa ogaysi in_aan_idin
NEWJOB: shaqo_cusub shaqo_helay shaqo_bilaab shaqo_ayaan_hel shaqo_baan
MOVED: guuray guurnay cinwaan cinwaankayga
HOUSEHOLD: furay furriin kala_tag guursad is_fur
BORN: dhalay dhashay ilmo_cusub
INCOME: dakhli mushaharka
NEWPHONE: lambar_cusub lambarkayga_cusub telefoon_cusub
CARD: meldekort kaarka
HOURS: saacad saacadood
PLAN: qorshaha qorshe
ACTIVITY: hawlo dhaqdhaqaaq
AAP: aap
NEXT: maxaa_xiga talaabada_xigta
CV: cv cv-ga
JOBSEEK: shaqo_raad shaqo_doon diiwaan_geli isdiiwaan shaqo_la'aan shaqo_raadin raadinayaa_shaqo
VACANCY: shaqo_bannaan
INTERVIEW: wareysi waraysi
QUALIF: shahaadada_jaamac aqoonsi
LAYOFF: shaqada_la_iga la_iga_eryay
COURSE: koorso koorsada tababar
PRACTICE: praksis tababar_shaqo
TILTAK: tiltak
WAITLIST: liiska_sug safka
SICKNOTE: fasax_caafimaad sykmelding fasax_jirro
SICKPAY: lacagta_jirro jirrada sykepenger
EMPLOYER: shaqo_bixiye madaxa_shaq madaxayga
SICK: jirran xanuun dhakhtar buka xanuunsan qalliin isbitaal
MEETING: ballan ballanta ballantii kulan la_kulmo kulmo
MOVEAPPT: beddeli_kara beddelo dib_u_dhig ma_iman_karo ma_imaan_karo maalin_kale waqti_kale soo_daahi baajin
MODE: telefoon_ku muuqaal
INTERP: turjumaan turjubaan
SPEAKWITH: la_hadl inaan_la_had
SOSIAL: sosial sosialka sosialhjelp kaalmada_bulsho
LIVING: nolosha kharashka_nolo
SPECIAL: muraayad ookiyaale ilko ilkaha dharka dhar. mashiinka_dhar qalab_guri sariir gaadhi_ilmo
COVER: bixin_kar iga_bixi caawin_kartaan_lacag kharash
MUNI: degmada degmo kommune
FOODNONE: cunto raashin gaajo baahan_cunto caano_ilm
NOMONEY: lacag_ma_hays lacag_la'aan wax_lacag
POWERCUT: korontada_waa_la koronto_ma_jirto korontadii laga_jaray_koront koronto
EVICT: la_iga_saar guriga_ka_bax naga_saar guriga_laga ka_bax
NOSLEEP: meel_aan_seex hoyanno hoyan hoy. caawa_meel guri_la'aan baabuurka_ku_seex seexd seexan
VIOLENCE: i_garaac garaaca hanjab ka_baq i_dilo gacan_qaad rabshad
SUICIDE: naf_is ma_rabo_inaan_noola
MEDICINE: daawo daawada dawo farmashi kiniin
CHILD: carruur caruur ilmo wiilka gabadh gabar
HOUSING: guri guriga aqal dabaq qol. guri_weyn
DEPOSIT: depositum dammaanad deebaaji
BOSTOTTE: bostøtte kaalmada_guri
STARTLAN: startlån guri_iibsad
RENT: kirada kiro kirayn ijaar
LANDLORD: milkiilaha mulkiilaha
DEBT: deyn amaah dayn biil
COLLECT: inkasso namsmann
KVP: kvp barnaamijka_kvp
INTRO: barnaamijka_intro introduksjon intro barnaamijka_horudhac barnaamijka_soo-dhow
NORLESSON: luqadda_norw koorsada_norw barashada_norw norsk
PARENTAL: fasaxa_dhal foreldrepenger fasaxa_umul
CHILDBEN: barnetrygd lacagta_carruur lacagta_ilma
CASHCARE: kontantstøtte
SUPPORT: bidrag masruuf
CAREBEN: daryeel_gaar
PREGNANT: uur. uur_leh xaamil
SINGLEPAR: keligay_hay hooyo_keli
PENSION: hawlgab pension
DISAB: naafo ufør
SURVIVOR: carmal dhintay
AID: gaariga_curyaan kursiga_curyaan qalab_maqal ul.
REPAIR: hagaaji jabay kharaab
ABROAD: dibadda soomaaliya kenya itoobiya turkiga dalka_dibad
TRAVEL: safar safri booqan socdaal
INSIGHT: faylka faylkayga akhrin_faylk
WHOREAD: yaa_akhriy yaa_arkay
CONSENT: sir xogtayda ogolaansh
POA: wakaalad wakiil
RUDE: edeb_darro xushmad ixtiraam_la'aan si_xun iila_dhaqm midab_takoor cunsuri
COMPLAINSERV: ka_ashtako dacwo_ka
BOSS: maamul
NEVERREPLY: cidna_ma_jawaab ma_soo_jawaab lama_soo_jawaab
LOGIN: geli_kar gali_kar soo_gal lambar_sir furaha_sirta
BANKID: bankid
ERRORMSG: ma_shaqayn cilad khalad
UPLOAD: faylka_ma soo_rar
WEBSITE: bogga mareegta abka app
ADVISER: la-taliye la-taliyaha lataliye veileder la_taliyaha
WHOIS: waa_kuma yaa_ah waa_ayo
CALLME: i_soo_wac soo_wac iga_soo_wac
REACH: lambarka_la-tal la_xidhiidh la_xiriir
CHANGEADV: la-taliye_kale la-taliye_cusub beddelo_la-tal
UDI: udi sharciga deganaansh muwaadin qoysaska_isu isu_imaansh baasaboor reisebevis dhalasho magangel
POLICE: boolis leesan
TAXADM: canshuur skattekort
STUDENTLOAN: lånekassen
BANK: bangiga_ayaa khayaan
DOCTOR: dhakhtarka_qoys fastlege
SCHOOL: dugsi iskuul xannaan barnehage
THANKS: mahadsanid mahad waad_mahad
OKWORD: haa. hagaag waayahay ok. waa_yahay
BYE: nabad_gelyo nabadeey
WITHDRAW: waa_la_xaliy uma_baahni_hadda
HELLO: salaan salaam asalaamu
HELPONLY: caawi caawimaad i_caawi
PROBLEM: dhibaato mushkilad
QUESTION: ma_jira maxaa maxay sidee halkee xagee kuma goorma miyaa immisa imisa waa_maxay
SCHEDULE: isniin talaado arbaco khamiis jimce sabti axad berri toddobaad
RIGHT: xaq ma_loo_ogol
LOSE: waayi lumin
NEG: ma. maya kuma
`
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
export const sami = `
WHEN: goas. goas_boahtá goas_oaččun
MONEY: ruhta ruđa ruđat kruvnnu
PAYOUT: máksu máksojuvvo boahtá_ruhta kontui máksin
NOTCOME: ii_leat_boahtán eai_leat_boahtán in_leat_ožžon ii_boahtán
LESS: unnit unnán geassán bealli
OVERPAID: máksit_ruovttoluotta menddo_ollu
ACCOUNT: kontu kontonummir
HOWMUCH: man_ollu man_olu
APPLICATION: ohcamuš ohcamuša ohcan.
APPLIED: lean_ohcan ohcen sádden_ohcam lea_ohcan
WAIT: vuordi vuordit vuordán guhká dássái mánu_dás
REPLY: vástádus vástádusa vástidus
PROCESS: meannud meannuduvvo
LETTER: reive reivve reivves
DECISION: mearrádus mearrádusa
NOTUND: in_ipmir in_ádde maid_mearkkaša čilge
WHY: manne. manin
REFUSAL: biehttal biehttalus hilgun
EXPIRE: nohká guhkid
APPEAL: váidit váidin váidda guoddal
DISAGREE: in_leat_ovttaoaivilis eahpevuoiggal
APPLYHOW: movt_ozan mo_ozan movt_ohcat gos_ohcat galggan_ohcat sáhtán_ohcat maid_sáhtán_ohcat
WHATGET: maid_sáhtán_oažžut vuoigatvuohta vuoigatvuođa
FORM: skovi skovvi
FILLIN: deavdit dievas deavddi
DOC: dokumeanta dokumeanttat báhpir báhpirat duođaštus
DELIVER: sáddet sádden buktit addit_sisa
REPORT: dieđihit dieđihan muitalit
NEWJOB: ođđa_bargu ožžon_barggu álggán_bargat ođđa_barggu
MOVED: fárren fárret čujuhus adreassa
HOUSEHOLD: earrán náitalan
BORN: riegádan riegádii
INCOME: dienas bálká sisaboahtu
NEWPHONE: ođđa_telefon ođđa_nummir
CARD: meldekort dieđihankoarta
HOURS: diimmu diimmut
PLAN: aktivitehtaplána plána
ACTIVITY: aktivitehta doaimmat
AAP: aap
CV: cv
JOBSEEK: bargoohc ozan_barggu oažžut_barggu barggu_ohcat bargguhaga
INTERVIEW: jearahall
COURSE: kursa kursii gursa
PRACTICE: bargohárjeh praksis
SICKNOTE: buohcandieđ sykmelding
SICKPAY: buohcanruh
EMPLOYER: bargoaddi hoavda
SICK: buozas buohccan doavttir vealgán
MEETING: áigi diibmosoahp čoahkkin čoahkkim deaivvad soahpat
MOVEAPPT: sirdit eará_áigi in_sáhte_boahtit eará_beaivi šluhttet maŋidit
INTERP: dulka dulkka
SPEAKWITH: hupmat
SOSIAL: sosiála sosiáladoar sosialhjelp sosiáldoar
SPECIAL: čalbmelás bátnedoavttir bátnit biktas basadanmaš
COVER: gokčá máksá_go gokčat
MUNI: gielda gieldda suohkan
FOODNONE: borramuš biebmu borrat nealgi nealgut
NOMONEY: in_ruđa ruhta_nohkan ii_leat_ruhta
POWERCUT: el-rávdnji rávdnji el-fápmu
EVICT: bálkestuvvo bálkuhit olggos_viesus eret_viesus
NOSLEEP: gos_oađđit oađđit ii_leat_orrunsadji
VIOLENCE: veahkaváld čorbme balan áitá
MEDICINE: dálkas apoteh
CHILD: mánná mánát mánáid bárdni nieida
HOUSING: orrunsadji viessu visti orrunsaji
DEPOSIT: depositum
BOSTOTTE: bostøtte orrundoarjja
RENT: láigu viessoláig
LANDLORD: viessoeaiggát láigoeaiggát
DEBT: vealgi vealggi loatna
KVP: kvp
INTRO: introduksjon
PARENTAL: váhnenruh váhnenvirge
CHILDBEN: mánnáoadju barnetrygd
CASHCARE: kontantstøtte
SUPPORT: bidrag
PREGNANT: áhpehis
PENSION: penšun ealáhat
DISAB: bargonávccah ufør doaimmashehtt
AID: veahkkeneavvu juvlastuollu gullanapparáh veahkkeneavvut
REPAIR: divvut cuovkanan
ABROAD: olgoriik ruoŧŧa suopma suomas ruoŧas
TRAVEL: mátki mátkkošt vuolgit
INSIGHT: geahččat_áššis sisaoaidn
POA: fápmudus
RUDE: funet unohas
LOGIN: in_beasa_sisa in_beasa sisačáliheap beassansátni
BANKID: bankid
ERRORMSG: ii_doaimma boasttuvuohta
WEBSITE: neahttasiid siidu áppa
ADVISER: ráđđeaddi veileder bagadalli áššemeannudeaddji
WHOIS: gii_lea
CALLME: riŋget riŋge čuojahit
CHANGEADV: eará_ráđđeaddi molsut_ráđđeaddi
UDI: udi orrunlohpi
POLICE: politiija
TAXADM: vearru vearroko
DOCTOR: fástadoavttir
SCHOOL: skuvla mánáidgárdi
THANKS: giitu giittán
OKWORD: buorre. ok. dohkke
HELLO: bures buorre_beaivi
HELPONLY: veahki veahkehit gažaldat
PROBLEM: váttisvuohta
QUESTION: goas mii. maid. movt gii. gos. man. sáhttá_go sáhtán_go
SCHEDULE: vuossárg maŋŋebárg gaskavahk duorast bearjadag lávvardag sotnabeai ihttin vahkku
NEG: in. ii. eai.
`
