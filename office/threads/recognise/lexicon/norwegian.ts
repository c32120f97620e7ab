/** Bokmål, nynorsk, dialect, text-message style and learner Norwegian. The format is told in lexicon.ts. */
export const norwegian = `
WHEN: når. naar. når_kommer når_får kva_tid ka_tid hvilken_dag kva_dag kolles_tid hvilke_dato hva_dato *dato i_dag_eller d_kommer
MONEY: penger pengar pengan peng. penga. pæng kroner. kr. kron lapper stønaden. stønad. summen. beløp sum. spenn cash summer bidragspeng ytelse ytelsen lønning tusenlapp
PAYOUT: *utbetal utbetaling innbetal utbet betalt_ut betale_ut på_konto inn_på_konto satt_inn overfør overført får_betalt etterbetaling *trygda_kommer sett_inn kommer_på_konto lønning_fra
NOTCOME: ikke_kommet ikkje_komme ikkje_kome ikke_kommer kommer_ikke kom_ikke uteblitt uteblei ikke_fått ikkje_fått ikke_mottatt ikke_sett_noe mangler_utbet tomt_på_konto helt_tomt skulle_vært_inne skulle_kommet skulle_kommi skulle_ha_komme ennå_ikke forsinket ikke_inne ikke_på_konto uteblir aldri_kom har_ikke_fått_penger ikke_dukket_opp står_ikke_på_konto ikke_på_plass_penger ikke_inn_på uteblir drøyer ikkje_å_sjå ikke_å_se kom_ikke_den ingen_utbetaling aldri_fått tom_konto glemt_meg blir_det_av
LESS: mindre lavere lågare for_lite halvert halvparten bare_halv trukket *trekk. trekkes trekt redusert kuttet minka manko gått_ned for_lavt satt_ned for_mye_trukket færre_kroner forskjell_på_beløp ulik_sum differanse mindre_i mindre_enn forskjell lågare_enn snytt manglet_kroner
OVERPAID: tilbakekrev tilbakebetal betale_tilbake feilutbet for_mye_utbet for_mye_penger fått_for_mye to_ganger dobbelt kom_dobbelt skylder_dere krav_om_tilbake feil_konto feil_beløp feil_sum motregn etteroppgjør innkrev krav_på_kroner
ACCOUNT: konto. kontoen. kontonummer kontonr bankkonto byttet_bank ny_konto
HOWMUCH: hvor_mye hvor_mykje kor_mykje kor_mye hvor_stor hvor_mange_kroner ka_mye hvor_høy hva_er_satsen
CALC: regnet_ut beregn utregn regna regne_ut utrekn grunnlag beregningsgrunnlag opptjen regnet_feil rekna
APPLICATION: *søknad søknan søknaden søkna *søknaden soknad
APPLIED: har_søkt søkte_om søkte_på søkte. søkt. sendte_søknad sendt_søknad sendte_inn_søknad levert_søknad leverte_søknad søkt_om sendte_inn
WAIT: vente. venter ventet venta ventar hvor_lenge kor_lenge ventetid lang_tid uker_siden måneder_siden veker_sidan månader_sidan mnd_siden for__siden enda. ennå. fortsatt. framleis fremdeles hørt_noe ikke_hørt ikke_et_pip hørt_et_pip stille_siden hørt_noe ingenting_hørt drøye måneder_nå i_høst i_fjor
REPLY: svar. svaret. svart. få_svar høre_fra tilbakemelding avgjort avgjørelse_på
PROCESS: *behandling *behandla behandlet behandle. saksbehandlingstid behandlingstid ferdigbehandl tatt_opp teken_opp avgjort i_køen køen ligger_saken hvor_er_saken hvor_ligger hvor_langt kor_langt registrert_hos status_på saken_min_står liggende_hos hvordan_går_det_med noe_nytt_om nytt_i_saken gått_gjennom sett_på bunken under_arbeid under_behandling liggende saksgang oversendt komplett noen_vei lest_det begynt_på_saken
ARRIVED: mottatt mottatte fått_søknad kommet_fram kommet_frem komme_fram fått_den har_dere_fått har_de_fått ligger_hos
LETTER: *brev. *brevet *brev brevene skriv_fra dokumentet_fra melding_fra_dere
DECISION: *vedtak *vedtaket *vedtaker avgjørelsen avgjerda innvilg
NOTUND: forstår_ikke skjønner_ikke forstår_ingenting skjønner_ingenting skjønner_ikkje skjønar_ikkje forstår_ikkje ikke_forstår ikke_skjønner skjønte_ikke forstod_ikke blir_ikke_klok hva_betyr kva_tyder hva_menes kva_betyr hva_vil_det_si betyr_det hva_er_meningen forklar vanskelig_å_forstå veit_ikkje_om skjønner_jeg_ikke forstår_jeg_ikke forstå_hvordan henger_ikke_sammen hva_mener_dere kan_noen_forklare ka_betyr ka_e_d_for_brev hva_er_poenget hva_er_gruppe tolke blir_klok hva_ligger_i hva_innebærer hva_mener forklare forklaring uforståelig gir_ikke_mening henger_sammen
WHY: hvorfor kvifor koffor korfor hvofor årsak grunnen. begrunn grunngje fordi_hva hva_var_galt hva_er_grunn åssen_kan
REFUSAL: *avslag avslått avslatt fått_nei fikk_nei sagt_nei nei_til sier_nei ikke_innvilget stanset stansa stoppet_stønad opphørt dere_nekter
EXPIRE: går_ut gå_ut utløp utløper gjeng_ut går_tida_ut opphør slutter_stønad slutt_på_aap tar_slutt forleng forlengelse forlenget varer_ut varer_til løper_ut maksdato stopper_i
APPEAL: *klage. klager. *klagen klaga. klagefrist klagesak klageinstans påklag anke. anker. anken ankesak klagebrev klageskjema klageadgang omgjør omgjort omgjøre klagenemnd statsforvalt trygderett klagerett *klage_på klage_inn overprøv protest motsette klagar trekke_klagen
DISAGREE: uenig ueinig godtar_ikke urettferdig_vedtak urettferdig feil_avgjørelse feil_i_vedtaket kan_ikke_stemme se_på_saken_på_nytt vurdere_på_nytt vurdert_på_nytt behandlet_på_nytt ny_vurdering helt_galt på_nytt gjøre_om omgjort misforståelse urimelig aksepterer_ikke
APPLYHOW: hvordan_søk hvordan__søke hvor_søke hvor__søke hvor_søker søke_om søke_på søkja_om søkje_om søkje kan__søke må__søke skal__søke hvordan_søkjer kan_eg_søke korleis__søk kossen__søk søker_man søker_jeg hva_søker få_søkt papirskjema hjelp__søknad hjelp__søke søke_penger ønsker_å_søke vil_søke går_jeg_fram går_man_fram hvor_begynner hvor_starter komme_i_gang ber_man_om melde_kravet søknadsfrist
WHATGET: hva__krav_på krav_på rett_på rett_til hva_kan__få hva__få_hjelp kva_kan__få hvilken_hjelp finnes_det_noe finst_det_noko fins_det_noe fins_noe hvilke_stønad hva_slags_støtte får_jeg_noe hvilke_rettigheter hva_finnes noe_støtte noe_stønad har_dere_noen_støtte noe_man_kan_få hvilken_støtte hva_slags_hjelp penger_for_foreldre ordninger burde_jeg_sjekke hvilke_ordninger har_vi_krav noe_for_sånne finnes_det gjelder_noe_for noe_for_oss noe_for_meg
FORM: skjema *skjemaet blankett
FILLIN: fylle_ut fyller_ut fyll_ut utfyll fylt_ut utfylling felt. feltet rubrikk kryss. krysse
DOC: *dokument dokumentasjon dokument papir. papirer papira papirene vedlegg bilag attest bekreftelse stadfest legeerklæring *erklæring lønnsslipp lønnslipp lønsslipp kontoutskrift utskrift skattemelding husleiekontrakt leiekontrakt kontrakten arbeidskontrakt arbeidsavtale kvittering epikrise vitnemål fødselsattest vigselsattest pass. passet selvangivelse inntektsopplys legepapir regning_kopi faktura opplysninger_dere_ba lege_papir strømregning_kopi årsoppgave timeliste rapport sammendrag vitnemåla erklæring sluttattest legitimasjon skjermbilde mappe konvolutt journalutskrift resultat_fra legebrev
DELIVER: levere levert leverte sende_inn sendt_inn sende. sender sendt. laste_opp laster_opp lastet_opp last_opp ettersend legge_ved lagt_ved lagt_inn ta_med vise_fram post. posten. postkasse luka skann innlevering framlegge postkassa mail_det sende_på_mail faks avlever hylla
MISSDOC: mangler_papir ber_om dere_ber etterlyst etterspør mangler. manglende må_sende må_levere trenger_dere treng_de har_dere_fått__ nok_med holder_det held_det er_det_nok godtar_dere ta_bilde bilde_av original kopi. kopier underskrift signer skrive_under
ENCLOSED: vedlagt ligger_ved ligg_ved legger_ved vedlegger her_er_papir her_kommer
REPORT: melde_fra melder_fra melde_ifra meld_fra si_fra sier_fra seie_frå seia_frå melde_inn melder_inn opplyse_om gi_beskjed_om informere_om varsle_om melder_at melde_at bare_si_at må_dere_vite vil_bare_si må_jeg_si_fra gi_beskjed_at til_orientering skal_jeg_melde meldepliktig oppdatere_opplys endre_opplys melder_det herved
NEWJOB: fått_jobb ny_jobb begynt_i_jobb begynte_i_jobb begynt_som begynner_i_jobb starter_i_jobb fast_jobb fått_stilling deltidsjobb vikariat ekstrajobb ansatt_i fått_arbeid fått_fast ekstravakt jobber_nå startet_firma tilsett ansettelse stilling_på går_opp_til går_ned_til økt_stilling fast_stilling tiltrer sluttet_i_jobb sommerjobb startet_i
MOVED: har_flyttet flyttet_til flytta flyttet_ut flytter_til flytter_inn ny_adresse adresse adressa adresseendring flytting flyttet_sammen skal_flytte flytter_sammen bytte_adresse
HOUSEHOLD: samboer sambuar skilt. skilles separer giftet gift_meg gift_oss flyttet_sammen kjæresten_flytt ektefelle bor_alene_nå skilsmisse sivilstand
BORN: født. fødde fått_barn ny_baby nyfødt baby
INCOME: inntekt lønn. løn. tjener. tjent. tjene. lønna arv arvet
NEWPHONE: nytt_nummer nytt_telefon nytt_mobil byttet_nummer byttet_telefon byttet_mobil ny_epost ny_mobil telefonnummer_mitt
CARD: meldekort *meldekort melde_kort meldekorta kortet_for_uke kortet_mitt føre_timer førte_timer ført_timer
HOURS: timer. timar timene timetall antall_timer
PLAN: *aktivitetsplan aktivitetsplan aktivitetsplanen aktivitet_plan planen_min i_planen planen. min_plan opptrapping avtalt_opplegg opplegget løpet_mitt målet_mitt
ACTIVITY: aktivitet. aktiviteter aktiviteten *aktivitetskrav aktivitetsplikt aktivitetskravet aktiviteta være_aktiv orker_ikke_mer senke_tempo trappe_opp redusere_timer gradvis hvile
EFFORT: innsatsgruppe innsats. behovsvurdering arbeidsevnevurdering arbeidsevne oppfølgingsvedtak tilpasset_innsats
AAP: aap. arbeidsavklaring avklaringspeng
INDPLAN: individuell_plan ansvarsgruppe koordinator
NEXT: hva_nå kva_no ka_no neste_steg hva_skjer_videre veien_videre hva_gjør_jeg_etter videre_plan hva_skal_jeg_gjøre_etter neste_trinn
CV: cv. cv-en cven. cvn jobbsøknad
JOBSEEK: arbeidssøk arbeidsøk arbeids_søk jobbsøk registrer_meg registrere_meg melde_meg_ledig stå_som_ledig registrert_som_ledig arbeidsledig finne_jobb finne_arbeid få_jobb finne_meg_jobb søker_jobb ny_jobb_som leter_etter_jobb søke_jobb skaffe_jobb hjelp_til_jobb få_meg_jobb søker_som trenger_jobb vil_jobbe vil_ha_jobb sendt_søknader jobbsøking jobbjakt få_napp innkalt_til_intervju jobbønske bytte_bransje søkt_jobber
VACANCY: *stilling. stillinger stillingane ledige_jobber stillingsannonse rekrutter arbeidsplassen.no vakanse jobbtilbud
INTERVIEW: *intervju
QUALIF: godkjent_utdanning utdanningen_min autorisasjon fagbrev realkompetanse vitnemål godkjenning_av godkjennes godkjenne_utd nokut hkdir kompetanse ferdig_utdannet nyutdannet godkjenne_vitnemål utdannelse utdannet bachelor master.
LAYOFF: permitter permisjon_uten nedbemann sagt_opp oppsagt oppsigelse mistet_jobben mista_jobben konkurs arbeidsløs
COURSE: *kurs. *kurset kurs. kurset kurser *opplæring opplæringen kursbevis truckkurs datakurs *skole_på_tiltak fagopplæring fagbrev-løpet fagbrevløp utdanning_som_tiltak fagprøve sertifikat hms truckfører bevis_på timeplan kursplass kurssted fagbrev læreplass
PRACTICE: praksis *praksis praksisplass arbeidstrening arbeidspraksis hospiter utplasser arbeidsutprøving verkstedet utprøving prøve_seg_i prøve_meg_i arbeidsprøv lærling på_lageret_i
WAGESUB: lønnstilskudd lønstilskot lønnstilskuddet tilskudd_til_lønn inkluderingstilskudd betaler_litt_av_lønn
MENTOR: mentor
TILTAK: *tiltak tiltak tiltaket tiltaksplass tiltaksarrangør jobbspesialist ips. aft. vta. arbeidsforberedende tilrettelagt_arbeid varig_tilrettelagt oppfølgingstiltak avklaringstiltak jobbspesialisten avklaring oppfølgingsprogram vekstbedrift
WAITLIST: venteliste ventelista på_vent_for kø_for_kurs ledig_plass plassen. plass_på
SICKNOTE: sykmeld sykemeld sjukmeld sykmelding sjukemeld egenmeld friskmeld gradert_syk avventende_syk sykmelt sykefravær borte_med_angst hjemme_med fravær_på_jobb avvent skrev_meg_ut prosent_syk
SICKPAY: sykepeng sjukepeng sykepenger sykepengesøknad arbeidsgiverperiode sykepengegrunnlag sjukepengar
EMPLOYER: arbeidsgiver arbeidsgjev sjefen. sjef. bedriften. lederen_min leder_på_jobb firmaet ansatt_hos turnus turnusen skift ansatte_vår salong vår_ansatt arbeidsplassen_min
DIALOGUE: dialogmøte dialogmelding oppfølgingsplan oppfølgings_plan
SICK: syk. sjuk sykdom vondt smerter diagnose operer operasjon sykehus kreft depresjon helsen. legen. lege. fastlege behandler. migrene
TILRETTE: tilrettelegg tilrettelagt
MEETING: *møte. *møtet *møter møtes møtast *samtale *samtalen samtala time. timen. timen_min avtale. avtalen avtalt_tid innkall innkalling møtetid bestille_time ny_time få_time time_hos treffes time_med videomøte komme_innom nytt_møte drop-in praten ta_praten prate_med konsultasjon ses_på treffe avtaler møteplass kaffe_og_prat
MOVEAPPT: flytte_timen flytte_møte flytte_avtale flytte__timen flytte__møtet utsette utsett annen_tid annet_tidspunkt anna_tid ny_tid en_annen_dag annen_dag bytte_tid avlyse avbestille må_avlyse endre_time endre_tid kolliderer passer_ikke kan_ikke_komme kan_ikke_møte får_ikke_kommet ikkje_komme kommer_ikke_på ombestille rekker_ikke blir_forsinket forsinka forsinket_til rekk_ikkje etter_lunsj etter_jobb senere_på_dagen annet_klokkeslett blir_umulig tidlig_for_meg ta_det_mandag kl_passer uka_etter veka_etter gå_an_å_flytte
MODE: på_telefon video teams digitalt. fysisk. på_nett_i_stedet i_stedet_for i_staden over_telefon ansikt_til_ansikt
INTERP: *tolk tolken tolking oversetter
SPEAKWITH: snakke_med møte_noen treffe_noen en_prat prat_med snakke_sammen vil_snakke snakka_med
SOSIAL: *sosialhjelp sosialstønad sosialstønaden sosialen. sosialkontor sosialpeng *sosialtjen sosial_hjelp økonomisk_sosial økonomisk_stønad sosialsøknad sosial_stønad sosialhjelpa supplerende_sosial supplerende_stønad sosjal sosial.
LIVING: livsopphold livsopphald livsophold leve_av levekostnad
SPECIAL: særskilt briller tannlege tannbehandl vaskemaskin barneseng barnevogn møbler vinterklær klær. kle. støvler kjøleskap_nytt konfirmasjon begravelsesstøtte julepenger fritidsaktivitet leirskole sommerferie_barn varmtvann sykkel seng. tenner flytteutgift flyttebil vedfyring ved_til vinterdekk skoleutstyr utstyr_til bursdag førstegangsetabl etableringshjelp reise_til_lege strømregning strømregninga barnevogna tvillingvogn komfyr vaskemaskina sofa senger skiutstyr brilleglass tannregul leker internett ferieklubb fritidsklubb mobilabonnement
COVER: dekke. dekker dekt dekkes betale_for hjelp_til_å_betale støtte_til støtte. få_støtte bidra_til hjelp_med_regning få_hjelp_til_ny betale_regning ekstra_penger
MUNI: kommunen. kommunal *kommune kommunalt
FOODNONE: ikke_mat uten_mat ingen_mat tomt_for_mat ikkje_mat ikke__til_mat mangler_mat tom_fryser kjøleskapet__tomt skapet__tomt skapa__tom sulten. sultne sulter svelt. ikke_spist ikke_noe_å_spise ikke__spise mat_til_ungene mat_til_barn matpakke matkasse matutdeling deler_ut_mat nødhjelp akutt_hjelp krisehjelp mat_i_huset siste_maten penger_til_mat råd_til_mat råd_til_bleier bleier morsmelkerst ete_opp spiser_annenhver lever_på_pasta heme_fra_skolen på_skiva ingenting_igjen_å_spise middag_til_barna brødskiv knekkebrød matrekvis havregr melk_til erstatning_til_baby tomt_kjøl suppekjøkken
NOMONEY: blakk ingen_penger ikke_penger ikke_en_krone tom_konto null_kroner uten_penger kroner_igjen ikkje_pengar kr_igjen har_ikke_råd kroner_på_konto fri_for_penger
POWERCUT: strømmen_stenges stengt_strøm strømmen_er strøm_er_av strømmen_kuttes steng_strøm stenge_strømmen stenger_strømmen uten_strøm straumen_stengd kuttet_strømmen strømmen_ble strømmen_blir varmen_er_av fryser_inne strøm__av stenger_tors nettselskap
EVICT: utkastelse kastet_ut kaster_oss kaste_oss kaste_meg kasta_ut utkasta kastes_ut fravikelse fraviking begjæring_om_frav ut_av_leiligheten ut_av_boligen må_ut_av må_være_ute namsmannen_kommer pakke_sakene hives_ut hive_oss sagt_opp_leil sagt_opp_leie
NOSLEEP: sove_i_natt sover_i_bil sover_på_sofa sov_ute sove_ute ingen_plass_å_sove ikke_sted_å_sove sted_å_sove uten_bolig hjemløs bostedsløs husløs står_på_gata på_gata ingen_sted_å_bo plass_å_bo_i_natt bytta_lås ikke_noe_sted_å_bo løslates løslatt sove_hos sovet_hos tak_over_hodet står_med_bagen i_trappeoppg campingvogna_vår i_garasjen på_stasjonen midlertidig_sted uten_sted hotellrom_betalt sofaen_til
VIOLENCE: vold. voldelig slår_meg slo_meg slått truer truet trussel trusler redd_for_mann redd_for_eks krisesenter kontrollerer_meg redd_for_å_dra dreper drepe tvangsgift tvang_gift tør_ikke_gå_hjem sperra_kort sperret_kort låst_meg_ute låser_meg slo_meg_igjen redd_i_mitt redd_hjemme mishandl voldtatt æres
SUICIDE: selvmord orker_ikke_leve vil_ikke_leve ikke_leve_lenger ta_livet gjøre_slutt ikke_mer_å_leve bedre_uten_meg ikke_noe_mer_å skjærer_meg kutter_meg tenker_på_å_dø dø. selvskad
MEDICINE: medisin medisiner tabletter insulin resept apotek
CHILD: barn. barna. barnet ungene ungan unger. sønn datter dotter guten jenta baby. babyen småbarn
HOUSING: *bolig leilighet leiligheit bustad hybel husvære bosted hus. huset. større_bolig bolig. boligen boligkontor boligsøknad bosituasjon rom_å_leie leie_bolig sted_å_bo større_plass rekkehus hyblar omsorgsbolig trygdebolig flytte_hjemmefra rimelig_bolig bor_trangt mugg kakerlak trapper
DEPOSIT: *depositum depositumsgaranti kommunal_garanti garanti. garantist
BOSTOTTE: *bostøtte bo_støtte bustøtte husbanken støtte_til_bokostnad hjelp_til_bokostnad
STARTLAN: startlån boliglån kjøpe_bolig kjøpe_leilighet
RENT: *husleie husleia husleiga leia. leien. leie. leiga leieprisen husleie_hjelp
LANDLORD: huseier huseigar utleier hybelvert utleigar leieboer vaktmester
DEBT: *gjeld gjelda gjeldsord gjeldsråd kreditor forbrukslån kredittkort lån. lånet lånt skylder ubetalt regninger regningene betalingsvansk nedbetal betalingsanmerk purring avbetaling kausjon refinans misligh betale_ned gjeldfri kredittgjeld smålån spillegjeld økonomien_har_rakna
COLLECT: *inkasso namsmann namsmannen forliksr forliksklage utlegg lønnstrekk utleggstrekk tvangssalg
BUDGET: økonomirådgiv økonomiråd budsjett privatøkonomi økonomisk_rådgiv økonomien_min styre_økonomi oversikt_over_økonomi forvaltning_av
KVP: kvp *kvalifiseringsprogram kvalifiseringsprogram kvalifiseringsprogrammet kvalifiseringsstønad kvalifiserings program_i_kommunen_med_lønn
INTRO: *introduksjon introprogram introduksjonsprogram introduksjonsstønad intro_program introprogrammet intropeng programrådgiv flyktningtjen flyktningkonsul introduksjonsordning flyktningekontor mottaket flyktningkontor samfunnsfag samfunnskunnskap flyktning_og
NORLESSON: norskkurs norsk_kurs norskopplær norskprøve norskundervis lære_norsk norsktimer voksenopplær b1. norsk_timer
SETTLE: bosett bosatt_i bosettingskomm
PARENTAL: foreldrepeng foreldrepermisjon fedrekvote mødrekvote engangsstønad pappaperm mammaperm svangerskapspeng foreldrekvote permisjonen kvoten fødselspeng permisjon. permisjonen_blir trillinger tvillinger uttak_av_perm
CHILDBEN: *barnetrygd barnetrygden utvidet_barn
CASHCARE: kontantstøtte
SUPPORT: *bidrag bidraget barnebidrag bidragsforskudd forskudd_på_bidrag
CAREBEN: pleiepeng omsorgspeng opplæringspeng hjelpestønad grunnstønad syke_barn_dager omsorgsdag sykt_barn pleie_av pårørende steller passer_mor
PREGNANT: gravid termin. svanger fødsel
SINGLEPAR: alene_med_barn aleneforelder enslig_forsørger enslig_mor alenemor overgangsstønad enslig
PENSION: *pensjon alderspensjon pensjonist pensjonere afp. pensjonsalder uttak_av_pensj minstepensjon leve_av_når_jeg_blir_gammel pensjonsopptj gjenlevende gammel. slutte_å_jobbe
DISAB: *uføre uføretrygd ufør. uføretrygda uførepensjon uføregrad arbeidsufør uføresøknad trygda. trygden
SURVIVOR: etterlatte enke. enkemann gjenlevende barnepensjon gikk_bort mannen_min_døde
BARNETILLEGG: barnetillegg
AID: rullestol hjelpemid *høreapparat krykker rullator sykehusseng personløfter heis. trappeheis protese ståstativ dusjstol *rampe teleslynge hørselstek høyrsel talemaskin briller_hjelpem bilstønad tilpasset_bil alarm_for blindestokk punktskrift toalettforhøyer hev-senk ergoterapeut elektrisk_rullestol spisehjelp ståbord stokk. stol. stolen gåstol scooter stolheis lupe smartbriller pekeplate ortoped håndtak løfteputer hjelpemidlene dusjkrakk toalettstol
REPAIR: reparer ødelagt defekt gått_i_stykker låst_seg punkter hjulet batteriet fikse slitt stoppet_i punktert batteri lader holder_ikke_strøm
ABROAD: utlandet utlandsopphold utanlands eøs polen sverige danmark spania tyrkia syria somalia irak eritrea ukraina tyskland england thailand litauen romania portugal island hellas pakistan kroatia etiopia iran spania lahore beirut manila kreta kypros canada usa. brasil india kina marokko tunis albania kosovo bosnia sri_lanka vietnam hjemlandet alanya
TRAVEL: reise. reiser ferie. feriere på_besøk besøke dra_til fly. flybillett tur. utenlandstur reisa gifter_seg_i bryllup overvintre reiser_hjem borte_i_uker bortreist cruise
EEAFORM: pd_u1 pd_u2 u1. u2. e104 a1. s1_skjema pdu2 blå_kort eøs-skjema trygdeavtale medlemskap_i_folketrygd
MOVEABROAD: flytte_til_utlandet flytte_hjem_til flytte_til_spania emigrer utvandr flytte_for_godt flytter_tilbake
INSIGHT: innsyn se_saken_min se_hva_som_står mappa_mi mappen_min journal. notater logg. utlever kopi_av_saken
WHOREAD: hvem_har_lest lest_saken inne_i_saken snok sett_på_saken_min hvem_har_sett
CONSENT: samtykke taushet taushetsplikt personvern gdpr databehand dele_opplys får_vite vite_om_meg hemmelig_adresse adressesperre
POA: fullmakt på_vegne_av verge. vergemål dement ordner_alt_for snakke_for snakke_på_vegne ta_telefonen_for opptre_for verger
CORRECTREC: rettes_eller slettes slette_opplys feil_opplys stemmer_ikke_det_som referatet referat. feil_i_journal rette_opplys
WRONGLETTER: brev_til_feil noen_andres annen_persons annet_menneskes feil_person feil_adressat naboen_sitt noen_andres_brev
RUDE: frekk uhøflig respektløs behandlet_dårlig dårlig_behandl snakket_til_meg lo_av himlet nedlatende ikke_hørt_på ikke_respekt diskriminer rasist ydmyk krenk avbrøt bli_møtt dårlig_folkeskikk dårlig_service elendig lei_av_å skuffet skammelig holdning tonen møtt_sånn urettferdig_behandlet avvist_i_skranken sint_på ydmykende himla sukket latterlig vitser_om avvist sladret roter luktet surt frekkhet flau_på_mine aksent rope ropte baksnakk
COMPLAINSERV: klage_på_veileder klage_på_saksbehandler klage_på_service klage_på_måten klage_på_henne klage_på_ham klage_på_kontoret klage_på_ansatt klage_på_behandlingen_av_meg
BOSS: lederen. leder. sjefen_deres kontorleder nav-leder sjef_hos hvem_er_sjef kven_som_er_sjef avdelingsleder
NEVERREPLY: svarer_aldri svarer_ikke aldri_svar svarar_ikkje får_ikke_tak_i ringer_aldri hører_aldri ikke_fått_svar ingen_svarer
LOGIN: *innlogg logge_inn logget_inn logger_inn logga_inn logg_inn loggar_inn kommer_ikke_inn komme_inn_på kjem_ikkje_inn får_ikke_logget passord brukernavn kode_på_mobil kastet_ut_av_siden kastar_meg_ut logges_ut logger_meg_ut innboksen_åpner passkode engangskode låst_ute_av
BANKID: bankid bank_id bankid-en minid buypass kodebrikke elektronisk_id id-porten
ERRORMSG: feilmelding noe_gikk_galt feilkode hvit_skjerm teknisk henger. krasj virker_ikke fungerer_ikke funker_ikke virkar_ikkje verkar_ikkje fungerar_ikkje funka_ikkje får_ikke_til_å_sende går_ikke_an står_bare_og åpner_ikke laster_ikke åpnes_ikke snurrer fryser henger_seg hakker ingenting_skjer feilkode nede. oppdatering etter_oppdater svart_skjerm rare_tegn uventet
UPLOAD: opplasting laste_opp lastet_opp filtype filen. fila. pdf. filformat for_stor_fil
WEBSITE: nettside sida. siden_min nettsida appen app. knappen nettleser nettsiden min_side ditt_nav skjerm konvolutten_oppe innboks innboksen nettbrett chatten meldinga_åpn tasten menyen
ADVISER: *veileder veileder veilederen rettleiar rettleiaren saksbehandler saksbehandlar sakshandsam kontaktperson rådgiveren konsulent saks_behandler veiledar kontaktpersonen kvp-rådgiver stedfortreder vikar_for_deg kontakten_min
WHOIS: hvem_er. kven_er. kem_e hvem__veileder hvem_har_tatt_over hvem_har_jeg fast_person
CALLME: ring. ringe_meg ring_meg ringer_meg ring_tilbake ringe_tilbake oppringt ringes bli_ringt ringe_henne ta_en_telefon tilbakeringing ringt_opp kontakte_meg ta_kontakt
REACH: får_ikke_tak få_tak_i nå_tak nå_fram direktenummer direkte_nummer telefonnummer_til kontakt_med nummeret_til sentralbord treffe_veileder epost_til tar_ikke_telefonen prøv_igjen prøv_etter ringer_før_lunsj ring_etter nå_deg treffe_deg_på_telefon skjult_nummer
CHANGEADV: bytte_veileder ny_veileder bytte_saksbehandler ny_saksbehandler annen_veileder en_annen_saksbeh anna_rettleiar bytte_rettleiar byte_rettleiar annen_å_forholde skifte_veileder veileder_som_snakker
UDI: udi. *oppholdstillatelse opphold. oppholdskort permanent_opphold statsborger familiegjenforening familieinnvandring familie_gjenforening asyl reisebevis utlendingsdirekt une. visum visa. flyktningpass arbeidstillatelse kollektiv_beskyttelse oppholdsløyve ambassade
POLICE: politi *politiet anmeld vandelsattest politiattest førerkort lappen_min
TAXADM: skatteetat skattekort skatte_kort skattekontor restskatt skatteoppgjør baksmell skatt_igjen skatteprosent flyttemelding folkeregister folke_register d-nummer personnummer tollen. tolletat toll.
STUDENTLOAN: lånekassen studielån stipend studentlån
BANK: banken. bank. konto_sperret fryst_konto svindel lurt_av svindla bankkort_stoppet bankkort minibank pinkode vipps nettbank kort_sperret automaten
DOCTOR: time_hos_lege bytte_fastlege fastlege_bytte doktortime legetime helfo frikort egenandel blå_resept legevakt sykehustime psykolog_time pasientreiser helsenorge vaksin tannlegetime_bestill forsikring_på_skolen resepten blodprøve_svar
SCHOOL: skolen. skoleplass sfo. barnehage barnehageplass skoleskyss rektor videregående
OTHERMUNI: parkeringsbot søppel renovasjon vann_og_avløp byggesak hjemmesykepleie sykehjem barnevernet husleietvist forliksrådet strømselskap forsikring advokat svømmehall hjemmehjelp brøyt skolens_forsikring bibliotekkort forsikringssel barnevern hund_bjeffer
THANKS: takk. tusentakk takker tusen_takk mange_takk takkar
OKWORD: ok. oki okei okey greit. fint. flott. supert. topp. perfekt den_er_god den_er_fin i_orden notert mottatt. skjønner. forstått avtale. helt_greit kjempefint null_problem oppfattet herlig jada jepp gleder_meg ok_da det_er_bra i_boks enig. kult. avtalt.
BYE: ha_en_fin ha_det hilsen_til god_helg god_bedring vi_sees vi_ses sees. ses. snakkes god_påske god_jul
WITHDRAW: glem_forrige glem_det trenger_ikke_svar har_ordnet_seg ordnet_seg fant_ut_av_det fant_den fant_det treng_ikkje ikke_nødvendig_lenger se_bort_fra trenger_ikke_ringe
HELLO: hei. hallo. heisann god_dag goddag morn. hei_hei
HELPONLY: hjelp. hjelpe_meg kan_dere_hjelpe trenger_hjelp treng_hjelp hjelp_meg
PROBLEM: problem problemer noe_galt trøbbel
VAGUE: det_der den_der dette_her det_samme sånn_som den_andre saken_min. gjelder_saken lurer_på_noe spørsmål_om_noe som_jeg_sa som_du_sa det_jeg_spurte du_vet ombestemt det_vi_snakk det_vi_disk diskuterte på_min. den_greia begge_deler angrer som_sagt
QUESTION: hva. kva. ka. hvordan korleis kossen hvor. kor. kvar. hvem. kven. kem. hvilke hvilken åssen kan_jeg kan_eg kan_vi kan_dere kan_de får_jeg får_eg er_det må_jeg må_eg skal_jeg lurer_på lurar_på hvorfor
STATEBEN: dagpenge dagpengan dagpengar dagpenger aap. arbeidsavklaring uføretrygd *uføre sykepeng sjukepeng foreldrepeng barnetrygd alderspensjon *pensjon pleiepeng tiltakspeng kontantstøtte overgangsstønad grunnstønad hjelpestønad engangsstønad bidrag etterlatte omsorgspeng hjelpemid reisestønad barnepensjon
TILTAKSPENG: tiltakspeng dagsats reisepeng reisestønad
DAGPENGER: dagpeng dagpengar
SCHEDULE: mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag klokka kl. formiddag ettermiddag i_morgen imorgen i_morgon mårra imårra neste_uke
DEADLINE: frist. fristen innen. frister
PLACE: hvor_er_kontoret hvor_holder_dere adressen_til_kontoret åpningstid åpent. resepsjon hvilken_inngang hvilket_rom oppmøte
BRING: ha_med ta_med følge_meg få_være_med bli_med_meg
RATE: sats. satsen. satser veiledende_sats norm.
RIGHT: rett_til rett_på rettighet lov_til lov. tillatt regler
LOSE: miste. mister mistar tape.
NEG: ikke. ikkje. itte. ikkj. aldri. ingen. uten.
`
