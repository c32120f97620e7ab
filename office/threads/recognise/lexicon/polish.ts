export const polish = `
WHEN: kiedy jakiego_dnia którego_dnia
MONEY: pieniądze pieniędzy pieniedzy kasa. kwota kwotę kwoty koron
PAYOUT: wypłat wyplat przelew przelał wypłac wplyn wpłyn zapłat wypłacon pieniądze_będą pensja_od przelewu dostanę_pieniądz
NOTCOME: nie_dostałem nie_dostałam nie_przyszł nie_przyszl nie_dostalem nie_wpłyn nie_dostalam brak_wypłat nie_ma_pieniędzy nie_otrzymał nadal_nie_ma puste_konto wciąż_brak nie_zapłac
LESS: mniej niższ nizsz połow polow potrąc potrac mniejsz zabral
OVERPAID: zwrot zwróc nadpłat oddać_pieniądze dwa_razy podwójn nadplat
ACCOUNT: konto. konta. koncie numer_konta
HOWMUCH: ile_dostan ile_wynosi ile_pieniędzy ile_mogę
CALC: wylicz obliczon obliczyl obliczen skąd_ta_kwot
APPLICATION: wniosek wniosk podani aplikac
APPLIED: złożył złożyłem zlozyl złożyłam wysłałem_wniosek wysłałam_wniosek skladal
WAIT: czekam czekać czekac jak_długo jak_dlugo ile_jeszcze tygodni_temu miesięcy_temu wciąż nadal
REPLY: odpowied odpowiedzi
PROCESS: rozpatr rozpatrz na_jakim_etapie status pod_behandling w_trakcie co_z_moim
ARRIVED: dotarł dotarl czy_doszedł otrzymaliście dostaliście doszly
LETTER: list. listu pismo pisma pismie
DECISION: decyzj postanow
NOTUND: nie_rozumiem nie_zrozum co_znaczy co_to_znaczy co_oznacza wyjaśn wyjasn niezrozum wytłumacz objaśn
WHY: dlaczego czemu powód
REFUSAL: odmow odmów odrzuc
EXPIRE: kończy_się konczy_sie wygasa przedłuż przedluz skończy
APPEAL: odwoła odwola zażalen odwołani
DISAGREE: nie_zgadzam niesprawiedliw ponowne_rozpatrz
APPLYHOW: jak_złożyć gdzie_złożyć jak_zlozyc złożyć_wniosek jak_się_starać jak_się_o_to ubiegać starać_się_o zlozyc_wniosek wnioskować
WHATGET: co_mi_przysług czy_należy jaka_pomoc czy_przysług przysługuje mam_prawo jakie_świadczen należy_mi_się co_mogę_dostać
FORM: formularz druk.
FILLIN: wypełni wypelni pole. rubryk
DOC: dokument papier zaświadcz zaswiadcz wyciąg wyciag paski_z paragon umow świadectw kopi oryginał skan rachunk raport wynik_badań podpis
DELIVER: przysłać wysłać wyslac dostarcz donieś doniesc przynieść przyniesc załącz wgrać
MISSDOC: prosicie wystarczy jakie_dokument brakuj czego_brakuje oryginał skan kopi czy_musz_tłumacz
ENCLOSED: załącz w_załącznik przesyłam
REPORT: zgłaszam zglaszam zgłosić zglosic informuj powiadom chciałbym_zgłos chcę_zgłos
NEWJOB: nową_pracę znalazłem_prac znalazłam_prac zacząłem_prac zaczynam_prac dostałem_prac dostałam_prac
MOVED: przeprowadz wyprowadz nowy_adres zmieniłem_adres adres zmiana_adres
HOUSEHOLD: rozwód rozwod rozstał separacj ślub
BORN: urodził urodzil
INCOME: dochód dochod zarob zarabi
NEWPHONE: nowy_numer zmieniłem_numer zmieniłam_numer
CARD: meldekort kartę karte_za karty_za karte.
HOURS: godzin
PLAN: plan_aktywn planie_aktywn plan_działa
ACTIVITY: aktywność aktywnosc aktywn
AAP: aap
NEXT: co_dalej następny_krok
CV: cv życiorys
JOBSEEK: szukam_prac zarejestr bezrobot poszukuj znaleźć_prac znalezc_prac
VACANCY: ofert_prac oferty_pracy ogłoszen wakat
INTERVIEW: rozmow_kwalifik rozmowa_o_prac rozmowę_o
QUALIF: dyplom kwalifikac uprawnien uznani nostryfik
LAYOFF: zwolnili zwolniony_z stracił_prac wypowiedzen upadło bankru zwolniono
COURSE: kurs szkolen
PRACTICE: praktyk staż
WAGESUB: dopłat_do_pensji dofinansowanie_wynagr
TILTAK: tiltak
WAITLIST: lista_oczek liście_oczek kolejk
SICKNOTE: zwolnieni l4. zwolnienie_lekarsk chorobow
SICKPAY: chorobowe zasiłek_chorob sykepenger
EMPLOYER: pracodaw szef szefow firma kierownik
DIALOGUE: spotkanie_dialog dialogmøte
SICK: chory chora choroba lekarz operacj szpital bol.
MEETING: spotkani wizyt termin umówi umowi umawia
MOVEAPPT: przełoż przeloz inny_termin innym_termin nie_mogę_przyj nie_moge_przyj odwołać_spotk odwołać_wizyt zmienić_termin spóźni inny_dzień później inna_godzina
MODE: telefoniczn online wideo osobiście
INTERP: tłumacz tlumacz
SPEAKWITH: porozmawiać porozmawiac rozmawiać_z
SOSIAL: socjaln sosialhjelp opiek_społ pomoc_społecz zapomog sosial
LIVING: utrzymani na_życie
SPECIAL: okular dentyst ząb zęby pralk ubrani buty mebl łóżeczk wózek_dla
COVER: pokryj pokryje zapłaci dofinans zwrot_koszt opłacić
MUNI: gmin gmina komun
FOODNONE: nie_mam_co_jeść nie_ma_co_jeść na_jedzenie jedzeni głodn glodn nic_do_jedz pusta_lodów pusta_lodow lodówka lodowka pusta pusty szafka_jest
NOMONEY: bez_grosza nie_mam_pieniędzy nie_mam_pieniedzy brak_pieniędzy zostało__koron
POWERCUT: odcięl_prąd prąd odcięli odcieli pradu bez_prądu wyłączyli_prąd odetną
EVICT: eksmis wyrzuc wyrzucaj wyrzucił komornik_przychodzi
NOSLEEP: nie_mam_gdzie_spać gdzie_spać gdzie_spac nocleg miejsce_na_noc bezdomn w_aucie w_samochodzie na_ulicy w_garażu spi_w garazu przenocow
VIOLENCE: bije przemoc grozi boję_się_męż uderzył boje_sie
SUICIDE: nie_chcę_żyć samobój nie_chce_zyc
MEDICINE: lek. leki leków insulin recept aptek tabletk
CHILD: dziec dzieci syn. syna córk corka
HOUSING: mieszkani dom. lokal pokój pokoj kwater pleśń grzyb_na ciasn
DEPOSIT: kaucj depozyt gwaranc poręcz
BOSTOTTE: bostøtte bostotte dodatek_mieszk
STARTLAN: startlån kredyt_na_mieszk
RENT: czynsz wynajem najem
LANDLORD: właściciel_mieszk wlasciciel gospodarz wynajmując
DEBT: dług dlug długów długi kredyt pożycz raty zadłuż
COLLECT: komornik windykac inkasso
BUDGET: budżet doradca_finans
KVP: kvp program_kwalifik
INTRO: program_wprowadz introduksjonsprogram program_introduk
NORLESSON: kurs_norwesk lekcje_norwesk nauk_norwesk
PARENTAL: macierzyńsk rodzicielsk tacierzyń ojcowsk urlop_rodz becikow
CHILDBEN: zasiłek_rodzin barnetrygd rodzinne na_dzieci
CASHCARE: kontantstøtte
SUPPORT: aliment
CAREBEN: opiek_nad zasiłek_opiek pielęgnac
PREGNANT: w_ciąży ciąż poród
SINGLEPAR: samotn
PENSION: emerytur emeryt
DISAB: rent_inwalid renta rentę niezdoln inwalid uføre
SURVIVOR: wdow renta_rodzinna zmarł_mąż
AID: wózek_inwal wózek aparat_słuch kule. protez sprzęt chodzik balkonik
REPAIR: naprawi zepsu
ABROAD: za_granic zagranic polski polsce polska
TRAVEL: wyjech wyjazd urlop wakacj pojech
EEAFORM: u1. u2. a1. pd_u1 e301
MOVEABROAD: wracam_do_kraju wracam_do_polski wracam_na_stałe
INSIGHT: wgląd wglad dostęp_do_akt moje_akta
WHOREAD: kto_czytał kto_przegląd kto_zaglądał
CONSENT: danych_osob zgod_na poufn rodo
POA: pełnomoc upoważn w_imieniu
WRONGLETTER: cudzy_list nie_do_mnie innej_osoby
RUDE: niegrzecz nieuprzejm obraź źle_potrakt źle_trakt krzycz śmiał bezczel
COMPLAINSERV: skargę_na skarga_na skarge_na złożyć_skarg
BOSS: kierownik
NEVERREPLY: nikt_nie_odpow nie_odpowiad nikt_nie_odbier
LOGIN: zalogow logow hasło haslo nie_mogę_wejść
BANKID: bankid minid
ERRORMSG: błąd blad nie_działa nie_dziala zawiesz wyskakuje nie_mogę_otworzyć po_aktualizacji nie_otwiera
UPLOAD: wgrać plik załadow
WEBSITE: stron aplikacj przycisk
ADVISER: doradc veileder opiekun_spraw konsultant urzędnik
WHOIS: kto_jest_moim kto_jest kim_jest
CALLME: zadzwon oddzwon proszę_o_telefon
REACH: skontaktow dodzwonić numer_do
CHANGEADV: zmienić_doradc zmiana_doradc innego_doradc
UDI: udi pobyt pozwolenie obywatelst azyl wiza. wizę łączenie_rodzin
POLICE: policj prawo_jazdy
TAXADM: urząd_skarb skarbow podatk podatek rozliczeni karta_podat skattekort pesel
STUDENTLOAN: stypend lånekassen
BANK: bank_zablok oszust mój_bank
DOCTOR: lekarz_rodzin lekarza_rodzin fastlege do_dentysty wizyt_u_lekarz
SCHOOL: szkoł szkol przedszkol
OTHERMUNI: ubezpieczen śmieci mandat prawnik
THANKS: dzięki dziękuj dziekuj dzieki
OKWORD: ok. dobrze. super. pasuje rozumiem. świetnie okej w_porządku
BYE: miłego_dnia do_widzenia do_zobaczenia
WITHDRAW: już_nieaktual już_nie_trzeba nieaktualne
HELLO: dzień_dobry dzien_dobry cześć witam
HELPONLY: pomoc. pomocy pomóż pomoz
PROBLEM: problem
QUESTION: czy. co. jak. gdzie ile. kto. jaki jakie która dlaczego
SCHEDULE: poniedział wtorek środ sroda czwart piąt sobot niedziel jutro tydzień
DEADLINE: do_kiedy ostateczny_termin
PLACE: gdzie_jest_biuro godziny_otwarcia
RIGHT: prawo_do mam_prawo przysługuje wolno
LOSE: stracę strace
NEG: nie.
`
