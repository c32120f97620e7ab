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
