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
